import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fen } from '../../../../kernel/money.ts';
import { baseNames, inFen, intervalSchema, intervalText, isInside, ONE_TIMES, rangeText } from './range.ts';

const facts = (goods: number | null) => ({ goodsValue: goods === null ? null : fen(goods), illegalGains: null });

test('shares round into the interval: every whole fen inside lies truly inside', () => {
  const interval = fc
    .record({
      min: fc.nat(40_000),
      width: fc.integer({ min: 1, max: 40_000 }),
      minOpen: fc.boolean(),
      maxOpen: fc.boolean(),
    })
    .map(({ min, width, minOpen, maxOpen }) => ({ min, max: min + width, minOpen, maxOpen }));
  fc.assert(
    fc.property(interval, fc.nat(2_000), (entry, goods) => {
      const range = inFen(entry, 'goods-value', facts(goods));
      const truly = (amount: number): boolean => {
        const scaled = amount * ONE_TIMES;
        const low = entry.min * goods;
        const high = entry.max * goods;
        return (entry.minOpen ? scaled > low : scaled >= low) && (entry.maxOpen ? scaled < high : scaled <= high);
      };
      for (let amount = 0; amount <= 8 * goods + 2; amount += Math.max(1, Math.floor(goods / 7))) {
        expect(range !== null && isInside(amount, range)).toBe(truly(amount));
      }
      if (range !== null) {
        expect([truly(range.min), truly(range.max)]).toEqual([true, true]);
        expect([truly(range.min - 1), truly(range.max + 1)]).toEqual([false, false]);
      }
    }),
  );
});

test('amounts beyond 2^53 on the way stay exact', () => {
  expect(inFen({ min: 500, max: 30_000 }, 'goods-value', facts(3_000_000_000_000_001))).toEqual({
    min: 150_000_000_000_001,
    max: 9_000_000_000_000_003,
  });
});

test('a base that is not established gives no range; fixed amounts need none', () => {
  expect(inFen({ min: 500, max: 2_000 }, 'goods-value', facts(null))).toBeNull();
  expect(inFen({ min: 500, max: 2_000 }, 'illegal-gains', facts(1))).toBeNull();
  expect(inFen({ min: 500, max: 2_000, maxOpen: true }, 'fixed', facts(null))).toEqual({ min: 500, max: 1_999 });
});

test.each([
  [{ min: 1_000_000, max: 5_000_000 }, 'fixed', '1万元以上5万元以下'],
  [{ min: 0, max: 200_000 }, 'fixed', '2,000元以下'],
  [{ min: 500, max: 2_000 }, 'goods-value', '货值金额的5%以上20%以下'],
  [{ min: 10_000, max: 30_000 }, 'goods-value', '货值金额的1倍以上3倍以下'],
  [{ min: 15_000, max: 20_000, maxOpen: true }, 'illegal-gains', '违法所得的1.5倍以上不足2倍'],
  [{ min: 2_000_000, max: 3_000_000, minOpen: true }, 'fixed', '超过2万元、3万元以下'],
] as const)('%j of %s reads %s', (interval, base, zh) => {
  expect(intervalText(interval, base).zh).toBe(zh);
});

test('a range in money', () => {
  expect(rangeText({ min: fen(10_000_000), max: fen(50_000_000) })).toEqual({
    zh: '10万元以上50万元以下',
    en: 'CNY 100,000 to CNY 500,000',
  });
});

test('an empty interval is refused', () => {
  for (const bad of [
    { min: 2, max: 1 },
    { min: 1, max: 1, maxOpen: true },
    { min: -1, max: 1 },
    { min: 0.5, max: 1 },
  ]) {
    expect(intervalSchema.safeParse(bad).success).toBe(false);
  }
  expect(intervalSchema.safeParse({ min: 1, max: 1 }).success).toBe(true);
  expect(baseNames).toHaveLength(3);
});

test('what is cut off a fen short of a round amount is said in the words of the law', () => {
  const said = (min: number, max: number) => rangeText({ min: fen(min), max: fen(max) }).zh;
  expect(said(0, 9_999_999)).toBe('不足10万元');
  expect(said(1_000_000, 9_999_999)).toBe('1万元以上、不足10万元');
  expect(said(1_000_001, 10_000_000)).toBe('超过1万元、10万元以下');
  expect(said(1_000_000, 10_000_000)).toBe('1万元以上10万元以下');
});
