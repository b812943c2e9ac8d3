import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Region } from '../../kernel/id.ts';
import type { Json } from '../../kernel/text.ts';
import { cellsOf, nextDue, runningDue } from '../procedure/fold.ts';
import type { Matter } from '../procedure/types.ts';
import { commitPersonal, FIRST_PREV_HASH, hashAct } from '../proof/act-hash.ts';
import { canonicalText } from '../proof/canonical.ts';
import { EACH_CAMPAIGN, LEAVES, wrongSums } from '../rollup/apply.ts';
import { raw, sql } from '../store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../store/types.ts';
import { checkTree } from './check-tree.ts';
import { foldHistory, type History, readHistories, recordOf } from './history.ts';
import { getProcedure, sealContext } from './prepare.ts';
import type { LedgerDependencies } from './types.ts';
import { type WordsRow, wordsOf } from './words.ts';

/** Something that does not agree: what, where, how to see it. Codes are explained in docs/integrity.md. */
export interface Finding {
  readonly check:
    | 'hash'
    | 'chain'
    | 'commitment'
    | 'projection'
    | 'cells'
    | 'counts'
    | 'words'
    | 'unsealed'
    | 'tree'
    | 'orphan';
  readonly homeRegion: string;
  readonly matterId: string | null;
  readonly detail: string;
}

export interface CheckResult {
  readonly matters: number;
  readonly acts: number;
  readonly findings: readonly Finding[];
}

const LIMIT = 1_000;

const asJson = (matter: Matter): Json => JSON.parse(JSON.stringify(matter));

/** As the keys of `cellsOf`. */
const CELL_KEY = raw(`measure || '|' || day || '|' || authority || '|' || campaign || '|' || channel || '|' || domain`);

type Sums = Map<string, { n: number; amount: number }>;

function add(sums: Sums, key: string, n: number, amount: number): void {
  const sum = sums.get(key) ?? { n: 0, amount: 0 };
  sums.set(key, { n: sum.n + n, amount: sum.amount + amount });
}

function* checkChain(deps: LedgerDependencies, history: History): Generator<Omit<Finding, 'homeRegion' | 'matterId'>> {
  let prev = FIRST_PREV_HASH;
  for (const [index, act] of history.acts.entries()) {
    if (act.seq !== index + 1) yield { check: 'chain', detail: `seq ${act.seq} where ${index + 1} belongs` };
    if (act.prevHash.toString('hex') !== prev)
      yield { check: 'chain', detail: `act ${act.seq} does not build on the act before` };
    if (!hashAct(recordOf(history.homeRegion, act)).equals(act.hash))
      yield { check: 'hash', detail: `act ${act.seq} was changed after it was written` };
    if (act.commitment === null && act.payload !== null)
      yield { check: 'commitment', detail: `act ${act.seq} has a personal part that it never committed to` };
    if (act.commitment !== null && act.salt !== null && act.payload !== null) {
      const context = sealContext(history.homeRegion, history.matterId, act.seq);
      try {
        const identity = act.sealed === null ? {} : JSON.parse(deps.sealer.open(act.sealed, context).toString('utf8'));
        if (!commitPersonal(act.salt, { ...act.payload, ...identity }).equals(act.commitment)) {
          yield { check: 'commitment', detail: `personal part of act ${act.seq} is not the one committed to` };
        }
      } catch {
        yield { check: 'commitment', detail: `sealed part of act ${act.seq} does not open` };
      }
    }
    prev = act.hash.toString('hex');
  }
}

/** All that a matter's row says: lists and row security read its columns, everything else the snapshot. */
interface ProjectionRow {
  readonly id: string;
  readonly version: number;
}

/** One digest for a row: a region's rows are held at once, and snapshots would not fit. */
const digestOf = (row: Json): string => createHash('sha256').update(canonicalText(row)).digest('base64');

/** The row that a matter must have; members named as {@link readProjections} reads them. */
const rowOf = (matter: Matter, head: Buffer): Json => {
  const { id, procedure, version, state, homeCode, handlingCode, assignee, sensitivity } = matter;
  const { title, channel, domain, openedOn, closedOn } = matter;
  return {
    ...{ id, procedure, version, state, homeCode, handlingCode, assignee, sensitivity, title, channel, domain },
    ...{
      openedOn,
      closedOn,
      due: nextDue(matter),
      running: runningDue(matter),
      head: head.toString('hex'),
      snapshot: asJson(matter),
    },
  };
};

async function readProjections(tx: Db, region: Region): Promise<Map<string, { version: number; digest: string }>> {
  const found = new Map<string, { version: number; digest: string }>();
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await tx.query<ProjectionRow>(sql`
      select id, procedure, version, state, home_code as "homeCode", handling_code as "handlingCode", assignee,
             sensitivity, title, channel, domain, opened_on as "openedOn", closed_on as "closedOn", due_on as due, running_due as running,
             encode(head_hash, 'hex') as head, snapshot
      from matter where home_region = ${region} and id > ${after} order by id limit 4000`);
    // Compared in canonical form: key order of storage and undefined members do not matter, values do.
    for (const row of page.rows) found.set(row.id, { version: row.version, digest: digestOf(row as unknown as Json) });
    const last = page.rows.at(-1);
    if (last === undefined) return found;
    after = last.id;
  }
}

const digestOfWords = ({ homeCode, handlingCode, sensitivity, grams }: Omit<WordsRow, 'id'>): string =>
  createHash('md5').update(`${homeCode} ${handlingCode} ${sensitivity} ${grams}`).digest('base64');

async function readWords(tx: Db, region: Region): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ id: string; digest: string }>(sql`
    select matter_id as id,
      encode(decode(md5(home_code || ' ' || handling_code || ' ' || sensitivity || ' ' || grams::text), 'hex'), 'base64') as digest
    from matter_text where home_region = ${region}`);
  return new Map(rows.map(({ id, digest }) => [id, digest]));
}

async function readSums(tx: Db, region: Region): Promise<{ cells: Map<string, Sums>; counted: Sums }> {
  const cells = new Map<string, Sums>();
  const cellRows = await tx.query<{ matter_id: string; key: string; n: number; amount: number }>(sql`
    select matter_id, ${CELL_KEY} as key, n, amount
    from matter_cell, ${EACH_CAMPAIGN} where home_region = ${region} and (n <> 0 or amount <> 0)`);
  for (const { matter_id, key, n, amount } of cellRows.rows) {
    const sums = cells.get(matter_id) ?? new Map();
    add(sums, key, n, amount);
    cells.set(matter_id, sums);
  }
  const counted: Sums = new Map();
  const statRows = await tx.query<{ key: string; n: number; amount: number }>(sql`
    select key, sum(n)::bigint as n, sum(amount)::bigint as amount from (
      select ${CELL_KEY} as key, n, amount
      from stat where home_region = ${region} and ${LEAVES}
      union all
      select ${CELL_KEY}, n, amount
      from stat_delta, ${EACH_CAMPAIGN} where home_region = ${region}) both_
    group by key having sum(n) <> 0 or sum(amount) <> 0`);
  for (const { key, n, amount } of statRows.rows) add(counted, key, n, amount);
  return { cells, counted };
}

/**
 * Recomputes a region from its acts and compares all that is derived: hashes, chain, personal commitments, the matter
 * rows, the words by which they are found, the counted places, the counts (compacted + pending), that every act is
 * sealed or waits to be, and the tree against its signed heads.
 * `tx` must be the system's, told of all words, at repeatable read, so that all is seen at one instant.
 */
export async function checkRegion(
  deps: LedgerDependencies,
  tx: Db,
  region: Region,
  onMatter?: (done: number) => void,
): Promise<CheckResult> {
  const findings: Finding[] = [];
  const find = (check: Finding['check'], matterId: string | null, detail: string): void => {
    if (findings.length < LIMIT) findings.push({ check, homeRegion: region, matterId, detail });
  };
  const projections = await readProjections(tx, region);
  const { cells, counted } = await readSums(tx, region);
  const words = await readWords(tx, region);
  const expected: Sums = new Map();
  let matters = 0;
  let acts = 0;
  for await (const history of readHistories(tx, region)) {
    matters += 1;
    acts += history.acts.length;
    onMatter?.(matters);
    for (const { check, detail } of checkChain(deps, history)) find(check, history.matterId, detail);
    const matter = foldHistory(deps, history);
    const row = projections.get(history.matterId);
    projections.delete(history.matterId);
    if (matter === null || row === undefined) {
      find('projection', history.matterId, 'acts without a matter row');
      continue;
    }
    const head = history.acts.at(-1)?.hash;
    const same = head !== undefined && row.digest === digestOf(rowOf(matter, head));
    if (!same)
      find(
        'projection',
        history.matterId,
        `matter row (version ${row.version}) differs from its acts (version ${matter.version})`,
      );
    const found = wordsOf(getProcedure(deps, matter.procedure), matter);
    if ((found === null ? undefined : digestOfWords(found)) !== words.get(history.matterId))
      find('words', history.matterId, 'the words by which it is found differ from its acts');
    words.delete(history.matterId);
    const own: Sums = new Map();
    for (const [key, cell] of cellsOf(getProcedure(deps, matter.procedure), matter)) {
      add(own, key, cell.n, cell.amount);
      add(expected, key, cell.n, cell.amount);
    }
    if (!isDeepStrictEqual(own, cells.get(history.matterId) ?? new Map()))
      find('cells', history.matterId, 'counted places differ from the acts');
    cells.delete(history.matterId);
  }
  for (const id of projections.keys()) find('orphan', id, 'matter row without acts');
  for (const id of words.keys()) find('orphan', id, 'words without acts');
  for (const id of cells.keys()) find('orphan', id, 'counted places without acts');
  for (const [key, sum] of expected) {
    if (sum.n === 0 && sum.amount === 0) continue;
    if (!isDeepStrictEqual(sum, counted.get(key)))
      find(
        'counts',
        null,
        `${key}: acts give ${sum.n}/${sum.amount}, counts say ${counted.get(key)?.n ?? 0}/${counted.get(key)?.amount ?? 0}`,
      );
    counted.delete(key);
  }
  for (const [key, sum] of counted) find('counts', null, `${key}: acts give 0/0, counts say ${sum.n}/${sum.amount}`);
  for (const wrong of await wrongSums(tx, region, 100)) find('counts', null, wrong);
  const unsealed = await tx.query<{ matter_id: string; seq: number }>(sql`
    select a.matter_id, a.seq from act a
    left join tree_leaf l on l.home_region = a.home_region and l.matter_id = a.matter_id and l.seq = a.seq
    left join outbox o on o.home_region = a.home_region and o.act_id = a.act_id and o.topic = 'seal'
    where a.home_region = ${region} and (l.hash is distinct from a.hash) and o.act_id is null limit 100`);
  for (const { matter_id, seq } of unsealed.rows)
    find('unsealed', matter_id, `act ${seq} is neither in the tree nor waiting for it`);
  for await (const { matterId, detail } of checkTree(tx, region)) find('tree', matterId, detail);
  return { matters, acts, findings };
}

/** Opens the view that {@link checkRegion} needs and checks one region. */
export function runCheck(
  deps: LedgerDependencies,
  region: Region,
  onMatter?: (done: number) => void,
): Promise<CheckResult> {
  return deps.store.transaction(SYSTEM_VIEWER, (tx) => checkRegion(deps, tx, region, onMatter), {
    snapshot: true,
    grams: [],
  });
}
