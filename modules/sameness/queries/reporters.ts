import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { Place } from '../commands/sketches.ts';

/**
 * Of pairs of complaints whether the same person complained, by keyed marks of telephone and identity number (modules/habits);
 * by name alone it is not said. Reports have no marks: nothing is known of them here.
 */
export async function reportersOf(
  tx: Db,
  pairs: readonly { readonly mine: Place; readonly other: Place }[],
): Promise<readonly ('same' | 'other' | undefined)[]> {
  if (pairs.length === 0) return [];
  const places = [...pairs.map(({ other }) => other), ...new Map(pairs.map(({ mine }) => [mine.id, mine])).values()];
  const { rows } = await tx.query<{ id: string; kind: string; mark: string }>(sql`
    select p.id, m.kind, encode(m.mark, 'hex') as mark
    from unnest(${places.map((place) => place.region)}::char(6)[], ${places.map(({ id }) => id)}::uuid[]) as p(region, id)
    join reporter_mark m on m.home_region = p.region and m.matter_id = p.id and m.kind in ('phone', 'id')`);
  const marks = new Map<string, Map<string, string>>();
  for (const { id, kind, mark } of rows) marks.set(id, (marks.get(id) ?? new Map<string, string>()).set(kind, mark));
  return pairs.map(({ mine, other }) => {
    const theirs = marks.get(other.id);
    // A telephone says nothing beside a number of identity.
    const both = [...(marks.get(mine.id) ?? [])].filter(([kind]) => theirs?.has(kind) === true);
    if (both.length === 0) return undefined;
    return both.some(([kind, mark]) => theirs?.get(kind) === mark) ? 'same' : 'other';
  });
}
