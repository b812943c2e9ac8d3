import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksOf, visitPairs } from './blocks.ts';

const keysOf = (columns: readonly (readonly number[])[]) =>
  columns.map((values, at) => ({ name: `k${at}`, values: Uint32Array.from(values) }));

/** Two keys of few values, 0 for none, over as many records. */
const columns = fc
  .integer({ min: 0, max: 30 })
  .chain((records) =>
    fc.tuple(
      ...[0, 1].map(() =>
        fc.array(fc.constantFrom(0, 1, 2, 3, 4_000_000_000), { minLength: records, maxLength: records }),
      ),
    ),
  );

test('each pair that agrees on any key is visited once, in parts as in one go', () => {
  fc.assert(
    fc.property(columns, fc.integer({ min: 1, max: 4 }), (given, parts) => {
      const blocks = keysOf(given).map((key) => blocksOf(key, 1_000));
      const expected: string[] = [];
      const records = given[0]?.length ?? 0;
      for (let a = 0; a < records; a += 1)
        for (let b = a + 1; b < records; b += 1)
          if (given.some((values) => values[a] !== 0 && values[a] === values[b])) expected.push(`${a}-${b}`);
      const seen: string[] = [];
      for (let part = 0; part < parts; part += 1) visitPairs(blocks, { part, parts }, (a, b) => seen.push(`${a}-${b}`));
      expect(seen.sort()).toEqual(expected.sort());
    }),
  );
});

test('a block over the cap is dropped, told, and not taken for an earlier visit by the next key', () => {
  const blocks = keysOf([
    [7, 7, 7, 8, 8],
    [5, 5, 0, 0, 0],
  ]).map((key) => blocksOf(key, 2));
  expect(blocks[0]?.dropped).toEqual({ key: 'k0', blocks: 1, records: 3, pairs: 3 });
  const seen: [number, number][] = [];
  visitPairs(blocks, {}, (a, b) => seen.push([a, b]));
  expect(seen).toEqual([
    [3, 4],
    [0, 1],
  ]);
});

test('across two lists no pair of one list is visited', () => {
  const blocks = keysOf([[1, 1, 1, 1]]).map((key) => blocksOf(key, 10));
  const seen: string[] = [];
  visitPairs(blocks, { side: Uint8Array.of(0, 0, 1, 1) }, (a, b) => seen.push(`${a}-${b}`));
  expect(seen).toEqual(['0-2', '0-3', '1-2', '1-3']);
});
