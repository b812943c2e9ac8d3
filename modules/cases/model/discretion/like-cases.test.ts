import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fen } from '../../../../kernel/money.ts';
import { likeCases } from './like-cases.ts';

const each = (...amounts: readonly number[]) => amounts.map((amount) => ({ amount: fen(amount), cases: 1 }));
const upTo = (count: number) => each(...Array.from({ length: count }, (_, index) => (index + 1) * 100));

test('quartiles are amounts that were decided', () => {
  expect(likeCases(upTo(8), fen(300)).quartiles).toEqual({ min: 100, lower: 200, median: 400, upper: 600, max: 800 });
});

test('grouped or one by one is the same', () => {
  const grouped = [
    { amount: fen(500), cases: 3 },
    { amount: fen(100), cases: 2 },
    { amount: fen(900), cases: 0 },
  ];
  expect(likeCases(grouped, fen(500))).toEqual(likeCases(each(500, 100, 500, 100, 500), fen(500)));
});

test('outside the usual range a reason is asked for', () => {
  const outside = (proposal: number) => likeCases(upTo(20), fen(proposal)).cautions.map(({ severity }) => severity);
  expect([outside(199), outside(200), outside(1_800), outside(1_801)]).toEqual([['reason'], [], [], ['reason']]);
  expect(likeCases(upTo(20), fen(5_000)).cautions[0]?.text.zh).toContain('2元至18元，20件');
});

test('few cases say so and conclude nothing', () => {
  const few = likeCases(upTo(19), fen(9_999));
  expect([few.few, few.usual, few.cautions.map(({ rule }) => rule)]).toEqual([true, null, ['like-cases.few']]);
  const none = likeCases([], fen(1));
  expect([none.cases, none.quartiles, none.cautions[0]?.text.zh]).toEqual([0, null, '没有类案可供比较']);
});

test('position and quartiles agree with counting by hand', () => {
  const amounts = fc.array(fc.nat(50), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(amounts, fc.nat(55), fc.integer({ min: 0, max: 50 }), (list, proposal, from) => {
      const found = likeCases(each(...list), fen(proposal), { enough: 1, from, to: 100 - from });
      expect([found.below, found.equal, found.above]).toEqual([
        list.filter((amount) => amount < proposal).length,
        list.filter((amount) => amount === proposal).length,
        list.filter((amount) => amount > proposal).length,
      ]);
      // At most a quarter lies below the lower quartile, at least a quarter does not exceed it.
      const { lower, median, upper } = found.quartiles ?? { lower: -1, median: -1, upper: -1 };
      for (const [value, share] of [
        [lower, 1],
        [median, 2],
        [upper, 3],
      ] as const) {
        expect(list).toContain(value);
        expect(4 * list.filter((amount) => amount <= value).length).toBeGreaterThanOrEqual(share * list.length);
        expect(4 * list.filter((amount) => amount < value).length).toBeLessThan(share * list.length);
      }
      const warned = found.cautions.length > 0;
      expect(warned).toBe(proposal < (found.usual?.from ?? 0) || proposal > (found.usual?.to ?? 0));
    }),
  );
});
