import { expect, test } from 'vitest';
import { disclosureStories } from './disclosures.ts';
import { FOUNDED, openWorld, statesOf, tell } from './scratch.testing.ts';

const world = openWorld();

test('a recall and an entry of a list, told by the real procedures', async () => {
  await tell(world(), disclosureStories(FOUNDED));
  expect(await statesOf(world())).toEqual({ 'list-entry/shown': 1, 'recall/shown': 1 });
});

test('the same day gives the same acts', () => {
  expect(JSON.stringify(disclosureStories(FOUNDED))).toBe(JSON.stringify(disclosureStories(FOUNDED)));
});
