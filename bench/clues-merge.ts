/** Gate D4 of clue intelligence: whatever is said of pairs of matters and taken back again leaves no trace. */

import { differenceOf } from '../modules/merging/model/difference.ts';
import { runSequence } from '../modules/merging/testing/sequences.ts';
import type { Figure } from './lib/machine.ts';
import { describeTimes, timed } from './lib/times.ts';
import { wilson } from './lib/wilson.ts';

const SEQUENCES = 10_000;
const BROKEN = 100;
const TEXT = 2_000;

/** 10,000 random histories of words, edits and taking back, on the model; how long two texts take to be laid side by side. */
export async function benchCluesMerge(say: (line: string) => void): Promise<Figure[]> {
  let [acts, words, joined, failed] = [0, 0, 0, 0];
  const started = performance.now();
  for (let seed = 1; seed <= SEQUENCES; seed += 1) {
    const outcome = runSequence(seed);
    acts += outcome.acts;
    words += outcome.words;
    joined += outcome.joined;
    if (outcome.wrong.length > 0) {
      failed += 1;
      say(`! history ${seed}: ${outcome.wrong.join('; ')}`);
    }
    if (seed % 2_500 === 0) say(`  ${seed} histories`);
  }
  const seconds = (performance.now() - started) / 1_000;
  let found = 0;
  for (let seed = 1; seed <= BROKEN; seed += 1) {
    const trace = runSequence(seed, {
      afterTakingBack: (matter) => ({ ...matter, facts: { ...matter.facts, wasSame: true } }),
    });
    if (trace.wrong.length > 0) found += 1;
  }
  const equal = SEQUENCES - failed;
  const text = (salt: number): string =>
    Array.from({ length: TEXT }, (_, i) =>
      String.fromCodePoint(0x4e00 + ((i * 7_919 + (i % 9 === 0 ? salt : 0)) % 6_000)),
    ).join('');
  const [left, right] = [text(1), text(2)];
  for (let turn = 0; turn < 20; turn += 1) differenceOf(left, right);
  const { times } = await timed(200, async () => differenceOf(left, right));
  const { p50, p95 } = describeTimes(times);
  return [
    {
      name: 'clues D4: histories that are byte-equal after taking back',
      value: equal,
      unit: 'histories',
      bound: `= ${SEQUENCES}`,
      met: failed === 0 && found === BROKEN,
      detail: {
        n: SEQUENCES,
        interval95: wilson(equal, SEQUENCES),
        acts,
        words,
        edits: acts - words,
        mattersJoinedWhenLookedAt: joined,
        seconds,
        compared:
          'fold and counted places of each matter: one pair taken back, then all, beside histories without them',
        brokenVariantFound: `${found} of ${BROKEN} histories of a variant that keeps a trace`,
        peers: 'none: no package for Node takes a merge back; helpdesks that merge (Zammad) cannot undo it',
      },
    },
    {
      name: 'clues: two texts of 2,000 characters laid side by side, p95',
      value: p95,
      unit: 'ms',
      bound: '<= 100',
      met: p95 <= 100,
      detail: { p50, turns: times.length, differing: 'every ninth character' },
    },
  ];
}
