import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fen, fen } from '../../../../kernel/money.ts';
import { addDays, type PlainDate, plainDate } from '../../../../kernel/plain-date.ts';
import { surchargeRates } from '../../../../rules/index.ts';
import { surcharge } from './surcharge.ts';
import type { SurchargeInput } from './surcharge-input.ts';

const day = plainDate;
const base: SurchargeInput = {
  fine: fen(1_000_000),
  region: '980102',
  dueOn: day('2026-07-16'),
  plans: [],
  payments: [],
  excluded: [],
  reductions: [],
  told: true,
  countedOn: 'unpaid',
  asOf: day('2026-07-16'),
};
const of = (more: Partial<SurchargeInput>) => surcharge({ ...base, ...more });
const paid = (on: string, amount: number) => ({ on: day(on), amount: fen(amount), towards: 'fine' as const });

describe('worked by hand: a fine of 10,000 yuan payable until 16 July', () => {
  test.each([
    ['2026-07-16', 0, null],
    ['2026-07-17', 30_000, null],
    ['2026-07-26', 300_000, null],
    ['2026-08-18', 990_000, null],
    ['2026-08-19', 1_000_000, '2026-08-19'],
    ['2027-01-01', 1_000_000, '2026-08-19'],
  ])('unpaid on %s: %i fen', (asOf, accrued, cappedOn) => {
    const found = of({ asOf: day(asOf) });
    expect([found.accrued, found.cappedOn, found.outstanding]).toEqual([accrued, cappedOn, accrued]);
  });

  test('paid on the second day late: two days', () => {
    const found = of({ asOf: day('2026-09-01'), payments: [paid('2026-07-18', 1_000_000)] });
    expect([found.accrued, found.fineUnpaid, found.days.length]).toEqual([60_000, 0, 2]);
  });

  test('paid within the limit: nothing', () => {
    expect(of({ asOf: day('2026-09-01'), payments: [paid('2026-07-16', 1_000_000)] })).toMatchObject({
      accrued: 0,
      days: [],
    });
  });

  test('half of it paid: the rest is counted, and the silence of the law is shown', () => {
    const input = { asOf: day('2026-07-20'), payments: [paid('2026-07-18', 500_000)] };
    expect(of(input).accrued).toBe(30_000 * 2 + 15_000 * 2);
    expect(of({ ...input, countedOn: 'part' }).accrued).toBe(30_000 * 4);
    expect(of(input).cautions.map(({ rule }) => rule)).toEqual(['surcharge.in-parts']);
  });

  test('reconsideration from the third to the fifth day late', () => {
    const found = of({
      asOf: day('2026-07-26'),
      excluded: [
        { kind: 'reconsideration', from: day('2026-07-19'), to: day('2026-07-21'), document: '复受〔2026〕1号' },
      ],
    });
    expect(found.accrued).toBe(30_000 * 7);
    expect(found.days.filter(({ counted }) => !counted).map(({ date }) => date)).toEqual([
      '2026-07-19',
      '2026-07-20',
      '2026-07-21',
    ]);
    expect(found.days[2]?.note.zh).toBe('行政复议期间，不予计算（复受〔2026〕1号）');
    expect(found.steps.map(({ source }) => source.article)).toEqual([
      '第六十七条',
      '第七十二条',
      '第七十三条',
      '第四十五条',
    ]);
  });

  test('a suit that still runs stops the count to the day looked at', () => {
    const excluded = [{ kind: 'litigation' as const, from: day('2026-07-20'), to: null, document: '行初1号' }];
    expect(of({ asOf: day('2028-07-20'), excluded }).accrued).toBe(30_000 * 3);
  });

  test('two instalments approved in time, the second paid three days late', () => {
    const plans = [
      {
        approvedOn: day('2026-07-10'),
        parts: [
          { dueOn: day('2026-08-10'), amount: fen(600_000) },
          { dueOn: day('2026-09-10'), amount: fen(400_000) },
        ],
        document: '分期通知〔2026〕3号',
      },
    ];
    const payments = [paid('2026-08-10', 600_000), paid('2026-09-13', 400_000)];
    const found = of({ asOf: day('2026-12-01'), plans, payments });
    expect(found.accrued).toBe(12_000 * 3);
    expect(found.days.map(({ date }) => date)).toEqual(['2026-09-11', '2026-09-12', '2026-09-13']);
    expect(found.cautions).toEqual([]);
  });

  test('deferred after two days late: those two stay, the time of grace does not count', () => {
    const plans = [
      {
        approvedOn: day('2026-07-19'),
        parts: [{ dueOn: day('2026-10-08'), amount: fen(1_000_000) }],
        document: '延期〔2026〕1号',
      },
    ];
    expect(of({ asOf: day('2026-10-08'), plans }).accrued).toBe(60_000);
    expect(of({ asOf: day('2026-10-09'), plans }).accrued).toBe(90_000);
  });

  test('a plan covers what was unpaid when it was approved; money paid before does not count twice', () => {
    const parts = [
      { dueOn: day('2026-08-10'), amount: fen(350_000) },
      { dueOn: day('2026-09-10'), amount: fen(350_000) },
    ];
    const plans = [{ approvedOn: day('2026-07-15'), parts, document: '分期1' }];
    const found = of({ asOf: day('2026-08-12'), plans, payments: [paid('2026-07-10', 300_000)] });
    expect([found.accrued, found.days.map(({ base: overdue }) => overdue)]).toEqual([21_000, [350_000, 350_000]]);
  });

  test('a reduction wants remedial measures, and falls away when the agreement is broken', () => {
    const agreed = { on: day('2026-07-25'), amount: fen(200_000), document: '协议1', remedied: true, brokenOn: null };
    const at = (more: object) => of({ asOf: day('2026-07-26'), reductions: [{ ...agreed, ...more }] });
    expect([at({}).reduced, at({}).outstanding]).toEqual([200_000, 100_000]);
    expect(at({ amount: 'all' }).outstanding).toBe(0);
    expect([at({ remedied: false }).reduced, at({ remedied: false }).cautions[0]?.rule]).toEqual([
      0,
      'surcharge.no-remedy',
    ]);
    expect([at({ brokenOn: day('2026-07-26') }).reduced, at({ brokenOn: day('2026-07-27') }).reduced]).toEqual([
      0, 200_000,
    ]);
    expect(at({ on: day('2026-07-27') }).reduced).toBe(0);
  });

  test('the rate untold, too much surcharge paid', () => {
    expect(of({ asOf: day('2026-07-17'), told: false }).cautions.map(({ rule }) => rule)).toEqual(['surcharge.untold']);
    const payments = [{ on: day('2026-07-17'), amount: fen(40_000), towards: 'surcharge' as const }];
    const found = of({ asOf: day('2026-07-17'), payments });
    expect([found.outstanding, found.cautions.map(({ rule }) => rule)]).toEqual([0, ['surcharge.overpaid']]);
  });

  test.each([
    ['cases.surcharge.overpaid', { payments: [paid('2026-07-01', 600_000), paid('2026-07-02', 600_000)] }],
    ['cases.surcharge.plan-sum', { plans: [{ approvedOn: day('2026-07-10'), parts: [], document: 'x' }] }],
    ['cases.calculation.negative', { fine: fen(-1) }],
  ])('%s', (code, more) => {
    expect(() => of(more)).toThrow(code);
  });
});

describe.each(surchargeRates.map((rule) => [`${rule.id} ${rule.effectiveFrom}`, rule] as const))('%s', (_, rule) => {
  test.each(rule.examples)('$note', (example) => {
    const found = of({ fine: fen(example.fine), asOf: addDays(base.dueOn, example.days) });
    expect(found.accrued).toBe(example.surcharge);
  });
});

test('a rate that pauses for nothing leaves no day out', () => {
  const excluded = [{ kind: 'litigation' as const, from: base.dueOn, to: null, document: 'd' }];
  const input = { ...base, excluded, asOf: addDays(base.dueOn, 2) };
  const rate = { dailyBasisPoints: 300, capBasisPoints: 10_000, pauses: [] };
  expect([surcharge(input).accrued, surcharge(input, rate).accrued]).toEqual([0, 60_000]);
});

const START = day('2026-03-01');
const anyDay = fc.nat(120).map((days) => addDays(START, days));
const interval = fc.tuple(anyDay, fc.nat(40), fc.boolean()).map(([from, length, open]) => ({
  kind: 'litigation' as const,
  from,
  to: open ? null : addDays(from, length),
  document: 'd',
}));
const anyInput = fc
  .record({
    fine: fc.integer({ min: 1, max: 100_000_000 }),
    dueOn: anyDay,
    asOf: anyDay,
    shares: fc.array(fc.tuple(anyDay, fc.nat(100)), { maxLength: 4 }),
    excluded: fc.array(interval, { maxLength: 3 }),
    instalments: fc.option(fc.tuple(anyDay, fc.array(anyDay, { minLength: 1, maxLength: 4 })), { nil: null }),
    countedOn: fc.constantFrom('unpaid' as const, 'part' as const),
  })
  .map(({ fine, shares, instalments, ...rest }): SurchargeInput => {
    const payments = shares.map(([on, share]) => ({
      on,
      amount: fen(Math.floor((fine * share) / 400)),
      towards: 'fine' as const,
    }));
    return {
      ...base,
      ...rest,
      fine: fen(fine),
      payments,
      plans: instalments === null ? [] : [planFor(fine, payments, instalments)],
    };
  });

function planFor(
  fine: number,
  payments: SurchargeInput['payments'],
  [approvedOn, dueDays]: readonly [PlainDate, readonly PlainDate[]],
): SurchargeInput['plans'][number] {
  const unpaid = fine - payments.reduce((sum, { on, amount }) => (on <= approvedOn ? sum + amount : sum), 0);
  const each = Math.floor(unpaid / dueDays.length);
  const parts = dueDays.map((dueOn, index) => ({
    dueOn,
    amount: fen(index === 0 ? unpaid - each * (dueDays.length - 1) : each),
  }));
  return { approvedOn, parts, document: 'p' };
}

test('the days add up to the sum, in order, never above the cap, and only while something is overdue', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { accrued, cap, days, outstanding } = surcharge(input);
      expect(days.reduce((sum, { added }) => sum + added, 0)).toBe(accrued);
      expect(accrued).toBeLessThanOrEqual(cap);
      expect(outstanding).toBe(accrued);
      for (const [index, entry] of days.entries()) {
        expect(entry.date <= input.asOf && entry.added >= 0).toBe(true);
        if (index > 0) expect(entry.date).toBe(addDays(days[index - 1]?.date ?? START, 1));
        if (!entry.counted) expect(entry.added).toBe(0);
        if (input.excluded.some(({ from, to }) => from <= entry.date && (to === null || entry.date <= to))) {
          expect(entry.counted).toBe(false);
        }
      }
    }),
  );
});

test('with nothing but a due day it is days times three per cent, whole fen, not above the fine', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), fc.nat(60), (fine, days) => {
      const { accrued } = of({ fine: fen(fine), asOf: addDays(base.dueOn, days) });
      expect(accrued).toBe(Math.min(fine, Number((BigInt(fine) * 300n * BigInt(days)) / 10_000n)));
    }),
  );
});

test('later is never less; another day left out, or a payment made earlier, never costs more', () => {
  fc.assert(
    fc.property(anyInput, interval, (input, more) => {
      const accrued = (changed: Partial<SurchargeInput>): Fen => surcharge({ ...input, ...changed }).accrued;
      const now = accrued({});
      expect(accrued({ asOf: addDays(input.asOf, 1) })).toBeGreaterThanOrEqual(now);
      expect(accrued({ excluded: [...input.excluded, more] })).toBeLessThanOrEqual(now);
      if (input.plans.length > 0) return;
      const sooner = input.payments.map((payment) => ({ ...payment, on: addDays(payment.on, -1) }));
      expect(accrued({ payments: sooner })).toBeLessThanOrEqual(now);
    }),
  );
});
