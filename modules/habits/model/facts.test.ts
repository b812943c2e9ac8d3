import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import { bare, shinglesOf } from '../../../platform/text/minhash.ts';
import { OUR_FACTORS, type SetFactors, setFactorsFor } from './factors.ts';
import { type Complaint, habitsOf } from './facts.ts';
import { marksOf } from './marks.ts';

const TODAY = '2026-06-30' as PlainDate;
let next = 0;
const complaint = (back: number, change: Partial<Complaint> & { readonly text?: string } = {}): Complaint => {
  const { text = `第${next}件：买到的东西坏了，店家不退`, ...rest } = change;
  next += 1;
  return {
    ...{ region: '980102', id: `id-${next}`, openedOn: addDays(TODAY, -back), closedOn: null, respondent: '甲店' },
    ...{ handlingCode: '980102', outcome: '', claimFen: 0, shingles: shinglesOf(bare(text)), name: 'n1' },
    ...rest,
  };
};
const counts = (one: Complaint, all: readonly Complaint[]): Record<string, number> =>
  Object.fromEntries(habitsOf(one, all).map(({ id, count }) => [id, count]));

describe('facts on repeats', () => {
  test('one complaint alone has none', () => {
    const one = complaint(0);
    expect(counts(one, [one])).toEqual({});
  });

  test('are counted over the days before this one, and never over what came later', () => {
    const one = complaint(10);
    const all = [one, complaint(12), complaint(45), complaint(399), complaint(0)];
    expect(counts(one, all)).toMatchObject({ month: 2, year: 3, 'same-trader': 3 });
  });

  test('tell the trader, the words, the trail, the agreement, the names and the claims', () => {
    const words = '在该店购买的牛奶已经过期，要求退一赔十，否则向上级反映';
    const one = complaint(0, { text: words, claimFen: 100_000 });
    const all = [
      one,
      complaint(2, { text: `${words}！`, respondent: '乙店', handlingCode: '980101', claimFen: 50_050 }),
      complaint(3, { respondent: '丙店', name: 'n2' }),
      complaint(30, { respondent: '甲店', outcome: 'agreed', closedOn: addDays(TODAY, -20) }),
      complaint(31, { respondent: '甲店', outcome: 'agreed', closedOn: addDays(TODAY, 3) }),
    ];
    expect(counts(one, all)).toEqual({
      ...{ month: 3, year: 5, 'same-trader': 3, alike: 1, 'many-traders': 3, 'after-agreement': 1 },
      ...{ 'shared-phone': 2, claims: 2 },
    });
    const of = (id: string) => habitsOf(one, all).find((fact) => fact.id === id)?.of.zh;
    expect([of('many-traders'), of('claims')]).toEqual(['涉及 2 个县区，一年内', '一年内，合计 1501 元']);
  });

  test('a fact is the number of the complaints that it lists, but for traders and names', () => {
    const some = fc.array(
      fc.record({ back: fc.nat(500), respondent: fc.constantFrom('', '甲', '乙', '丙'), claimFen: fc.nat(2) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, (others) => {
        const one = complaint(0);
        const all = [one, ...others.map(({ back, ...rest }) => complaint(back, rest))];
        for (const { id, count, complaints } of habitsOf(one, all)) {
          if (id === 'many-traders' || id === 'shared-phone') expect(count).toBeLessThanOrEqual(complaints.length);
          else expect(count).toBe(complaints.length);
        }
      }),
    );
  });
});

describe('what a city sets', () => {
  const set = (jurisdiction: string, from: string, sameTraderDays: number): SetFactors => ({
    ...{ jurisdiction, effectiveFrom: from as PlainDate, basis: `${jurisdiction} ${from}` },
    values: { ...OUR_FACTORS, sameTraderDays },
  });

  test('changes over what is counted and from which number on it is told', () => {
    const one = complaint(0);
    const all = [one, complaint(45), complaint(80), complaint(80, { respondent: '乙店' }), complaint(200)];
    expect(counts(one, all)).toEqual({ year: 5, 'same-trader': 3 });
    const least = { ...OUR_FACTORS.least, year: 4, 'same-trader': 3 };
    const shorter = { ...OUR_FACTORS, least, recentDays: 81, longDays: 100, sameTraderDays: 46 };
    const told = habitsOf(one, all, shorter);
    expect(told.map(({ id, count }) => [id, count])).toEqual([
      ['month', 4],
      ['year', 4],
    ]);
    expect(told.map(({ title }) => title.zh)).toEqual(['81日内的投诉', '100日内的投诉']);
  });

  test('the nearest division counts, of it the latest day that has come; elsewhere and before it is ours', () => {
    const all = [set('98', '2026-01-01', 10), set('9801', '2026-03-01', 20), set('9801', '2026-05-01', 30)];
    const days = (office: string, on: string) => setFactorsFor(all, office, on as PlainDate)?.values.sameTraderDays;
    expect(days('980101', '2026-04-30')).toBe(20);
    expect(days('980101001', '2026-05-01')).toBe(30);
    expect(days('980101', '2026-02-28')).toBe(10);
    expect(days('980201', '2026-05-01')).toBe(10);
    expect(days('980101', '2025-12-31')).toBeUndefined();
    expect(days('510502', '2026-05-01')).toBeUndefined();
    expect(setFactorsFor([], '980101', '2026-05-01' as PlainDate)).toBeNull();
  });
});

describe('marks', () => {
  const key = Buffer.alloc(32, 7);
  const hex = (reporter: Record<string, string>) =>
    marksOf(key, reporter).map(({ kind, mark }) => `${kind} ${mark.toString('hex')}`);

  test('are the same however a number is written', () => {
    const [mark] = hex({ phone: '13912345678' });
    for (const phone of ['139 1234 5678', '+86 139-1234-5678', '008613912345678', '１３９１２３４５６７８'])
      expect(hex({ phone })).toEqual([mark]);
    expect(hex({ phone: '13912345679' })).not.toEqual([mark]);
  });

  test('say nothing without the key, and are not made of what many people share', () => {
    expect(marksOf(Buffer.alloc(32, 8), { phone: '13912345678' })[0]?.mark).not.toEqual(
      marksOf(key, { phone: '13912345678' })[0]?.mark,
    );
    expect(hex({ phone: '110', idNo: '1', name: ' ' })).toEqual([]);
    expect(hex({})).toEqual([]);
  });
});
