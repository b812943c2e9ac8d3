import { expect, test } from 'vitest';
import { commitmentStories } from './commitments.ts';
import { FOUNDED, openWorld, statesOf, tell } from './scratch.testing.ts';

const world = openWorld();

test('a commitment of each kind, told by the real procedure', async () => {
  await tell(world(), commitmentStories(FOUNDED));
  expect(await statesOf(world())).toEqual({ 'commitment/published': 3 });
});

test('the same day gives the same acts', () => {
  expect(JSON.stringify(commitmentStories(FOUNDED))).toBe(JSON.stringify(commitmentStories(FOUNDED)));
});
