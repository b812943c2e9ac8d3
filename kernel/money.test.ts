import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addFen, type Fen, fen, formatLargeYuan, formatYuan, parseYuan } from './money.ts';

const anyFen = fc.maxSafeInteger().map((value) => (value === 0 ? 0 : value) as Fen);

test('what is written can be read again, in every form', () => {
  fc.assert(
    fc.property(anyFen, (amount) => {
      expect(parseYuan(formatYuan(amount))).toBe(amount);
      expect(parseYuan(formatLargeYuan(amount))).toBe(amount);
    }),
  );
});

test.each([
  ['1234.5', 123_450],
  ['1,234.50元', 123_450],
  ['¥3000', 300_000],
  ['￥３０００', 300_000],
  ['311.89万元', 311_890_000],
  ['1.2亿元', 12_000_000_000],
  ['人民币5000元整', 500_000],
  ['-0.01', -1],
  ['-0', 0],
])('%s is %i fen', (text, amount) => {
  expect(parseYuan(text)).toBe(amount);
});

test.each(['', '元', '1.234', '12,34', '1e5', '一百元', '0.0000001万', '99999999999999999', 'NaN'])(
  '%j is no amount',
  (text) => {
    expect(parseYuan(text)).toBeUndefined();
  },
);

describe('writing', () => {
  test.each([
    [0, '0元', '0元'],
    [5, '0.05元', '0.05元'],
    [-123_450, '-1,234.50元', '-1,234.50元'],
    [311_890_000, '3,118,900元', '311.89万元'],
    [12_000_000_000, '120,000,000元', '1.2亿元'],
  ])('%i fen', (amount, plain, large) => {
    expect([formatYuan(fen(amount)), formatLargeYuan(fen(amount))]).toEqual([plain, large]);
  });

  test('English', () => {
    expect(formatYuan(fen(123_450), 'en')).toBe('CNY 1,234.50');
  });
});

test('a fraction of a fen, or a sum beyond exact integers, is refused', () => {
  expect(() => fen(0.5)).toThrow(RangeError);
  expect(() => addFen(fen(Number.MAX_SAFE_INTEGER), fen(1))).toThrow(RangeError);
});
