import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cut, eachGram, GramCounter, LONGEST_GRAM, mix, OPENING_UNITS } from './grams.ts';

const CUT: Cut = { bits: 14, longest: 3, opening: 1 };

/** The plain way: a map of the language. */
function counted(text: string, cut: Cut): Map<number, number> {
  const times = new Map<number, number>();
  eachGram(text, cut, (cell, start) => {
    times.set(cell, (times.get(cell) ?? 0) + (start < OPENING_UNITS ? cut.opening : 1));
  });
  return times;
}

test('hashes are never negative: a signed one lies outside every table', () => {
  fc.assert(fc.property(fc.integer(), (any) => mix(any) >= 0 && mix(any) < 2 ** 32));
});

test.each([
  [1, ['电', '梯', '困', '人']],
  [2, ['电', '电梯', '梯', '梯困', '困', '困人', '人']],
  [3, ['电', '电梯', '电梯困', '梯', '梯困', '梯困人', '困', '困人', '人']],
])('a text has a gram for each start and length up to %i', (longest, expected) => {
  const grams: string[] = [];
  eachGram('电梯困人', { ...CUT, longest }, (_, start, length) => grams.push('电梯困人'.slice(start, start + length)));
  expect(grams).toEqual(expected);
});

test('grams fall evenly into the table: of 20,000 pairs no cell gets more than chance would give it', () => {
  const times = new Uint32Array(2 ** 12);
  for (let one = 0; one < 200; one += 1) {
    for (let other = 0; other < 100; other += 1) {
      const pair = String.fromCharCode(0x4e00 + one * 7, 0x4e00 + other * 3);
      eachGram(pair, { ...CUT, bits: 12, longest: 2 }, (cell, _, length) => {
        if (length === 2) times[cell] = (times[cell] ?? 0) + 1;
      });
    }
  }
  // 4.9 on the mean; 22 in one cell by chance once in 200,000 such tables.
  expect(Math.max(...times)).toBeLessThan(22);
  expect(times.filter((each) => each === 0).length).toBeLessThan(2 ** 12 * 0.03);
});

test.each([1, 3])('counts as a map would, text after text, the opening %i times', (opening) => {
  const cut = { ...CUT, opening };
  const counter = new GramCounter(cut, 500);
  const letters = fc.string({ unit: fc.constantFrom('价', '格', '超', 'a', ' ', '😀'), maxLength: 400 });
  fc.assert(
    fc.property(letters, (text) => {
      const { cells, times, size } = counter.count(text);
      const found = new Map(Array.from(cells.slice(0, size), (cell, at) => [cell, times[at]] as const));
      expect(found.size).toBe(size);
      expect(found).toEqual(counted(text, cut));
    }),
  );
});

test('a text of any length costs no more room than the longest that is counted', () => {
  const counter = new GramCounter(CUT, 100);
  expect(counter.count('啊'.repeat(1_000_000)).size).toBe(LONGEST_GRAM);
  const first = Array.from({ length: 100 }, (_, at) => String.fromCharCode(0x4e00 + at)).join('');
  const short = [...counter.count(first).cells.slice(0, 290)];
  expect([...counter.count(`${first}后面的不再数`).cells.slice(0, 290)]).toEqual(short);
});

test('a table smaller than the text is never left', () => {
  const counter = new GramCounter({ bits: 4, longest: 3, opening: 1 });
  const { size, times } = counter.count(Array.from({ length: 5_000 }, (_, at) => String.fromCharCode(at)).join(''));
  expect(size).toBe(16);
  expect(times.slice(0, size).reduce((a, b) => a + b, 0)).toBe(3 * 5_000 - 3);
});
