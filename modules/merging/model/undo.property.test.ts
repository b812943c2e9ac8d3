import { expect, test } from 'vitest';
import type { Matter } from '../../../platform/procedure/types.ts';
import { runSequence } from '../testing/sequences.ts';

/** Ten thousand are run by `npm run bench clues-merge`. */
const RUNS = 1_000;

test(`${RUNS} random histories: what is taken back leaves every matter byte for byte as if it had not been said`, () => {
  let [acts, words, joined] = [0, 0, 0];
  const wrong: string[] = [];
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const outcome = runSequence(seed);
    acts += outcome.acts;
    words += outcome.words;
    joined += outcome.joined;
    wrong.push(...outcome.wrong.map((each) => `${seed}: ${each}`));
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  // The histories are no empty ones.
  expect(words).toBeGreaterThan(RUNS * 4);
  expect(acts - words).toBeGreaterThan(RUNS * 2);
  expect(joined).toBeGreaterThan(RUNS);
});

test('the same histories find a matter that keeps a trace', () => {
  const trace = { afterTakingBack: (matter: Matter) => ({ ...matter, facts: { ...matter.facts, wasSame: true } }) };
  for (let seed = 1; seed <= 20; seed += 1) expect(runSequence(seed, trace).wrong, String(seed)).not.toEqual([]);
});
