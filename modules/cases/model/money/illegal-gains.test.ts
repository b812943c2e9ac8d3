import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fen } from '../../../../kernel/money.ts';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { illegalGains } from './illegal-gains.ts';
import { type ClaimedDeduction, type GainKind, type GainsInput, gainKinds } from './illegal-gains-input.ts';

const day = plainDate;
const claim: ClaimedDeduction = {
  id: 'd1',
  kind: 'purchase-price',
  amount: fen(60_000),
  evidence: '证3',
  provedOn: day('2026-05-10'),
  recognised: true,
};
const base: GainsInput = {
  kind: 'general',
  actEndedOn: day('2026-04-01'),
  determinedOn: day('2026-06-01'),
  income: [
    { id: 'i1', amount: fen(70_000), evidence: '证1' },
    { id: 'i2', amount: fen(30_000), evidence: '证2' },
  ],
  deductions: [claim],
  proofDue: day('2026-05-10'),
  restitution: fen(0),
  byOfficer: null,
};
const of = (more: Partial<GainsInput>) => illegalGains({ ...base, ...more });
const rules = (more: Partial<GainsInput>) => of(more).cautions.map(({ rule }) => rule);

test('income less what the party proved in time', () => {
  const found = of({});
  expect(found).toMatchObject({
    method: 'net',
    rule: { id: 'illegal-gain', version: '2026-03-20' },
    income: 100_000,
    deducted: 60_000,
    gains: 40_000,
    confiscable: 40_000,
    accepted: ['d1'],
    refused: [],
    cautions: [],
    lawful: true,
  });
  expect(found.steps.map(({ text }) => text.zh)).toEqual([
    '实施违法行为取得款项合计1,000元',
    '扣除商品购进价款600元（证据：证3）',
    '违法所得400元',
    '没收400元',
  ]);
});

test.each([
  ['超过举证期限', { provedOn: day('2026-05-11') }],
  ['没有举证', { provedOn: null }],
  ['没有举证', { evidence: ' ' }],
  ['未认定为合法', { recognised: false }],
])('refused, %s', (why, more) => {
  const found = of({ deductions: [{ ...claim, ...more }] });
  expect([found.gains, found.accepted, found.refused[0]?.id]).toEqual([100_000, [], 'd1']);
  expect(found.refused[0]?.why.zh).toContain(why);
});

test.each(['head-count', 'entry-fee', 'providing-convenience'] as const)(
  '%s: all income, whatever was proved',
  (kind) => {
    const found = of({ kind });
    expect([found.method, found.gains, found.refused.length]).toEqual(['all-income', 100_000, 1]);
    expect(found.lawful).toBe(true);
  },
);

test('what is given back to those who paid is not confiscated', () => {
  expect(of({ restitution: fen(15_000) })).toMatchObject({ gains: 40_000, confiscable: 25_000 });
  expect(of({ restitution: fen(90_000) })).toMatchObject({ gains: 40_000, confiscable: 0 });
});

describe('where no rule that we can vouch for says how', () => {
  const byOfficer = { amount: fen(33_300), reason: '按多收部分逐笔核算' };
  test.each([
    ['before the rule', { determinedOn: day('2026-03-19') }, 'gains.before-rule'],
    ['over-charging', { kind: 'over-charging' as const }, 'gains.over-charging'],
  ])('%s it is the officer, with a reason', (_, more, rule) => {
    expect(of({ ...more })).toMatchObject({
      method: 'by-officer',
      rule: null,
      gains: null,
      confiscable: null,
      lawful: false,
    });
    expect(rules(more)).toEqual([rule, 'gains.undetermined']);
    const found = of({ ...more, byOfficer });
    expect([found.gains, found.lawful, found.cautions.map(({ rule }) => rule)]).toEqual([33_300, true, [rule]]);
    expect(() => of({ ...more, byOfficer: { ...byOfficer, reason: ' ' } })).toThrow('cases.calculation.reason-missing');
  });

  test('the first day of the rule is in it', () => {
    expect(of({ determinedOn: day('2026-03-20') }).method).toBe('net');
  });
});

test('what a reviewer must look at', () => {
  expect(rules({ actEndedOn: day('2026-03-19') })).toEqual(['gains.rule-changed']);
  expect(rules({ kind: 'team-pay' })).toEqual(['gains.team-pay']);
  expect(rules({ proofDue: null, deductions: [] })).toEqual(['gains.no-time-set']);
  expect(rules({ deductions: [{ ...claim, amount: fen(200_000) }] })).toEqual(['gains.more-than-income']);
  expect(rules({ income: [{ id: 'i', amount: fen(100_000), evidence: '' }] })).toEqual(['gains.income-unproved']);
  expect(rules({ restitution: fen(100_001) })).toEqual(['gains.restitution']);
  expect(() => of({ restitution: fen(-1) })).toThrow('cases.calculation.negative');
});

test('never below nothing, never above the income, every claim accepted or refused once, steps sourced', () => {
  const amount = fc.nat(1_000_000_000).map(fen);
  const anyClaim = fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom('materials' as const, 'tax-paid' as const),
    amount,
    evidence: fc.constantFrom('证', ''),
    provedOn: fc.constantFrom(null, day('2026-05-01'), day('2026-06-01')),
    recognised: fc.boolean(),
  });
  const kinds = Object.keys(gainKinds) as GainKind[];
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.array(amount, { maxLength: 5 }),
      fc.array(anyClaim, { maxLength: 5 }),
      amount,
      (kind, income, deductions, restitution) => {
        const found = of({
          kind,
          income: income.map((value, index) => ({ id: `i${index}`, amount: value, evidence: '证' })),
          deductions,
          restitution,
        });
        expect([...found.accepted, ...found.refused.map(({ id }) => id)].sort()).toEqual(
          deductions.map(({ id }) => id).sort(),
        );
        expect(found.steps.every(({ source }) => source.article !== null)).toBe(true);
        expect(found.gains === null).toBe(kind === 'over-charging');
        if (found.gains === null || found.confiscable === null) return;
        expect(found.gains + found.deducted).toBe(found.income);
        expect(found.gains).toBeGreaterThanOrEqual(0);
        expect(found.confiscable).toBeGreaterThanOrEqual(0);
        expect(found.confiscable).toBeLessThanOrEqual(found.gains);
        if (kind === 'head-count' || kind === 'entry-fee') expect(found.gains).toBe(found.income);
      },
    ),
  );
});
