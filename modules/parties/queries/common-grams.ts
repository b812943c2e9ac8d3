import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { codePieces, pairsOf } from '../model/name.ts';

/** How often pairs and code pieces occur, from a sample of the registry. */
export interface GramCounts {
  /** Entities in the registry, about. */
  readonly entities: number;
  readonly sampled: number;
  readonly count: ReadonlyMap<string, number>;
}

const SAMPLE = 4_000;
/** A registry changes slowly; an old sample costs time, never an answer. */
const KEPT_MS = 10 * 60_000;

const samples = new WeakMap<Store, { readonly until: number; readonly counts: Promise<GramCounts> }>();

async function sample(store: Store): Promise<GramCounts> {
  const size = await store.db.query<{ n: number }>(sql`
    select greatest(reltuples, 0)::bigint as n from pg_class where oid = 'party'::regclass`);
  const entities = size.rows[0]?.n ?? 0;
  const percent = entities <= SAMPLE ? 100 : (100 * SAMPLE) / entities;
  const { rows } = await store.db.query<{ name_key: string; code: string }>(sql`
    select name_key, code from party tablesample system (${percent}::real) limit ${2 * SAMPLE}`);
  const count = new Map<string, number>();
  for (const { name_key, code } of rows)
    for (const gram of [...pairsOf(name_key), ...codePieces(code).map((piece) => `#${piece}`)])
      count.set(gram, (count.get(gram) ?? 0) + 1);
  return { entities: Math.max(entities, rows.length), sampled: rows.length, count };
}

/** The counts of a recent sample. */
export function gramCounts(store: Store, now = Date.now()): Promise<GramCounts> {
  const kept = samples.get(store);
  if (kept !== undefined && kept.until > now) return kept.counts;
  const counts = sample(store);
  samples.set(store, { until: now + KEPT_MS, counts });
  counts.catch(() => samples.delete(store));
  return counts;
}

const MOST = 3;

/** Of the grams that must all be there, those that narrow most; each more one costs a look per row and `like` decides. */
export function rarest(grams: readonly string[], { count }: GramCounts): string[] {
  return [...new Set(grams)].sort((a, b) => (count.get(a) ?? 0) - (count.get(b) ?? 0)).slice(0, MOST);
}

/** About how many entities have all of these grams, at most. */
export function estimate(grams: readonly string[], { count, sampled, entities }: GramCounts): number {
  const least = Math.min(...grams.map((gram) => count.get(gram) ?? 0));
  return sampled === 0 ? 0 : (least / sampled) * entities;
}
