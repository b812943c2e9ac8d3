import { expect, test } from 'vitest';
import { fen } from '../kernel/money.ts';
import { plainDate } from '../kernel/plain-date.ts';
import { assess, type DiscretionFacts } from '../modules/cases/model/discretion/assess.ts';
import { createBenchmarkBook } from '../modules/cases/model/discretion/book.ts';
import { exampleBenchmarks } from './discretion.ts';

const book = createBenchmarkBook(exampleBenchmarks);
const facts: DiscretionFacts = {
  goodsValue: fen(10_000_000),
  illegalGains: null,
  actEndedOn: plainDate('2026-03-01'),
  decidedOn: plainDate('2026-09-01'),
  region: '980102',
  flags: [],
};
const proven = (...ids: readonly string[]) => ids.map((id) => ({ id, evidence: ['证1'] }));

test('every benchmark says in its title, its flag and its results that it is made up, and holds in the invented province only', () => {
  for (const benchmark of exampleBenchmarks) {
    expect(benchmark.title.zh).toContain('演示示例，非真实规定');
    expect([benchmark.example, benchmark.number, benchmark.jurisdiction]).toEqual([true, null, '98']);
    const found = assess(benchmark, facts, []);
    expect(found.cautions.map(({ rule }) => rule)).toEqual(['discretion.example']);
    const real = assess(benchmark, { ...facts, region: '510502' }, []);
    expect(real.lawful).toBe(false);
  }
});

test.each([
  [[], 'ordinary', 22, 38],
  [['undid-harm'], 'lighter', 10, 21.999999],
  [['undid-harm', 'confessed'], 'mitigated', 2, 9.999999],
  [['again'], 'heavier', 38.000001, 50],
  [['again', 'undid-harm'], 'ordinary', 22, 38],
] as const)('bringing others in, with %j: %s, %d to %d 万元', (ids, band, min, max) => {
  const found = assess(book.edition('yunlan-pyramid-recruiting', '2024'), facts, proven(...ids));
  expect([found.band, (found.range?.min ?? 0) / 1_000_000, (found.range?.max ?? 0) / 1_000_000]).toEqual([
    band,
    min,
    max,
  ]);
  expect(found.lawful).toBe(true);
});

test('moved goods are fined by their value, more so after a refusal', () => {
  const benchmark = book.edition('yunlan-pyramid-seized-goods', '2024');
  const statutory = (flags: readonly string[]) => assess(benchmark, { ...facts, flags }, []).statutory;
  expect(statutory([])).toEqual({ min: 500_000, max: 2_000_000 });
  expect(statutory(['refused-to-correct'])).toEqual({ min: 10_000_000, max: 30_000_000 });
});
