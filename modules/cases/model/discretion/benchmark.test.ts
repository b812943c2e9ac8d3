import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { type Benchmark, benchmarkSchema } from './benchmark.ts';
import { createBenchmarkBook } from './book.ts';
import { benchmark } from './testing.ts';

type Draft = ReturnType<typeof structuredClone<Benchmark>>;
const broken = (change: (draft: Draft) => void): readonly string[] => {
  const draft = structuredClone(benchmark);
  change(draft);
  return benchmarkSchema.safeParse(draft).error?.issues.map(({ message }) => message) ?? [];
};
const firstOf = <T>(list: readonly T[]): T => {
  const [first] = list;
  if (first === undefined) throw new Error('empty');
  return first;
};

test('the example is well formed', () => {
  expect(broken(() => {})).toEqual([]);
});

describe('what a benchmark may not be', () => {
  const wrong: readonly (readonly [string, (draft: Draft) => void, RegExp])[] = [
    ['ends before it begins', (draft) => Object.assign(draft, { effectiveTo: '2023-12-31' }), /ends before/],
    ['real without a number', (draft) => Object.assign(draft, { example: false }), /published/],
    [
      'a discretionary way below the minimum',
      (draft) => {
        Object.assign(draft.factors[4] ?? {}, { direction: 'mitigate' });
      },
      /only a statute/,
    ],
    ['two factors of one id', (draft) => draft.factors.push({ ...firstOf(draft.factors) }), /two factors/],
    ['excludes what does not exist', (draft) => firstOf(draft.factors).excludes.push('nobody'), /no other factor/],
    ['excludes one way only', (draft) => firstOf(draft.factors).excludes.push('emergency'), /in turn/],
    [
      'chooses by an unknown factor',
      (draft) => Object.assign(firstOf(draft.selection), { when: { all: ['nobody'] } }),
      /no factor/,
    ],
    ['chooses always', (draft) => Object.assign(firstOf(draft.selection), { when: {} }), /hides those/],
    [
      'chooses never',
      (draft) => Object.assign(firstOf(draft.selection), { when: { any: { of: ['trifling'], atLeast: 2 } } }),
      /cannot hold/,
    ],
    ['a tier that hides the next', (draft) => Object.assign(firstOf(draft.tiers), { when: null }), /hides those/],
    ['a tier condition about nothing', (draft) => Object.assign(firstOf(draft.tiers), { when: {} }), /says nothing/],
    ['a chosen band without a range', (draft) => firstOf(draft.tiers).bands.shift(), /has no range/],
    ['no ordinary band', (draft) => firstOf(draft.tiers).bands.splice(2, 1), /ordinary band is missing/],
    [
      'a band above the maximum',
      (draft) => Object.assign(firstOf(draft.tiers).bands[3]?.range ?? {}, { max: 30_001 }),
      /leaves the law/,
    ],
    [
      'a band below the minimum',
      (draft) => Object.assign(firstOf(draft.tiers).bands[1]?.range ?? {}, { min: 9_999 }),
      /leaves the law/,
    ],
    [
      'mitigation that reaches the minimum',
      (draft) => Object.assign(firstOf(draft.tiers).bands[0]?.range ?? {}, { maxOpen: false }),
      /leaves the law/,
    ],
    [
      'bands in the wrong order',
      (draft) => Object.assign(firstOf(draft.tiers).bands[1] ?? {}, { range: { min: 25_000, max: 28_000 } }),
      /is milder/,
    ],
    ['a field that nobody knows', (draft) => Object.assign(draft, { note: 'x' }), /Unrecognized/],
  ];
  test.each(wrong)('%s', (_, change, message) => {
    expect(broken(change).join('; ')).toMatch(message);
  });
});

describe('the book', () => {
  const later: Benchmark = { ...benchmark, version: '2', effectiveFrom: '2026-06-01' };
  const earlier: Benchmark = { ...benchmark, effectiveTo: '2026-05-31' };
  const local: Benchmark = { ...benchmark, id: 'local', jurisdiction: '9801' };
  const book = createBenchmarkBook([earlier, later, local]);

  test('the edition of the day, the nearest place first, and both where the law changed on the way', () => {
    const on = (day: string, region: string) => book.find('test-violation', plainDate(day), region)?.version;
    expect([on('2026-05-31', '980201'), on('2026-06-01', '980201'), on('2023-12-31', '980201')]).toEqual([
      '1',
      '2',
      undefined,
    ]);
    expect(book.find('test-violation', plainDate('2026-06-01'), '980102')?.id).toBe('local');
    expect(book.find('test-violation', plainDate('2026-06-01'), '510500')).toBeUndefined();
    const days = { actEndedOn: plainDate('2026-03-01'), decidedOn: plainDate('2026-09-01') };
    const { atAct, atDecision } = book.candidates('test-violation', days, '980201');
    expect([atAct?.version, atDecision?.version]).toEqual(['1', '2']);
  });

  test('a version stays to be found by its name, and an unknown one is refused', () => {
    expect(book.edition('test-benchmark', '1')).toBe(earlier);
    expect(() => book.edition('test-benchmark', '3')).toThrow('cases.discretion.no-such-benchmark');
  });

  test('two of one name, or two of one place at once, are refused', () => {
    expect(() => createBenchmarkBook([benchmark, benchmark])).toThrow('cases.discretion.benchmark-twice');
    expect(() => createBenchmarkBook([benchmark, later])).toThrow('cases.discretion.benchmark-twice');
  });
});
