import { expect, test } from 'vitest';
import { assess } from './assess.ts';
import { createBenchmarkBook } from './book.ts';
import { reassess } from './proposal.ts';
import { readDiscretionRecord } from './record.ts';
import { benchmark, facts, proven } from './testing.ts';

const record = { benchmark: { id: benchmark.id, version: '1' }, facts, factors: proven('undid-harm') };
const kept = (change: (copy: typeof record) => object) => JSON.parse(JSON.stringify(change(record)));

test('kept in an act as JSON and read again it gives the same assessment', () => {
  const again = readDiscretionRecord(kept((copy) => copy));
  expect(reassess(createBenchmarkBook([benchmark]), again)).toEqual(assess(benchmark, facts, record.factors));
});

test.each<readonly [string, (copy: typeof record) => object]>([
  ['no version', (copy) => ({ ...copy, benchmark: { id: 'x' } })],
  ['a day that does not exist', (copy) => ({ ...copy, facts: { ...copy.facts, decidedOn: '2026-02-30' } })],
  ['part of a fen', (copy) => ({ ...copy, facts: { ...copy.facts, goodsValue: 0.5 } })],
  ['a negative value', (copy) => ({ ...copy, facts: { ...copy.facts, goodsValue: -1 } })],
  ['a region in words', (copy) => ({ ...copy, facts: { ...copy.facts, region: '听泉区' } })],
  ['something else beside it', (copy) => ({ ...copy, note: 'x' })],
])('refused: %s', (_, change) => {
  expect(() => readDiscretionRecord(kept(change))).toThrow();
});
