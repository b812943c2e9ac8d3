import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import {
  type NamedEntry,
  type NameHit,
  NameIndex,
  type NameQuestion,
  SegmentBuilder,
} from '../../../platform/text/name-index.ts';
import { bytesOf } from '../../../platform/text/name-index-segment.ts';

const CODE = 18;
/** Rows of the registry in one answer: about 3 MB. */
const PAGE = 20_000;
/** So many changes stand beside the whole; more, and all is read anew. */
const MOST_LATER = 20_000;
/** A row is seen when its transaction ends, not when it was written: that much is read again each time. */
const OVERLAP_MS = 120_000;
/** Read anew at the earliest so long after the last time, however much is imported meanwhile. */
const REST_MS = 10 * 60_000;
/** Read anew at the latest: what an undone import took away goes then. Until then it is dropped where it is found. */
const RENEWED_MS = 24 * 60 * 60_000;

/** How the names stand in this process. */
export interface FirmNamesState {
  readonly ready: boolean;
  readonly names: number;
  readonly bytes: number;
  /** Milliseconds that reading them took. */
  readonly tookMs: number;
}

/**
 * The names of the registry in the memory of this process, also former ones: what a damaged name is looked up in. Each server
 * has its own; the registry is the truth, so what is found here is read there before it is told.
 */
export interface FirmNames {
  state(): FirmNamesState;
  /** Undefined while they are being read for the first time: then the exact search alone answers. */
  search(question: NameQuestion): readonly NameHit[] | undefined;
  /** Reads them, or what changed since; gives how many names were read. Told again while it reads, it waits for the same. */
  refresh(): Promise<number>;
}

interface NameRow {
  readonly home_region: string;
  readonly code: string;
  readonly name: string;
  readonly former_names: readonly string[];
  readonly region: string;
}

const entriesOf = ({ code, name, former_names, region }: NameRow): NamedEntry[] =>
  [name, ...former_names].map((each) => ({ key: code, name: each, place: Number(region) }));

/** A table that nobody may see in part: public facts, so the system reads them. */
async function pageAfter(store: Store, after: readonly [string, string]): Promise<NameRow[]> {
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<NameRow>(sql`
      select home_region, code, name, former_names, region from party
      where (home_region, code) > (${after[0]}, ${after[1]}) order by home_region, code limit ${PAGE}`);
    return rows;
  });
}

async function countOf(store: Store): Promise<number> {
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ n: number }>(
      sql`select greatest(reltuples, 0)::float8 as n from pg_class where oid = 'party'::regclass`,
    );
    return rows[0]?.n ?? 0;
  });
}

async function changedSince(store: Store, since: Date): Promise<NameRow[]> {
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<NameRow>(sql`
      select home_region, code, name, former_names, region from party
      where touched_at >= ${since} order by touched_at limit ${MOST_LATER + 1}`);
    return rows;
  });
}

/** How many rows were written since, and when the last: alike when asked again, nothing was. */
async function changesSince(store: Store, since: Date): Promise<string> {
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ print: string }>(sql`
      select count(*) || ' ' || coalesce(max(touched_at)::text, '') as print from party where touched_at >= ${since}`);
    return rows[0]?.print ?? '';
  });
}

async function readAll(store: Store): Promise<NameIndex> {
  const builder = new SegmentBuilder(CODE, Math.ceil((await countOf(store)) * 1.1));
  let after: readonly [string, string] = ['', ''];
  for (;;) {
    const rows = await pageAfter(store, after);
    for (const row of rows) for (const entry of entriesOf(row)) builder.add(entry);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return new NameIndex(await builder.finish());
    after = [last.home_region, last.code];
  }
}

/** The names of a registry; empty and not ready until {@link FirmNames.refresh} was told once. */
export function firmNames(store: Store): FirmNames {
  let index: NameIndex | undefined;
  let [tookMs, readAt] = [0, 0];
  let since = new Date(0);
  let running: Promise<number> | undefined;

  async function readAnew(): Promise<number> {
    const started = performance.now();
    const from = await now(store);
    index = await readAll(store);
    since = from;
    isBehind = false;
    tookMs = performance.now() - started;
    readAt = performance.now();
    return index.size;
  }

  async function readChanges(held: NameIndex): Promise<number> {
    const age = performance.now() - readAt;
    if (age > (isBehind ? REST_MS : RENEWED_MS)) return readAnew();
    const from = new Date(since.getTime() - OVERLAP_MS);
    const print = await changesSince(store, from);
    if (print === seen) return 0;
    const rows = await changedSince(store, from);
    isBehind = rows.length > MOST_LATER;
    if (isBehind && age > REST_MS) return readAnew();
    const taken = rows.slice(0, MOST_LATER);
    await held.replaceLater(CODE, new Set(taken.map(({ code }) => code)), taken.flatMap(entriesOf));
    seen = print;
    return taken.length;
  }
  /** More changed than stands beside the whole: all is read anew when the rest is over. */
  let isBehind = false;
  /** What the last changes were: mostly none, and then nothing is made anew. */
  let seen = '0 ';

  return {
    state: () => ({
      ...{ ready: index !== undefined, names: index?.size ?? 0, tookMs },
      bytes: index?.segments.reduce((sum, segment) => sum + bytesOf(segment), 0) ?? 0,
    }),
    search: (question) => index?.search(question),
    refresh: () => {
      running ??= (index === undefined ? readAnew() : readChanges(index)).finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}

/** The clock of the database: what it stamps rows with. */
async function now(store: Store): Promise<Date> {
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ now: Date }>(sql`select now() as now`);
    return rows[0]?.now ?? new Date(0);
  });
}
