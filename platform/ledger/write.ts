import { nextDue, runningDue } from '../procedure/fold.ts';
import type { Matter, Procedure } from '../procedure/types.ts';
import type { Transaction } from '../store/store.ts';
import type { Statement } from '../store/types.ts';
import { type CellRow, campaignsText, cellChange } from './changes.ts';
import type { PreparedAct } from './prepare.ts';
import { wordsChange } from './words.ts';

/** A matter with the acts that one transaction adds to it. */
export interface MatterWrite {
  readonly procedure: Procedure;
  readonly before: Matter | null;
  readonly after: Matter;
  readonly headHash: Buffer;
  readonly acts: readonly PreparedAct[];
}

/**
 * Rows are reached through the arbiter of an upsert, never by a join: a plan that the server keeps from the day when
 * the tables were empty may pick any index that begins with the region, and would read all of it for each row.
 */
const WRITE = `
with acts as (
  insert into act (home_region, matter_id, seq, act_id, procedure, verb, event_at, recorded_at, basis, body, commitment,
                   prev_hash, hash, batch_id, trace_id, actor, on_behalf_of, authority)
  select $1, a.matter_id, a.seq, a.act_id, a.procedure, a.verb, a.event_at, a.recorded_at, string_to_array(a.basis, ' '),
         a.body, a.commitment, a.prev_hash, a.hash, a.batch_id, a.trace_id, a.actor, a.on_behalf_of, a.authority
  from unnest($2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::int[], $7::uuid[], $8::text[], $9::text[],
              $10::timestamptz[], $11::timestamptz[], $12::text[], $13::jsonb[], $14::bytea[], $15::bytea[], $16::bytea[],
              $17::uuid[], $18::text[])
    as a(actor, on_behalf_of, authority, matter_id, seq, act_id, procedure, verb, event_at, recorded_at, basis, body,
         commitment, prev_hash, hash, batch_id, trace_id)
), personal as (
  insert into act_private (home_region, matter_id, seq, salt, payload, sealed)
  select $1, p.matter_id, p.seq, p.salt, p.payload, p.sealed
  from unnest($19::uuid[], $20::int[], $21::bytea[], $22::jsonb[], $23::bytea[]) as p(matter_id, seq, salt, payload, sealed)
), written as (
  select * from unnest($24::uuid[], $25::int[], $26::text[], $27::int[], $28::text[], $29::text[], $30::text[], $31::uuid[],
                       $32::int[], $33::text[], $34::text[], $35::text[], $36::date[], $37::date[], $38::date[], $39::bytea[], $40::jsonb[], $67::date[])
    as w(id, old_version, procedure, version, state, home_code, handling_code, assignee, sensitivity, title, channel, domain,
         opened_on, closed_on, due_on, head_hash, snapshot, running_due)
), kept as (
  insert into matter as m (home_region, id, procedure, version, state, home_code, handling_code, assignee, sensitivity,
                           title, channel, domain, opened_on, closed_on, due_on, head_hash, snapshot, running_due)
  select $1, id, procedure, version, state, home_code, handling_code, assignee, sensitivity, title,
         channel, domain, opened_on, closed_on, due_on, head_hash, snapshot, running_due
  from written
  on conflict (home_region, id) do update
  set version = excluded.version, state = excluded.state, handling_code = excluded.handling_code,
      assignee = excluded.assignee, sensitivity = excluded.sensitivity, title = excluded.title, channel = excluded.channel,
      domain = excluded.domain, closed_on = excluded.closed_on, due_on = excluded.due_on, head_hash = excluded.head_hash,
      snapshot = excluded.snapshot, running_due = excluded.running_due
  where m.version = (select w.old_version from written w where w.id = m.id)
  returning m.id
), cells as (
  insert into matter_cell (home_region, matter_id, measure, day, authority, channel, domain, n, amount, campaigns)
  select $1, matter_id, measure, day, authority, channel, domain, n, amount, string_to_array(nullif(campaigns, ''), ' ')
  from unnest($41::uuid[], $42::text[], $43::date[], $44::text[], $45::text[], $46::text[], $47::int[], $48::bigint[], $68::text[])
    as c(matter_id, measure, day, authority, channel, domain, n, amount, campaigns)
  on conflict (home_region, matter_id, measure, day, authority)
  do update set channel = excluded.channel, domain = excluded.domain, n = excluded.n, amount = excluded.amount,
    campaigns = excluded.campaigns
), deltas as (
  insert into stat_delta (home_region, cause, ord, measure, day, authority, channel, domain, n, amount, campaigns)
  select $1, cause, ord, measure, day, authority, channel, domain, n, amount, string_to_array(nullif(campaigns, ''), ' ')
  from unnest($49::uuid[], $50::int[], $51::text[], $52::date[], $53::text[], $54::text[], $55::text[], $56::int[], $57::bigint[], $69::text[])
    as d(cause, ord, measure, day, authority, channel, domain, n, amount, campaigns)
), following as (
  insert into outbox (home_region, act_id, topic, payload, available_at)
  select $1, o.act_id, o.topic, o.payload, o.available_at
  from unnest($58::uuid[], $59::text[], $60::jsonb[], $61::timestamptz[]) as o(act_id, topic, payload, available_at)
), words as (
  insert into matter_text (home_region, matter_id, home_code, handling_code, sensitivity, grams)
  select $1, t.matter_id, t.home_code, t.handling_code, t.sensitivity, t.grams::int[]
  from unnest($62::uuid[], $63::text[], $64::text[], $65::int[], $66::text[])
    as t(matter_id, home_code, handling_code, sensitivity, grams)
  on conflict (home_region, matter_id)
  do update set handling_code = excluded.handling_code, sensitivity = excluded.sensitivity, grams = excluded.grams
)
select app_reached((select count(*) from kept)::int, $70)`;

/** The one statement that writes N acts of one region with all that follows from them. */
function writeStatement(region: string, writes: readonly MatterWrite[]): Statement {
  // Sorted by id, so that two transactions take row locks in the same order.
  const matters = [...writes].sort((a, b) => (a.after.id < b.after.id ? -1 : 1));
  const acts = matters.flatMap((write) => write.acts);
  const personal = acts.flatMap((act) => (act.personal === null ? [] : [{ act, ...act.personal }]));
  const cells: { matterId: string; row: CellRow }[] = [];
  const deltas: { cause: string; ord: number; row: CellRow }[] = [];
  for (const write of matters) {
    const change = cellChange(write.procedure, write.before, write.after);
    const matterId = write.after.id;
    const cause = write.acts.at(-1)?.request.actId ?? '';
    cells.push(...change.cells.map((row) => ({ matterId, row })));
    deltas.push(...change.deltas.map((row, ord) => ({ cause, ord, row })));
  }
  const outbox = acts.flatMap((act) => act.topics.map((topic) => ({ act, topic })));
  const after = matters.map((write) => write.after);
  const words = matters.flatMap(({ procedure, before, after: matter }) => wordsChange(procedure, before, matter) ?? []);
  return {
    name: 'ledger-write',
    text: WRITE,
    values: [
      region,
      acts.map((act) => act.actor.personId),
      acts.map((act) => act.actor.onBehalfOf),
      acts.map((act) => act.actor.authority),
      acts.map((act) => act.matterId),
      acts.map((act) => act.seq),
      acts.map((act) => act.request.actId),
      acts.map((act) => act.procedure),
      acts.map((act) => act.request.verb),
      acts.map((act) => act.eventAt),
      acts.map((act) => act.recordedAt),
      acts.map((act) => act.basis.join(' ')),
      acts.map((act) => JSON.stringify(act.body)),
      acts.map((act) => act.personal?.commitment ?? null),
      acts.map((act) => act.prevHash),
      acts.map((act) => act.hash),
      acts.map((act) => act.request.batchId ?? null),
      acts.map((act) => act.request.traceId ?? null),
      personal.map(({ act }) => act.matterId),
      personal.map(({ act }) => act.seq),
      personal.map(({ salt }) => salt),
      personal.map(({ payload }) => JSON.stringify(payload)),
      personal.map(({ sealed }) => sealed),
      after.map((matter) => matter.id),
      matters.map((write) => write.before?.version ?? 0),
      after.map((matter) => matter.procedure),
      after.map((matter) => matter.version),
      after.map((matter) => matter.state),
      after.map((matter) => matter.homeCode),
      after.map((matter) => matter.handlingCode),
      after.map((matter) => matter.assignee),
      after.map((matter) => matter.sensitivity),
      after.map((matter) => matter.title),
      after.map((matter) => matter.channel),
      after.map((matter) => matter.domain),
      after.map((matter) => matter.openedOn),
      after.map((matter) => matter.closedOn),
      after.map(nextDue),
      matters.map((write) => write.headHash),
      after.map((matter) => JSON.stringify(matter)),
      cells.map(({ matterId }) => matterId),
      cells.map(({ row }) => row.measure),
      cells.map(({ row }) => row.day),
      cells.map(({ row }) => row.authority),
      cells.map(({ row }) => row.channel),
      cells.map(({ row }) => row.domain),
      cells.map(({ row }) => row.n),
      cells.map(({ row }) => row.amount),
      deltas.map(({ cause }) => cause),
      deltas.map(({ ord }) => ord),
      deltas.map(({ row }) => row.measure),
      deltas.map(({ row }) => row.day),
      deltas.map(({ row }) => row.authority),
      deltas.map(({ row }) => row.channel),
      deltas.map(({ row }) => row.domain),
      deltas.map(({ row }) => row.n),
      deltas.map(({ row }) => row.amount),
      outbox.map(({ act }) => act.request.actId),
      outbox.map(({ topic }) => topic),
      outbox.map(({ act }) => JSON.stringify({ matterId: act.matterId, seq: act.seq })),
      outbox.map(({ act }) => act.recordedAt),
      words.map(({ id }) => id),
      words.map(({ homeCode }) => homeCode),
      words.map(({ handlingCode }) => handlingCode),
      words.map(({ sensitivity }) => sensitivity),
      words.map(({ grams }) => grams),
      after.map(runningDue),
      cells.map(({ row }) => campaignsText(row)),
      deltas.map(({ row }) => campaignsText(row)),
      matters.length,
    ],
  };
}

/**
 * Writes the acts and everything that follows from them; with `last`, the transaction ends with it. SQLSTATE 40001 when a
 * matter had moved, or been opened, meanwhile; 23505 for a repeated act id or sequence number.
 */
export async function writeActs(
  tx: Transaction,
  region: string,
  writes: readonly MatterWrite[],
  last: boolean,
): Promise<void> {
  const statement = writeStatement(region, writes);
  await (last ? tx.finish(statement) : tx.query(statement));
}
