import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf, type Piece } from './difference.ts';

const whole = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');
const common = (pieces: readonly Piece[]): string =>
  pieces
    .filter(({ same }) => same)
    .map(({ text }) => text)
    .join('');

test('equal parts and differences, by characters of Chinese and by whole words and numbers', () => {
  expect(differenceOf('在城西超市买到过期牛奶', '在城东超市买到过期酸奶')).toEqual({
    left: [
      { text: '在城', same: true },
      { text: '西', same: false },
      { text: '超市买到过期', same: true },
      { text: '牛奶', same: false },
    ],
    right: [
      { text: '在城', same: true },
      { text: '东', same: false },
      { text: '超市买到过期', same: true },
      { text: '酸奶', same: false },
    ],
  });
  // A number is one word: 1280 and 1380 have nothing in common.
  expect(common(differenceOf('收费1280元', '收费1380元').left)).toBe('收费');
  expect(differenceOf('', '有字').right).toEqual([{ text: '有字', same: false }]);
  expect(differenceOf('同', '同').left).toEqual([{ text: '同', same: true }]);
});

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('停', '车', '费', '1', 'a', ' ', '\n', '😀', '\ud800'), maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

test('the pieces are the texts, and what is the same is the same on both sides', () => {
  fc.assert(
    fc.property(text, text, (left, right) => {
      const difference = differenceOf(left, right);
      return (
        whole(difference.left) === left &&
        whole(difference.right) === right &&
        common(difference.left) === common(difference.right)
      );
    }),
    { numRuns: 3_000 },
  );
});

describe('texts of any size', () => {
  const long = Array.from({ length: 15_000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 9000))).join('');
  const odd: readonly (readonly [string, string, string])[] = [
    ['a million of one character', '停'.repeat(1_000_000), '停'.repeat(999_999)],
    ['two of one character each', '停'.repeat(20_000), '车'.repeat(20_000)],
    ['one within the other', `前言${'停'.repeat(9_000)}`, `${'停'.repeat(9_500)}后记`],
    ['emoji', '😀😁'.repeat(9_000), '😁😀'.repeat(9_000)],
    ['lone surrogates', '\ud800'.repeat(20_000), '\udc00'.repeat(20_000)],
  ];
  test.each(odd)('%s', (_, left, right) => {
    const difference = differenceOf(left, right);
    expect(whole(difference.left) === left && whole(difference.right) === right).toBe(true);
    expect(common(difference.left) === common(difference.right)).toBe(true);
  });

  test('a long text with a few changes is the same but for these', () => {
    const changed = `${long.slice(0, 3_000)}改动之一${long.slice(3_004, 9_000)}${long.slice(9_100)}`;
    const { left, right } = differenceOf(long, changed);
    expect(common(left).length).toBeGreaterThan(14_800);
    expect(right.filter(({ same }) => !same)).toEqual([{ text: '改动之一', same: false }]);
  });
});
