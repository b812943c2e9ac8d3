import { expect, test } from 'vitest';
import { followSupervision } from '../../modules/supervision/index.ts';
import { FOUNDED, openWorld, statesOf, tell } from './scratch.testing.ts';
import { supervisionStories } from './supervision.ts';

const world = openWorld();

test('a round with visits at every stage and disorders along their loop, told by the real procedures', async () => {
  const stories = supervisionStories(FOUNDED);
  await tell(world(), stories);
  // What was written down on a visit becomes a finding of its own.
  expect(await followSupervision(world().ledger, world().directory)).toBe(1);
  expect(await statesOf(world())).toEqual({
    ...{ 'finding/closed': 1, 'finding/ordered': 1, 'finding/recorded': 2, 'finding/replied': 1 },
    ...{ 'survey/running': 1, 'visit/closed': 2, 'visit/open': 1, 'visit/planned': 1, 'visit/sealed': 1 },
  });
  expect(stories.length).toBeLessThanOrEqual(12);
});

test('the same day gives the same acts', () => {
  expect(JSON.stringify(supervisionStories(FOUNDED))).toBe(JSON.stringify(supervisionStories(FOUNDED)));
});
