import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { anchorsOf } from '../model/anchors.ts';
import { toldOf } from '../model/told.ts';
import { writeAnchors } from './anchors.ts';
import { Sketches } from './sketches.ts';

/** Matters looked through in one turn. */
export const CAUGHT_UP_AT_ONCE = 1_000;
const COMPARED = ['clue', 'report', 'complaint'];

/**
 * Writes down what older matters can be found by: those that were there before signatures were, or whose signatures were
 * lost. Goes through all matters once in the life of a process; what it proposes is nothing. Gives how many it looked at, 0
 * when it has been through.
 */
export function sketchOlder(key: Uint8Array): (store: Store) => Promise<number> {
  const sketches = new Sketches();
  let [region, id] = ['', '00000000-0000-0000-0000-000000000000'];
  let through = false;
  return async (store) => {
    if (through) return 0;
    const rows = await store.transaction(
      SYSTEM_VIEWER,
      async (tx) => {
        const { rows } = await tx.query<{ region: string; id: string; snapshot: Matter | null }>(sql`
          select m.home_region as region, m.id, case when m.procedure = any(${COMPARED}) and not exists (
              select from text_sketch s where s.home_region = m.home_region and s.matter_id = m.id) then m.snapshot end as snapshot
          from matter m where (m.home_region, m.id) > (${region}, ${id}::uuid)
          order by m.home_region, m.id limit ${CAUGHT_UP_AT_ONCE}`);
        const matters = rows.flatMap(({ snapshot }) => snapshot ?? []);
        await sketches.write(tx, matters.map(toldOf));
        await writeAnchors(tx, matters, new Map(matters.map((matter) => [matter.id, anchorsOf(matter, key)])));
        return rows;
      },
      { byIndex: true },
    );
    const last = rows.at(-1);
    if (last === undefined || rows.length < CAUGHT_UP_AT_ONCE) through = true;
    else [region, id] = [last.region, last.id];
    return rows.length;
  };
}
