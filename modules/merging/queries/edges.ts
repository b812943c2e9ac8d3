import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { type Edge, edgeVerdict } from '../model/component.ts';
import { type Said, verdictOf } from '../model/words.ts';
import { type Place, placeKey } from './pair.ts';

/** Most matters that are looked at around one; ours. */
const MOST_MEMBERS = 2_000;

interface Row {
  readonly home_region: string;
  readonly matter_id: string;
  readonly pair: string;
  readonly other_region: string;
  readonly other_id: string;
  readonly own: Said | null;
  readonly told: Said | null;
}

/** What is said around some matters. */
export interface Around {
  /** Those that are reached over what is said to be the same, the asked ones among them. */
  readonly places: readonly Place[];
  /** Those of which something else is said. */
  readonly others: readonly Place[];
  readonly edges: readonly Edge[];
  /** There are more than were looked at. */
  readonly more: boolean;
}

const rowsAt = async (tx: Db, places: readonly Place[]): Promise<readonly Row[]> => {
  const { rows } = await tx.query<Row>(sql`
    select e.home_region, e.matter_id, e.pair, e.other_region, e.other_id, e.own, e.told
    from unnest(${places.map(({ region }) => region)}::bpchar[], ${places.map(({ id }) => id)}::uuid[]) as w(region, id)
    join same_edge e on e.home_region = w.region and e.matter_id = w.id`);
  return rows;
};

/**
 * Every pair reached from `from` over what is said, step by step, in a transaction of the system: names matters that a person
 * may not see, so whoever asks leaves those out. Noes are given too, and not walked on.
 */
export async function edgesAround(tx: Db, from: readonly Place[], most = MOST_MEMBERS): Promise<Around> {
  const places = new Map(from.map((place) => [placeKey(place), place]));
  const edges = new Map<string, Edge>();
  const others = new Map<string, Place>();
  let next: readonly Place[] = from;
  let full = false;
  while (next.length > 0 && !full) {
    const reached: Place[] = [];
    for (const row of await rowsAt(tx, next)) {
      const other = { region: row.other_region, id: row.other_id };
      // What a side says it knows best itself; what it was told counts until the other has been looked at.
      const known = edges.get(row.pair);
      const theirs = known === undefined ? row.told : known.aSaid;
      edges.set(row.pair, { pair: row.pair, a: row.matter_id, b: other.id, aSaid: row.own, bSaid: theirs });
      if (places.has(placeKey(other))) continue;
      if (verdictOf(row.own, row.told) !== 'same') {
        others.set(placeKey(other), other);
        continue;
      }
      full = places.size >= most;
      if (full) continue;
      places.set(placeKey(other), other);
      reached.push(other);
    }
    next = reached;
  }
  const said = [...edges.values()].filter((edge) => edgeVerdict(edge) !== null);
  const aside = [...others.values()].filter((place) => !places.has(placeKey(place)));
  return { places: [...places.values()], others: aside, edges: said, more: full };
}
