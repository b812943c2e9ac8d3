import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { pairVerbs } from '../model/verbs.ts';
import type { Said } from '../model/words.ts';

interface Side {
  readonly region: string;
  readonly id: string;
  readonly pair: string;
  readonly own: Said | null;
  readonly told: Said | null;
  readonly told_at: number;
}

const AT_ONCE = 1_000;

/**
 * Makes the rows of pairs anew from the acts: two matters on which acts name one pair are that pair. A word whose other side
 * was not told yet keeps its row. Gives how many rows were wrong or missing.
 */
export async function rebuildEdges(store: Store): Promise<number> {
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows: sides } = await tx.query<Side>(sql`
      select a.home_region as region, a.matter_id as id, a.body ->> 'pair' as pair,
        m.snapshot #>> array['facts', 'same', a.body ->> 'pair', 'own', 'said'] as own,
        m.snapshot #>> array['facts', 'same', a.body ->> 'pair', 'told', 'said'] as told,
        max(case when a.verb = 'same-told' then (a.body ->> 'at')::int else 0 end) as told_at
      from act a join matter m on m.home_region = a.home_region and m.id = a.matter_id
      where a.verb = any(${[...pairVerbs]}) group by 1, 2, 3, 4, 5`);
    const byPair = new Map<string, Side[]>();
    for (const side of sides) byPair.set(side.pair, [...(byPair.get(side.pair) ?? []), side]);
    const wanted = [...byPair.values()].flatMap(([one, other]) =>
      one === undefined || other === undefined
        ? []
        : [
            { ...one, other_region: other.region, other_id: other.id },
            { ...other, other_region: one.region, other_id: one.id },
          ],
    );
    let changed = 0;
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      const { rowCount } = await tx.query(sql`
        insert into same_edge as e (home_region, matter_id, pair, other_region, other_id, own, told, told_at)
        select w.region, w.id, w.pair, w.other_region, w.other_id, w.own, w.told, w.told_at
        from jsonb_to_recordset(${JSON.stringify(wanted.slice(from, from + AT_ONCE))}::jsonb) as w(
          region text, id uuid, pair uuid, other_region text, other_id uuid, own text, told text, told_at int)
        on conflict (home_region, matter_id, pair) do update
        set other_region = excluded.other_region, other_id = excluded.other_id, own = excluded.own, told = excluded.told,
          told_at = excluded.told_at
        where (e.other_region, e.other_id, e.own, e.told, e.told_at) is distinct from
          (excluded.other_region, excluded.other_id, excluded.own, excluded.told, excluded.told_at)`);
      changed += rowCount;
    }
    return changed;
  });
}
