import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fen } from '../../../../kernel/money.ts';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { assess } from './assess.ts';
import { bandNames } from './bands.ts';
import { createBenchmarkBook } from './book.ts';
import { judgeProposal, reassess } from './proposal.ts';
import { benchmark, facts, proven } from './testing.ts';

const rulesOf = (list: readonly { readonly rule: string }[]): readonly string[] => list.map(({ rule }) => rule);
const judge = (band: (typeof bandNames)[number], yuan: number, ids: readonly string[], reason = '理由') =>
  judgeProposal(benchmark, facts, proven(...ids), { band, amount: fen(Math.round(yuan * 100)), reason });

describe('band and range', () => {
  const cases: readonly (readonly [string, readonly string[], string | null, readonly [number, number] | null])[] = [
    ['no factor', [], 'ordinary', [220_000, 380_000]],
    ['one that lightens', ['cooperated'], 'lighter', [100_000, 219_999.99]],
    ['a statutory ground', ['undid-harm'], 'lighter', [100_000, 219_999.99]],
    ['a statutory ground and cooperation', ['undid-harm', 'cooperated'], 'mitigated', [30_000, 99_999.99]],
    ['one that aggravates', ['no-remedy'], 'heavier', [380_000.01, 500_000]],
    ['trifling', ['trifling'], 'not-punished', null],
    ['both ways', ['undid-harm', 'emergency'], 'heavier', [380_000.01, 500_000]],
    ['a ground that no clause speaks of', ['gave-information'], 'ordinary', [220_000, 380_000]],
  ];
  test.each(cases)('%s', (_, ids, band, range) => {
    const found = assess(benchmark, facts, proven(...ids));
    expect(found.band).toBe(band);
    expect(found.range === null ? null : [found.range.min / 100, found.range.max / 100]).toEqual(range);
    expect(found.lawful).toBe(true);
  });

  test('the branch of the law follows the facts, in its order', () => {
    const tierOf = (more: Partial<typeof facts>) => assess(benchmark, { ...facts, ...more }, []);
    expect(tierOf({}).tier).toBe('fixed');
    expect(tierOf({ flags: ['refused'] })).toMatchObject({
      tier: 'refused',
      statutory: { min: 10_000_000, max: 30_000_000 },
      range: { min: 16_000_000, max: 24_000_000 },
    });
    expect(tierOf({ illegalGains: fen(999_999) }).tier).toBe('fixed');
    expect(tierOf({ illegalGains: fen(1_000_000) })).toMatchObject({
      tier: 'large-gains',
      range: { min: 90_000, max: 150_000 },
    });
    const unknown = tierOf({ flags: ['refused'], goodsValue: null });
    expect([unknown.band, unknown.range, unknown.lawful, rulesOf(unknown.cautions)]).toEqual([
      null,
      null,
      false,
      ['discretion.example', 'discretion.no-base'],
    ]);
  });

  test('an amount that a branch ends at is not in it any more', () => {
    const tiers = benchmark.tiers.map((tier) =>
      tier.id === 'large-gains' ? { ...tier, when: { base: 'illegal-gains' as const, below: 1_000_000 } } : tier,
    );
    const tierOf = (gains: number) => assess({ ...benchmark, tiers }, { ...facts, illegalGains: fen(gains) }, []).tier;
    expect([tierOf(999_999), tierOf(1_000_000)]).toEqual(['large-gains', 'fixed']);
  });

  test('a factor without evidence does not count and says what is missing', () => {
    const found = assess(benchmark, facts, [{ id: 'cooperated', evidence: [] }]);
    expect([found.counted, found.band]).toEqual([[], 'ordinary']);
    expect(found.cautions.find(({ rule }) => rule === 'discretion.no-evidence')?.text.zh).toContain('证据材料');
  });

  test('two that exclude one another leave no lawful path; an unknown one is refused', () => {
    const found = assess(benchmark, facts, proven('undid-harm', 'no-remedy'));
    expect(rulesOf(found.cautions)).toContain('discretion.excluded-together');
    expect(found.lawful).toBe(false);
    expect(() => assess(benchmark, facts, proven('nothing'))).toThrow('cases.discretion.no-such-factor');
  });

  test('a benchmark that points where the law does not go is corrected, with the article', () => {
    const wild = {
      ...benchmark,
      selection: [{ band: 'mitigated' as const, clause: '第九条', when: { all: ['cooperated'] } }],
    };
    const found = assess(wild, facts, proven('cooperated'));
    expect(found.band).toBe('lighter');
    const correction = found.cautions.find(({ rule }) => rule === 'discretion.closed-by-law');
    expect(correction?.source.article).toBe('第三十二条');
  });

  test('out of its days or its place it does not hold', () => {
    const at = (more: Partial<typeof facts>) => rulesOf(assess(benchmark, { ...facts, ...more }, []).cautions);
    expect(at({ region: '510500' })).toContain('discretion.other-place');
    expect(at({ actEndedOn: plainDate('2023-01-01'), decidedOn: plainDate('2023-06-01') })).toContain(
      'discretion.not-in-force',
    );
    expect(at({ actEndedOn: plainDate('2023-01-01') })).toContain('discretion.other-edition');
    expect(at({})).toEqual(['discretion.example']);
  });
});

describe('a proposed fine', () => {
  test.each([
    ['ordinary', 300_000, [], []],
    ['ordinary', 90_000, [], ['discretion.below-minimum', 'discretion.outside-band']],
    ['lighter', 100_000, ['cooperated'], []],
    ['lighter', 99_999.99, ['cooperated'], ['discretion.below-minimum', 'discretion.outside-band']],
    ['heavier', 500_000, ['no-remedy'], []],
    ['mitigated', 90_000, [], ['discretion.no-mitigation', 'discretion.other-band']],
    ['mitigated', 90_000, ['undid-harm', 'cooperated'], []],
    ['mitigated', 100_000, ['undid-harm', 'cooperated'], ['discretion.not-below-minimum', 'discretion.outside-band']],
    ['heavier', 500_000.01, ['no-remedy'], ['discretion.above-maximum', 'discretion.outside-band']],
    ['lighter', 230_000, ['cooperated'], ['discretion.outside-band']],
    ['ordinary', 300_000, ['undid-harm'], ['discretion.must-favour', 'discretion.other-band']],
    [
      'lighter',
      150_000,
      ['emergency'],
      ['discretion.without-factor', 'discretion.must-aggravate', 'discretion.other-band'],
    ],
    ['not-punished', 0, [], ['discretion.no-exemption', 'discretion.other-band']],
    ['not-punished', 1, ['trifling'], ['discretion.fine-without-penalty']],
    ['ordinary', 300_000, ['trifling'], ['discretion.must-exempt', 'discretion.other-band']],
    ['ordinary', 300_000, ['first-and-light'], ['discretion.other-band']],
    ['mitigated', 90_000, ['gave-information'], ['discretion.other-band']],
  ] as const)('%s at %d yuan with %j: %j', (band, yuan, ids, expected) => {
    expect(rulesOf(judge(band, yuan, ids).cautions).filter((rule) => rule !== 'discretion.example')).toEqual(expected);
  });

  test('a departure wants its reason', () => {
    expect(judge('lighter', 230_000, ['cooperated']).lawful).toBe(true);
    const bare = judge('lighter', 230_000, ['cooperated'], ' ');
    expect([bare.lawful, rulesOf(bare.cautions).at(-1)]).toEqual([false, 'discretion.reason-missing']);
  });
});

const anyIds = fc.subarray(benchmark.factors.map(({ id }) => id));
const anyFacts = fc.record({
  goodsValue: fc.option(fc.nat(10_000_000_000).map(fen), { nil: null }),
  illegalGains: fc.option(fc.nat(10_000_000_000).map(fen), { nil: null }),
  flags: fc.subarray(['refused']),
});

test('whatever is chosen: a lawful proposal lies in the law, each step has its source, and order does not matter', () => {
  fc.assert(
    fc.property(anyIds, anyFacts, (ids, more) => {
      const input = { ...facts, ...more };
      const found = assess(benchmark, input, proven(...ids));
      expect(assess(benchmark, input, proven(...ids.toReversed()))).toEqual(found);
      expect(found.steps.every(({ source }) => source.article !== null)).toBe(true);
      if (!found.lawful || found.statutory === null) return;
      if (found.band === 'mitigated') expect(found.range?.max).toBeLessThan(found.statutory.min);
      if (found.band === 'not-punished' || found.band === null) expect(found.range).toBeNull();
      else if (found.band !== 'mitigated') {
        expect(found.range?.min).toBeGreaterThanOrEqual(found.statutory.min);
        expect(found.range?.max).toBeLessThanOrEqual(found.statutory.max);
      }
      expect(found.open.map(({ band }) => band)).toContain(found.band);
    }),
  );
});

test('no fine below the minimum is lawful without a ground of mitigation, none above the maximum is lawful at all', () => {
  fc.assert(
    fc.property(anyIds, fc.constantFrom(...bandNames), fc.nat(60_000_000), (ids, band, amount) => {
      const { lawful } = judgeProposal(benchmark, facts, proven(...ids), { band, amount: fen(amount), reason: '理由' });
      if (!lawful || amount === 0) return;
      expect(amount).toBeLessThanOrEqual(50_000_000);
      const mitigates = ids.includes('undid-harm') || ids.includes('gave-information');
      if (amount < 10_000_000) expect(mitigates && band === 'mitigated').toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('kept by name and version, the calculation comes out the same after newer editions', () => {
  const first = { ...benchmark, effectiveTo: '2026-12-31' };
  const newer = { ...benchmark, version: '2', effectiveFrom: '2027-01-01', selection: [] };
  const record = { benchmark: { id: benchmark.id, version: '1' }, facts, factors: proven('undid-harm') };
  const then = assess(first, facts, record.factors);
  expect(reassess(createBenchmarkBook([first, newer]), JSON.parse(JSON.stringify(record)))).toEqual(then);
});
