import { expect, test } from 'vitest';
import { followInspections } from '../../modules/inspections/index.ts';
import { readLists } from '../../modules/inspections/model/draw-lists.ts';
import { sql } from '../../platform/store/sql.ts';
import { inspectionStories } from './inspections.ts';
import { FOUNDED, openWorld, rowsOf, statesOf, tell } from './scratch.testing.ts';

const world = openWorld();

test('a draw that is over, one that waits, inspections at every stage, told by the real procedures', async () => {
  const stories = inspectionStories(FOUNDED);
  await tell(world(), stories);
  // Every firm that was drawn becomes an inspection of its own.
  expect(await followInspections(world().ledger)).toBe(2);
  expect(await statesOf(world())).toEqual({
    ...{ 'draw/approved': 1, 'draw/published': 1, 'item-list/published': 1, 'relation/standing': 1 },
    ...{ 'inspection/approved': 6, 'inspection/proposed': 1, 'inspection/recorded': 1 },
  });
  expect(stories.length).toBeLessThanOrEqual(12);
  const drawn = await rowsOf<{ lists: string }>(world(), sql`select lists from draw_lists`);
  expect(drawn.map(({ lists }) => readLists(lists).firms.length)).toEqual([18]);
});

test('the same day gives the same acts', () => {
  expect(JSON.stringify(inspectionStories(FOUNDED))).toBe(JSON.stringify(inspectionStories(FOUNDED)));
});
