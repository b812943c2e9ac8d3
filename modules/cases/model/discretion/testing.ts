import { fen } from '../../../../kernel/money.ts';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { sources } from '../sources.ts';
import type { DiscretionFacts } from './assess.ts';
import type { Benchmark, Factor } from './benchmark.ts';

const text = (zh: string, en: string) => ({ zh, en });
const shared = { evidence: [text('证据材料', 'evidence')], excludes: [] } as const;
const factor = (
  id: string,
  direction: Factor['direction'],
  force: Factor['force'],
  kind: Factor['kind'],
  excludes: readonly string[] = [],
): Factor => ({
  ...shared,
  id,
  clause: `第${id}项`,
  text: text(id, id),
  direction,
  force,
  kind,
  source: direction === 'exempt' ? sources.exemption : sources.mitigation,
  evidence: [...shared.evidence],
  excludes: [...excludes],
});

const wan = (amount: number): number => amount * 1_000_000;

/** A made-up benchmark with every direction, a fixed range, a share of goods and multiples of gains. */
export const benchmark: Benchmark = {
  id: 'test-benchmark',
  version: '1',
  example: true,
  title: text('试用基准', 'Test benchmark'),
  number: null,
  issuer: text('试用局', 'Test bureau'),
  jurisdiction: '98',
  effectiveFrom: '2024-01-01',
  effectiveTo: null,
  violation: { id: 'test-violation', title: text('试用违法行为', 'Test violation'), basis: { ...sources.proportion } },
  factors: [
    factor('trifling', 'exempt', 'shall', 'statutory'),
    factor('first-and-light', 'exempt', 'may', 'statutory'),
    factor('undid-harm', 'lighten-or-mitigate', 'shall', 'statutory', ['no-remedy']),
    factor('gave-information', 'mitigate', 'may', 'statutory'),
    factor('cooperated', 'lighten', 'may', 'discretionary'),
    factor('no-remedy', 'aggravate', 'may', 'discretionary', ['undid-harm']),
    factor('emergency', 'aggravate', 'shall', 'statutory'),
  ],
  selection: [
    { band: 'not-punished', clause: '第一条', when: { any: { of: ['trifling', 'first-and-light'], atLeast: 1 } } },
    { band: 'mitigated', clause: '第二条', when: { all: ['undid-harm', 'cooperated'], none: ['emergency'] } },
    {
      band: 'lighter',
      clause: '第三条',
      when: { any: { of: ['undid-harm', 'cooperated'], atLeast: 1 }, none: ['emergency'] },
    },
    { band: 'heavier', clause: '第四条', when: { any: { of: ['no-remedy', 'emergency'], atLeast: 1 } } },
  ],
  tiers: [
    {
      id: 'refused',
      title: text('拒不改正', 'refused to correct'),
      source: { ...sources.proportion },
      when: { flag: 'refused' },
      base: 'goods-value',
      statutory: { min: 10_000, max: 30_000 },
      bands: [
        { band: 'mitigated', clause: '第五条', range: { min: 5_000, max: 10_000, maxOpen: true } },
        { band: 'lighter', clause: '第六条', range: { min: 10_000, max: 16_000, maxOpen: true } },
        { band: 'ordinary', clause: '第七条', range: { min: 16_000, max: 24_000 } },
        { band: 'heavier', clause: '第八条', range: { min: 24_000, max: 30_000, minOpen: true } },
      ],
    },
    {
      id: 'large-gains',
      title: text('违法所得一万元以上', 'gains of 10,000 yuan or more'),
      source: { ...sources.proportion },
      when: { base: 'illegal-gains', from: wan(1) },
      base: 'illegal-gains',
      statutory: { min: 500, max: 2_000 },
      bands: [
        { band: 'mitigated', clause: '第五条', range: { min: 0, max: 500, maxOpen: true } },
        { band: 'lighter', clause: '第六条', range: { min: 500, max: 900 } },
        { band: 'ordinary', clause: '第七条', range: { min: 900, max: 1_500 } },
        { band: 'heavier', clause: '第八条', range: { min: 1_500, max: 2_000 } },
      ],
    },
    {
      id: 'fixed',
      title: text('其他', 'other'),
      source: { ...sources.proportion },
      when: null,
      base: 'fixed',
      statutory: { min: wan(10), max: wan(50) },
      bands: [
        { band: 'mitigated', clause: '第五条', range: { min: wan(3), max: wan(10), maxOpen: true } },
        { band: 'lighter', clause: '第六条', range: { min: wan(10), max: wan(22), maxOpen: true } },
        { band: 'ordinary', clause: '第七条', range: { min: wan(22), max: wan(38) } },
        { band: 'heavier', clause: '第八条', range: { min: wan(38), max: wan(50), minOpen: true } },
      ],
    },
  ],
};

export const facts: DiscretionFacts = {
  goodsValue: fen(10_000_000),
  illegalGains: null,
  actEndedOn: plainDate('2026-03-01'),
  decidedOn: plainDate('2026-09-01'),
  region: '980102',
  flags: [],
};

/** Chosen with a piece of evidence each. */
export const proven = (...ids: readonly string[]) => ids.map((id) => ({ id, evidence: ['证1'] }));
