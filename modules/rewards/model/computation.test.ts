import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../kernel/plain-date.ts';
import { rewardFor, rewardRates } from '../../../rules/index.ts';
import { computeReward, ratesHold } from './computation.ts';

const on = plainDate('2026-07-01');
const example = rewardRates[0].examples;

describe('the computation', () => {
  test.each(example.map((each) => [each.note, each] as const))('gives what was counted by hand: %s', (_, each) => {
    const { amountFen, financeFromFen } = computeReward(String(each.grade), each.collected, on);
    expect([amountFen, amountFen >= financeFromFen]).toEqual([each.reward, each.withFinance]);
  });

  test('says each step, the floor and the cap where they count, and the edition with its confidence', () => {
    const small = computeReward('2', 5_000_000, on);
    expect(small.steps).toEqual([
      { step: 'collected', fen: 5_000_000 },
      { step: 'share', fen: 150_000, basisPoints: 300 },
      { step: 'floor', fen: 300_000, applied: true },
      { step: 'cap', fen: 100_000_000, applied: false },
    ]);
    expect(small).toMatchObject({
      rule: 'reward-rate',
      effectiveFrom: '2021-12-01',
      article: '第十二条',
      confidence: 'S',
    });
    expect(computeReward('1', 3_000_000_000, on).steps.at(-1)).toMatchObject({ step: 'cap', applied: true });
  });

  test('its steps lead to its amount, whatever was collected', () => {
    fc.assert(
      fc.property(fc.constantFrom('1', '2', '3'), fc.integer({ min: 0, max: 10 ** 14 }), (level, collected) => {
        const { steps, amountFen, floorFen, capFen } = computeReward(level, collected, on);
        const share = steps[1]?.fen ?? -1;
        expect(amountFen).toBe(Math.min(Math.max(share, floorFen), capFen));
        expect(amountFen).toBe(rewardFor(level === '1' ? 1 : level === '2' ? 2 : 3, collected as never, on).amount);
      }),
    );
  });

  test('knows from which day on there are rates', () => {
    expect([ratesHold('2021-11-30'), ratesHold('2021-12-01')]).toEqual([false, true]);
  });
});
