import { createHash } from 'node:crypto';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';

/** A fourth of all matters is kept for measuring, from the first verdict on. */
const KEPT_OF = 4;
/** A frozen set is made once so many matters are kept; before that the shipped set measures. Ours. */
export const FEWEST_FROZEN = 100;
const MOST_FROZEN = 2_000;

/** `[region, id]`. */
export type MatterKey = readonly [region: string, id: string];

export interface FrozenSet {
  readonly name: string;
  readonly matters: readonly MatterKey[];
  readonly digest: Buffer;
}

/** Whether a matter is kept for measuring: by its id alone, so that every training leaves out the same ones. */
export const isKept = (matterId: string): boolean =>
  (createHash('sha256').update(matterId).digest()[0] ?? 0) % KEPT_OF === 0;

const digestOf = (matters: readonly MatterKey[]): Buffer =>
  createHash('sha256').update(JSON.stringify(matters)).digest();

/** The frozen set of an authority; undefined where its verdicts are few. */
export async function findFrozenSet(tx: Db, authority: string): Promise<FrozenSet | undefined> {
  const { rows } = await tx.query<FrozenSet>(sql`
    select name, matters, digest from clue_frozen_set where authority = ${authority} and kind = 'clues'`);
  return rows[0];
}

/** The set that would be made of the matters kept, the oldest first; undefined where they are few. */
export function frozenSetOf(authority: string, kept: readonly MatterKey[]): FrozenSet | undefined {
  if (kept.length < FEWEST_FROZEN) return undefined;
  const matters = kept.slice(0, MOST_FROZEN);
  return { name: `frozen-${authority}`, matters, digest: digestOf(matters) };
}

/** Stores the set, once and for all. */
export async function storeFrozenSet(tx: Db, authority: string, set: FrozenSet, at: Date): Promise<void> {
  await tx.query(sql`
    insert into clue_frozen_set (home_region, authority, kind, name, matters, digest, made_at)
    values (${authority}, ${authority}, 'clues', ${set.name}, ${JSON.stringify(set.matters)}, ${set.digest}, ${at})
    on conflict (home_region, authority, kind) do nothing`);
}
