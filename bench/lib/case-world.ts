import { hash, randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Core } from '../../apps/server/core.ts';
import { areasOf } from '../../kernel/region.ts';
import { codeGrams, idGrams, markGrams, textGrams } from '../../platform/ledger/grams.ts';
import { recordOf } from '../../platform/ledger/history.ts';
import { getProcedure } from '../../platform/ledger/prepare.ts';
import { nextDue, runningDue } from '../../platform/procedure/fold.ts';
import { actPreimage } from '../../platform/proof/act-hash.ts';
import { canonicalText } from '../../platform/proof/canonical.ts';
import { EACH_CAMPAIGN, LEAF_COLUMNS, rebuildSums } from '../../platform/rollup/apply.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { inventFirm } from '../../world/firms.ts';
import { getPlace } from '../../world/places.ts';
import { createRandom } from '../../world/random.ts';
import { type CaseTemplate, TEMPLATE, tellTemplates } from './case-templates.ts';
import { observers } from './large-offices.ts';
import { countyCodes, personOf } from './large-world.ts';

/** What differs from case to case. */
interface Own {
  readonly id: string;
  readonly code: string;
  readonly people: readonly string[];
  readonly firm: string;
  readonly uscc: string;
  readonly number: string;
  readonly actIds: readonly string[];
}

/** A text with places to fill: fixed pieces between the values that each case has of its own. */
type Filled = (own: Own, more?: readonly string[]) => string;
type Value = (own: Own, more: readonly string[]) => string;

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function fillable(text: string, marks: ReadonlyMap<string, Value>): Filled {
  const pattern = new RegExp(`(${[...marks.keys()].map(escapeRegExp).join('|')})`);
  const parts = text
    .split(pattern)
    .map((part, index): string | Value => (index % 2 === 0 ? part : (marks.get(part) ?? part)));
  return (own, more = []) => {
    let all = '';
    for (const part of parts) all += typeof part === 'string' ? part : part(own, more);
    return all;
  };
}

/** Text of COPY: backslashes and control characters are written out. */
const copyText = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');

interface ActTemplate {
  readonly row: Filled;
  readonly preimage: Filled;
  readonly payload: { readonly canonical: Filled; readonly copied: Filled } | null;
}
interface Prepared {
  readonly template: CaseTemplate;
  readonly acts: readonly ActTemplate[];
  readonly snapshot: Filled;
  readonly title: Filled;
  readonly words: Filled;
  readonly marks: Filled;
  readonly closed: boolean;
  readonly openedMs: number;
}

const array = (values: readonly string[]): string => `{${values.map((value) => `"${value}"`).join(',')}}`;

function prepare(core: Core, template: CaseTemplate): Prepared {
  const { history, matter, people, firm, number } = template;
  const marks = new Map<string, Value>([
    [history.matterId, (own) => own.id],
    [`"${TEMPLATE}`, (own) => `"${own.code}`],
    ...people.map((person, index): [string, Value] => [person, (own) => own.people[index] ?? own.people[0] ?? '']),
    [firm.name, (own) => own.firm],
    [firm.code, (own) => own.uscc],
    ...(number === '' ? [] : [[number, (own: Own) => own.number] as [string, Value]]),
  ]);
  const acts = history.acts.map((act, index): ActTemplate => {
    const record = recordOf(TEMPLATE, act);
    const hashed = new Map<string, Value>([
      ...marks,
      ...(index === 0 ? [] : [[act.actId, (own: Own) => own.actIds[index] ?? ''] as [string, Value]]),
      [record.prevHash, (_own, more) => more[0] ?? ''],
      ...(record.commitment === null
        ? []
        : [[record.commitment, (_own: Own, more: readonly string[]) => more[1] ?? ''] as [string, Value]]),
    ]);
    const at = act.eventAt.toISOString();
    const payload = act.payload === null ? null : canonicalText(act.payload);
    // act_id, prev_hash, commitment and hash are put around it.
    const rest = [
      ...[act.procedure, act.verb, act.actor, '\\N', TEMPLATE, at, act.recordedAt.toISOString(), array(act.basis)],
      copyText(JSON.stringify(act.body)),
    ].join('\t');
    return {
      row: fillable(rest, new Map([...marks, [`\t${TEMPLATE}\t`, (own: Own) => `\t${own.code}\t`]])),
      preimage: fillable(actPreimage(record), hashed),
      payload:
        payload === null ? null : { canonical: fillable(payload, marks), copied: fillable(copyText(payload), marks) },
    };
  });
  const procedure = getProcedure(core.ledger, matter.procedure);
  const words = procedure.words?.(matter) ?? [];
  const found = procedure.marks?.(matter) ?? [];
  return {
    ...{ template, acts, closed: matter.closedOn !== null, openedMs: history.acts[0]?.eventAt.getTime() ?? 0 },
    snapshot: fillable(copyText(JSON.stringify(matter)), marks),
    title: fillable(copyText(matter.title), marks),
    words: fillable(words.join('\u0001'), marks),
    marks: fillable(found.join('\u0001'), marks),
  };
}

/** Rows on their way to a table, in pieces of some hundred kilobytes. */
class Copy {
  private waiting = '';
  private readonly stream: Writable;
  constructor(client: pg.Client, table: string, columns: string) {
    this.stream = client.query(copyFrom(`copy ${table} (${columns}) from stdin`));
  }
  async write(row: string): Promise<void> {
    this.waiting += row;
    if (this.waiting.length < 262_144) return;
    const piece = this.waiting;
    this.waiting = '';
    if (!this.stream.write(piece)) await once(this.stream, 'drain');
  }
  async end(): Promise<void> {
    this.stream.end(this.waiting);
    await finished(this.stream);
  }
}

const FIRMS = 20_000;
const DESKS = 5;
const hex = (n: number, width: number): string => n.toString(16).padStart(width, '0');

/** So many pseudo-random bytes, made by the megabyte. */
function byteSource(): (size: number) => Buffer {
  const pool = Buffer.allocUnsafe(1 << 20);
  let used = pool.length;
  return (size) => {
    if (used + size > pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += size;
    return pool.subarray(used - size, used);
  };
}

export interface CaseWorld {
  readonly cases: number;
  readonly acts: number;
}

/**
 * Fills the database with `cases` penalty cases of 130 offices, `acts` acts on an average ordinary one, by COPY: templates of
 * every way of going are told by the ledger itself; copies get other ids, offices, people, operators, numbers, and what
 * depends on these is computed as the ledger does: commitments, hashes, chains, rows, words, counted places, sums. Days are
 * the templates' own. Acts are not sealed, only those of the observed county wait for it. A check finds nothing wrong.
 */
export async function fillCases(
  core: Core,
  open: () => Promise<pg.Client>,
  { cases, acts: perCase }: { readonly cases: number; readonly acts: number },
  say: (line: string) => void,
): Promise<CaseWorld> {
  const started = performance.now();
  const since = (): string => `${((performance.now() - started) / 1000).toFixed(0)} s`;
  const templates = (await tellTemplates(core, perCase))
    // A copy keeps to its own office: what another authority acted on stays a template.
    .filter(({ history, matter }) =>
      [matter.handlingCode, ...history.acts.map(({ authority }) => authority)].every((code) => code === TEMPLATE),
    )
    .map((template) => prepare(core, template));
  const finishedOnes = templates.filter(({ closed }) => closed);
  const openOnes = templates.filter(({ closed }) => !closed);
  say(`    ${templates.length} templates, ${since()}`);

  const [main, ...others] = await Promise.all(Array.from({ length: 5 }, open));
  const [second, third, fourth, fifth] = others;
  if (main === undefined || second === undefined || third === undefined || fourth === undefined || fifth === undefined)
    throw new Error('no connection');
  for (const client of [main, ...others]) {
    await client.query(`set synchronous_commit = off; set maintenance_work_mem = '1GB'`);
  }
  // Made again at the end: far quicker than keeping them current, unique ones too.
  const { rows: indexes } = await main.query<{ name: string; def: string; constraint: string | null; rel: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as def, c.conname as constraint, i.indrelid::regclass::text as rel
     from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype = 'u'
     where i.indrelid = any(array['matter', 'matter_text', 'matter_cell', 'act', 'act_private', 'stat']::regclass[]) and not i.indisprimary`,
  );
  for (const { name, constraint, rel } of indexes)
    await main.query(constraint === null ? `drop index ${name}` : `alter table ${rel} drop constraint "${constraint}"`);

  const actRows = new Copy(
    main,
    'act',
    'home_region, matter_id, seq, act_id, prev_hash, hash, commitment, procedure, verb, actor, on_behalf_of, authority, event_at, recorded_at, basis, body',
  );
  const privateRows = new Copy(second, 'act_private', 'home_region, matter_id, seq, salt, payload');
  const matterRows = new Copy(
    third,
    'matter',
    'home_region, id, procedure, version, state, home_code, handling_code, assignee, sensitivity, title, channel, domain, opened_on, closed_on, due_on, running_due, head_hash, snapshot',
  );
  const textRows = new Copy(
    fourth,
    'matter_text',
    'home_region, matter_id, home_code, handling_code, sensitivity, grams',
  );
  const sealRows = new Copy(fifth, 'outbox', 'home_region, act_id, topic, payload, available_at');

  const random = createRandom('cases at scale');
  const county = getPlace(TEMPLATE);
  const firms = Array.from({ length: FIRMS }, (_, n) => {
    const { name, code } = inventFirm(county, '商贸有限公司', random);
    return { name: `${name.slice(0, -6)}${n}号商贸有限公司`, code };
  });
  const bytes = byteSource();
  const cellOf: string[][] = [];
  let total = 0;
  for (let n = 0; n < cases; n += 1) {
    const code = countyCodes[n % countyCodes.length] ?? TEMPLATE;
    const among = random.int(1, 100) <= 85 ? finishedOnes : openOnes;
    const { template, acts, snapshot, title, words, marks, openedMs } = random.pick(among);
    const firm = random.pick(firms);
    const desk = random.int(0, DESKS - 1);
    const tail = bytes(10).toString('hex');
    const id = `${hex(openedMs + (n % 1_000_000), 12).replace(/^(.{8})/, '$1-')}-7${tail.slice(0, 3)}-8${tail.slice(3, 6)}-${tail.slice(6, 18)}`;
    const year = new Date(openedMs).getFullYear();
    const own: Own = {
      ...{ id, code, firm: firm.name, uscc: firm.code },
      people: template.people.map((_, index) => personOf(code, index % 3, (desk + Math.floor(index / 3)) % DESKS)),
      number: `${county.shortZh}市监立〔${year}〕${n + 1}号`,
      actIds: acts.map((_, index) =>
        index === 0 ? id : `${id.slice(0, 14)}7${hex(index, 3)}-9${tail.slice(3, 6)}-${tail.slice(6, 18)}`,
      ),
    };
    let prev = '0'.repeat(64);
    for (const [index, act] of acts.entries()) {
      let commitment = '';
      if (act.payload !== null) {
        const salt = bytes(32);
        const inside = Buffer.concat([COMMITMENT, salt, Buffer.from(act.payload.canonical(own))]);
        commitment = hash('sha256', inside, 'hex');
        await privateRows.write(
          `${code}\t${id}\t${index + 1}\t\\\\x${salt.toString('hex')}\t${act.payload.copied(own)}\n`,
        );
      }
      const own_ = hash('sha256', act.preimage(own, [prev, commitment]), 'hex');
      const actId = own.actIds[index];
      const committed = commitment === '' ? '\\N' : `\\\\x${commitment}`;
      await actRows.write(
        `${code}\t${id}\t${index + 1}\t${actId}\t\\\\x${prev}\t\\\\x${own_}\t${committed}\t${act.row(own)}\n`,
      );
      if (code === observers.county)
        await sealRows.write(
          `${code}\t${actId}\tseal\t{"matterId":"${id}","seq":${index + 1}}\t2026-01-01T00:00:00Z\n`,
        );
      prev = own_;
    }
    total += acts.length;
    const { matter } = template;
    const columns = [
      ...[code, id, matter.procedure, String(matter.version), matter.state, code, code],
      ...[
        matter.assignee === null ? '\\N' : (own.people[template.people.indexOf(matter.assignee)] ?? '\\N'),
        '0',
        title(own),
      ],
      ...[
        matter.channel,
        matter.domain,
        matter.openedOn,
        matter.closedOn ?? '\\N',
        nextDue(matter) ?? '\\N',
        runningDue(matter),
      ],
      ...[`\\\\x${prev}`, snapshot(own)],
    ];
    await matterRows.write(`${columns.join('\t')}\n`);
    const found = marks(own)
      .split('\u0001')
      .filter((mark) => mark !== '');
    const grams = new Set([
      ...textGrams(words(own).split('\u0001')),
      ...markGrams(found),
      ...codeGrams([code]),
      ...idGrams(id),
    ]);
    await textRows.write(`${code}\t${id}\t${code}\t${code}\t0\t{${[...grams].join(',')}}\n`);
    cellOf.push([code, id, template.history.matterId]);
    if ((n + 1) % 20_000 === 0) say(`    ${n + 1} cases, ${total} acts, ${since()}`);
  }
  for (const copy of [actRows, privateRows, matterRows, textRows, sealRows]) await copy.end();
  say(`    copied, ${since()}`);

  await main.query('create temp table copied (code text, id uuid, t uuid)');
  for (let from = 0; from < cellOf.length; from += 50_000) {
    const some = cellOf.slice(from, from + 50_000);
    await main.query('insert into copied select * from unnest($1::text[], $2::uuid[], $3::uuid[])', [
      some.map(([code]) => code),
      some.map(([, id]) => id),
      some.map(([, , t]) => t),
    ]);
  }
  await main.query(
    `insert into matter_cell (home_region, matter_id, measure, day, authority, campaigns, channel, domain, n, amount)
     select g.code, g.id, c.measure, c.day, g.code, c.campaigns, c.channel, c.domain, c.n, c.amount
     from copied g join matter_cell c on c.home_region = '${TEMPLATE}' and c.matter_id = g.t`,
  );
  await main.query(
    `delete from stat_delta; delete from stat;
     insert into stat (home_region, level, dim, span, ${LEAF_COLUMNS.text}, n, amount)
     select home_region, 0, 'both', 'day', ${LEAF_COLUMNS.text}, sum(n), sum(amount) from matter_cell, ${EACH_CAMPAIGN.text}
     group by home_region, ${LEAF_COLUMNS.text} having sum(n) <> 0 or sum(amount) <> 0`,
  );
  say(`    places and sums, ${since()}`);
  for (const { def, constraint, rel, name } of indexes) {
    await main.query(def);
    if (constraint !== null)
      await main.query(`alter table ${rel} add constraint "${constraint}" unique using index ${name}`);
  }
  say(`    indexes, ${since()}`);
  await core.store.transaction(SYSTEM_VIEWER, async (tx) => {
    for (const area of new Set([...countyCodes, TEMPLATE].flatMap(areasOf))) await rebuildSums(tx, area);
  });
  for (const table of ['matter', 'matter_text', 'matter_cell', 'act', 'act_private', 'stat', 'outbox'])
    await main.query(`vacuum (analyze) ${table}`);
  await main.query('checkpoint');
  say(`    vacuumed, ${since()}`);
  await Promise.all([main, ...others].map((client) => client.end()));
  return { cases, acts: total };
}

const COMMITMENT = Buffer.from([0x11]);
