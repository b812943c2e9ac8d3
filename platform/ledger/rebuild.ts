import type { Region } from '../../kernel/id.ts';
import { nextDue, placesOf, runningDue } from '../procedure/fold.ts';
import type { Matter } from '../procedure/types.ts';
import { EACH_CAMPAIGN, LEAF_COLUMNS, LEAVES, rebuildSums } from '../rollup/apply.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import { SYSTEM_VIEWER } from '../store/types.ts';
import { type CellRow, campaignsText } from './changes.ts';
import { foldHistory, readHistories } from './history.ts';
import { getProcedure } from './prepare.ts';
import type { LedgerDependencies } from './types.ts';
import { type WordsRow, wordsOf } from './words.ts';

export interface Rebuilt {
  readonly matters: number;
  /** Counts that differed from the acts and were put right. */
  readonly corrected: number;
}

interface Folded {
  readonly matter: Matter;
  readonly headHash: Buffer;
  readonly cells: readonly CellRow[];
  readonly words: WordsRow | null;
}

const PAGE = 1_000;

/** A matter as its acts left it, with its counted places and words. */
export function foldedRow(deps: Pick<LedgerDependencies, 'procedures'>, matter: Matter, headHash: Buffer): Folded {
  const procedure = getProcedure(deps, matter.procedure);
  const { channel, domain } = matter;
  const cells = [...placesOf(procedure, matter).values()].map((cell) => ({ ...cell, channel, domain }));
  return { matter, headHash, cells, words: wordsOf(procedure, matter) };
}

/** Puts matters as they were folded anew, with their counted places and words. */
export async function writeFolded(tx: Db, region: Region, page: readonly Folded[]): Promise<void> {
  const cells = page.flatMap(({ matter, cells }) => cells.map((row) => ({ id: matter.id, row })));
  await tx.query(sql`
    insert into matter_cell (home_region, matter_id, measure, day, authority, channel, domain, n, amount, campaigns)
    select ${region}, id, measure, day, authority, channel, domain, n, amount, string_to_array(nullif(campaigns, ''), ' ')
    from unnest(${cells.map(({ id }) => id)}::uuid[], ${cells.map(({ row }) => row.measure)}::text[],
      ${cells.map(({ row }) => row.day)}::date[], ${cells.map(({ row }) => row.authority)}::text[], ${cells.map(({ row }) => row.channel)}::text[],
      ${cells.map(({ row }) => row.domain)}::text[], ${cells.map(({ row }) => row.n)}::int[], ${cells.map(({ row }) => row.amount)}::bigint[],
        ${cells.map(({ row }) => campaignsText(row))}::text[]) as c(id, measure, day, authority, channel, domain, n, amount, campaigns)
    on conflict (home_region, matter_id, measure, day, authority)
    do update set channel = excluded.channel, domain = excluded.domain, n = excluded.n, amount = excluded.amount,
      campaigns = excluded.campaigns`);
  const rows = page.map(({ matter, headHash }) => ({
    ...matter,
    due: nextDue(matter),
    running: runningDue(matter),
    head: headHash.toString('hex'),
    snapshot: matter,
  }));
  await tx.query(sql`
    insert into matter (home_region, id, procedure, version, state, home_code, handling_code, assignee, sensitivity,
                        title, channel, domain, opened_on, closed_on, due_on, head_hash, snapshot, running_due)
    select ${region}, w.id, w.procedure, w.version, w.state, w."homeCode", w."handlingCode", w.assignee, w.sensitivity,
           w.title, w.channel, w.domain, w."openedOn", w."closedOn", w.due, decode(w.head, 'hex'), w.snapshot, w.running
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(
      id uuid, procedure text, version int, state text, "homeCode" text, "handlingCode" text, assignee uuid, sensitivity int,
      title text, channel text, domain text, "openedOn" date, "closedOn" date, due date, running date, head text, snapshot jsonb)
    on conflict (home_region, id) do update
    set version = excluded.version, state = excluded.state, home_code = excluded.home_code, handling_code = excluded.handling_code,
        assignee = excluded.assignee, sensitivity = excluded.sensitivity, title = excluded.title, channel = excluded.channel,
        domain = excluded.domain, opened_on = excluded.opened_on, closed_on = excluded.closed_on, due_on = excluded.due_on,
        head_hash = excluded.head_hash, snapshot = excluded.snapshot, running_due = excluded.running_due`);
  await tx.query(sql`
    insert into matter_text (home_region, matter_id, home_code, handling_code, sensitivity, grams)
    select ${region}, w.id, w."homeCode", w."handlingCode", w.sensitivity, w.grams::int[]
    from jsonb_to_recordset(${JSON.stringify(page.flatMap(({ words }) => words ?? []))}::jsonb) as w(
      id uuid, "homeCode" text, "handlingCode" text, sensitivity int, grams text)
    on conflict (home_region, matter_id) do update
    set home_code = excluded.home_code, handling_code = excluded.handling_code, sensitivity = excluded.sensitivity,
        grams = excluded.grams`);
}

/** Puts a region's own sums right: what the places say, with nothing pending. Gives how many were wrong. */
async function correctCounts(tx: Db, region: Region): Promise<number> {
  const { rows } = await tx.query<{ corrected: number }>(sql`
    select count(*)::int as corrected from (
      select from (
        select ${LEAF_COLUMNS}, n, amount from matter_cell, ${EACH_CAMPAIGN} where home_region = ${region}
        union all select ${LEAF_COLUMNS}, -n, -amount from stat where home_region = ${region} and ${LEAVES}
        union all select ${LEAF_COLUMNS}, -n, -amount from stat_delta, ${EACH_CAMPAIGN} where home_region = ${region}) both_
      group by ${LEAF_COLUMNS} having sum(n) <> 0 or sum(amount) <> 0) wrong`);
  const corrected = rows[0]?.corrected ?? 0;
  if (corrected > 0) {
    await tx.query(sql`delete from stat_delta where home_region = ${region}`);
    await tx.query(sql`delete from stat where home_region = ${region} and ${LEAVES}`);
    await tx.query(sql`
      insert into stat (home_region, level, dim, span, ${LEAF_COLUMNS}, n, amount)
      select ${region}, 0, 'both', 'day', ${LEAF_COLUMNS}, sum(n), sum(amount) from matter_cell, ${EACH_CAMPAIGN}
      where home_region = ${region} group by ${LEAF_COLUMNS} having sum(n) <> 0 or sum(amount) <> 0`);
  }
  return corrected;
}

/**
 * Makes a region's derived rows anew from its acts, in one transaction: matters, counted places, counts. Acts done
 * meanwhile make it fail (SQLSTATE 40001) rather than mix two states: run it again.
 */
export async function rebuildRegion(
  deps: LedgerDependencies,
  region: Region,
  onMatter?: (done: number) => void,
): Promise<Rebuilt> {
  return deps.store.transaction(
    SYSTEM_VIEWER,
    async (tx) => {
      // Appliers wait: an area's sums are made of those of all its regions. Acts go on, their differences stay pending.
      await tx.query(sql`lock table stat in share row exclusive mode`);
      let matters = 0;
      let page: Folded[] = [];
      // Places without acts count nothing; those of matters with acts are put again below.
      await tx.query(sql`update matter_cell set n = 0, amount = 0 where home_region = ${region} and n <> 0`);
      for await (const history of readHistories(tx, region)) {
        const matter = foldHistory(deps, history);
        const headHash = history.acts.at(-1)?.hash;
        if (matter === null || headHash === undefined) continue;
        page.push(foldedRow(deps, matter, headHash));
        matters += 1;
        if (page.length === PAGE) {
          await writeFolded(tx, region, page);
          page = [];
          onMatter?.(matters);
        }
      }
      if (page.length > 0) await writeFolded(tx, region, page);
      const corrected = await correctCounts(tx, region);
      await rebuildSums(tx, region);
      return { matters, corrected };
    },
    { exclusive: true, grams: [] },
  );
}
