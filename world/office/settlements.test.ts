import { expect, test } from 'vitest';
import { FOUNDED, openWorld, statesOf, tell } from './scratch.testing.ts';
import { settlementStories } from './settlements.ts';

const world = openWorld();

test('disputes in every stage, told by the real procedure', async () => {
  await tell(world(), settlementStories(FOUNDED));
  expect(await statesOf(world())).toEqual({
    'settlement/performed': 5,
    'settlement/declined': 1,
    'settlement/talking': 1,
    'settlement/agreed': 1,
    'settlement/unanswered': 1,
    'settlement/filed': 1,
  });
});

test('the same day gives the same acts', () => {
  expect(JSON.stringify(settlementStories(FOUNDED))).toBe(JSON.stringify(settlementStories(FOUNDED)));
});
