import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePart, cutsOf, nameKey, pairsOf, wordsOf } from './name.ts';

describe('a name is compared', () => {
  test.each([
    ['云岚市（江阳）听雨 超市', '云岚市江阳听雨超市'],
    ['ＫＦＣ餐厅·东街店', 'kfc餐厅东街店'],
    ['A&B-Co.,Ltd', 'abcoltd'],
  ])('%s as %s', (name, key) => expect(nameKey(name)).toBe(key));

  test('the same however often it is made', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
        expect(nameKey(name)).not.toMatch(/[|%_\\\s]/);
      }),
    );
  });
});

test('words are what stands between spaces and commas, once each', () => {
  expect(wordsOf(' 白沙  超市，（白沙） ')).toEqual(['白沙', '超市']);
  expect(wordsOf('（）')).toEqual([]);
});

test('every text that holds a word holds all its pairs', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }),
      (a, b, c) => {
        const all = new Set(pairsOf(`${a}${b}${c}`));
        expect(pairsOf(b).filter((pair) => !all.has(pair))).toEqual([]);
      },
    ),
  );
});

test('a word is cut into two pieces of two characters or more', () => {
  expect(cutsOf('超市白沙店')).toEqual([
    ['超市', '白沙店'],
    ['超市白', '沙店'],
  ]);
  expect(cutsOf('白沙店')).toEqual([]);
  expect(cutsOf('店'.repeat(25))).toEqual([]);
});

test.each([
  ['9198 0101 MA00', '91980101MA00'],
  ['ｍａ０１２３', 'MA0123'],
  ['ABCD', undefined],
  ['白沙0123', undefined],
  ['123', undefined],
  ['MA01O2', undefined],
])('%s as a piece of a code: %s', (typed, part) => expect(codePart(typed)).toBe(part));
