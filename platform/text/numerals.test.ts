import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numeralAt, numeralOf } from './numerals.ts';

describe('numbers as they are said', () => {
  test.each([
    ['三千五百', 3_500],
    ['叁仟伍佰', 3_500],
    ['3千5百', 3_500],
    ['3,500.5', 3_500.5],
    ['3.5万', 35_000],
    ['三点五万', 35_000],
    ['一万二', 12_000],
    ['3万5', 35_000],
    ['一万零二', 10_002],
    ['两百五', 250],
    ['一百零五', 105],
    ['一百一十', 110],
    ['十五', 15],
    ['二十', 20],
    ['廿八', 28],
    ['二〇二六', 2_026],
    ['幺三八', 138],
    ['一亿二千万', 120_000_000],
    ['1.28亿', 128_000_000],
    ['1万亿', 1e12],
    ['二百二十五万六千', 2_256_000],
    ['2w', 20_000],
    ['3k', 3_000],
    ['0', 0],
  ])('%s is %d', (text, value) => expect(numeralOf(text)).toBe(value));

  test.each(['', '百', '万', '元', '12,34', '三千五百元', '1.', '点五', '2wifi', '一'.repeat(60)])(
    '%j is none',
    (text) => expect(numeralOf(text)).toBeUndefined(),
  );

  test('reads where it is told to, and says where it ended', () => {
    expect(numeralAt('付了三千五百元', 2)).toEqual({ value: 3_500, end: 6 });
    expect(numeralAt('付了三千五百元', 0)).toBeUndefined();
  });
});

const DIGITS = '零一二三四五六七八九';

/** A number of up to eight figures as a careful person says it. */
function said(value: number): string {
  if (value >= 10_000) {
    const rest = value % 10_000;
    return `${said(Math.floor(value / 10_000))}万${rest === 0 ? '' : (rest < 1_000 ? '零' : '') + said(rest)}`;
  }
  let [out, zero] = ['', false];
  for (const [unit, name] of [
    [1_000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) zero = out !== '';
    else {
      out += (zero ? '零' : '') + DIGITS.charAt(digit) + name;
      zero = false;
    }
  }
  return out;
}

test('every number that is said is heard', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
      expect(numeralOf(said(value))).toBe(value);
    }),
    { numRuns: 2_000 },
  );
});
