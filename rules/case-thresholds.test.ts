import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fen, fen } from '../kernel/money.ts';
import { plainDate } from '../kernel/plain-date.ts';
import {
  hearingDue,
  hearingThresholds,
  leastOfficers,
  onspotLimits,
  onspotReason,
  staffing,
  summaryLimits,
  summaryObstacle,
  surchargeAfter,
  surchargeRates,
} from './case-thresholds.ts';
import { ruleBook } from './index.ts';
import { type PenaltyKind, penaltyKinds } from './penalty-kinds.ts';
import { displayOf, earlyStopWait, publicationSchemes } from './publication-thresholds.ts';
import { yuan } from './threshold.ts';

const ON = plainDate('2026-11-02');
const HERE = '510502';
const examplesOf = <Example>(editions: readonly { readonly examples: readonly Example[] }[]) =>
  editions.flatMap(({ examples }) => examples);

describe('worked examples', () => {
  test.each(examplesOf(hearingThresholds))('hearing-threshold: $note', ({ proposal, because }) => {
    const asked = { ...proposal, fine: fen(proposal.fine), confiscated: fen(proposal.confiscated) };
    expect(hearingDue(asked, ON, HERE)).toMatchObject({ due: because.length > 0, because });
  });

  test.each(examplesOf(summaryLimits))('case-summary: $note', ({ party, kinds, fine, obstacle }) => {
    expect(summaryObstacle({ party, kinds, fine: fen(fine) }, ON, HERE)).toBe(obstacle);
  });

  test.each(examplesOf(onspotLimits))('case-onspot-collect: $note', ({ asked, because }) => {
    expect(onspotReason(asked, ON, HERE)).toBe(because);
  });

  test.each(examplesOf(surchargeRates))('fine-surcharge: $note', ({ fine, days, surcharge }) => {
    expect(surchargeAfter(fen(fine), days, ON, HERE)).toBe(surcharge);
  });

  test.each(examplesOf(publicationSchemes))('publish-scheme: $note', ({ imposed, display }) => {
    const found = displayOf({ ...imposed, fine: fen(imposed.fine) }, ON, HERE);
    expect(found.publish ? (found.rule ?? 'open') : 'none').toBe(display);
  });

  test.each(Object.values(staffing).flatMap((editions) => editions.map((edition) => edition)))(
    'staffing $id',
    ({ id, examples }) => {
      for (const { officers, enough } of examples)
        expect(officers >= leastOfficers(id === 'crime-team' ? 'crime-team' : 'case-staffing', ON, HERE)).toBe(enough);
    },
  );
});

test('every amount of law.md §4 and §5 is in the book', () => {
  const teams = Object.values(staffing).flat();
  const all = [
    ...hearingThresholds,
    ...summaryLimits,
    ...onspotLimits,
    ...surchargeRates,
    ...publicationSchemes,
    ...teams,
  ];
  expect(all.map(({ id }) => id)).toEqual([
    'hearing-threshold',
    'case-summary',
    'case-onspot-collect',
    'fine-surcharge',
    'publish-scheme',
    'case-staffing',
    'crime-team',
  ]);
  for (const { source } of all) expect(source.article).toMatch(/^第.+条$/);
});

describe('a province may set other amounts', () => {
  const [nation] = hearingThresholds;
  const [scheme] = publicationSchemes;
  const local = {
    ...nation,
    jurisdiction: '98',
    values: { ...nation.values, fineFrom: { person: yuan(5_000), organisation: yuan(50_000) } },
  };

  test('its own hearing amount holds there only', () => {
    const asked = { party: 'person', kinds: ['fine'], fine: yuan(6_000), confiscated: fen(0) } as const;
    expect(hearingDue(asked, ON, '980102', [nation, local]).due).toBe(true);
    expect(hearingDue(asked, ON, HERE, [nation, local]).due).toBe(false);
  });

  test('with its own lower fine a display is short up to it and long above', () => {
    const set = [
      scheme,
      { ...scheme, jurisdiction: '98', values: { ...scheme.values, lowFineUpTo: yuan(5_000) } },
    ] as const;
    const shown = (fine: Fen) => displayOf({ summary: false, kinds: ['fine'], fine }, ON, '980102', set);
    expect(shown(yuan(5_000))).toEqual({ publish: true, rule: 'publish-term-low' });
    expect(shown(yuan(5_001))).toEqual({ publish: true, rule: 'publish-term' });
    const warned = displayOf({ summary: false, kinds: ['fine', 'warning'], fine: yuan(100) }, ON, '980102', set);
    expect(warned).toEqual({ publish: true, rule: null });
  });
});

test('no amount is guessed for a day before the law', () => {
  const before = plainDate('2021-07-14');
  expect(() => surchargeAfter(fen(100), 1, before, HERE)).toThrowError(/rules.none-in-force/);
  expect(() => leastOfficers('case-staffing', before, HERE)).toThrowError(/rules.none-in-force/);
  expect(() => surchargeAfter(fen(100), -1, ON, HERE)).toThrowError(RangeError);
});

test('an early stop waits by field, and never comes for the heaviest kinds', () => {
  expect(earlyStopWait(['fine'], 'price', ON, HERE)).toBe('publish-early-stop-wait');
  expect(earlyStopWait(['fine'], 'food', ON, HERE)).toBe('publish-early-stop-wait-long');
  expect(earlyStopWait(['fine', 'revoke-licence'], 'price', ON, HERE)).toBeNull();
});

test('the rules that a display names are in the book', () => {
  const ids = ['publish-term-low', 'publish-term', 'publish-early-stop-wait', 'publish-early-stop-wait-long'];
  for (const id of ids) expect(ruleBook.find(id, ON, HERE)?.expects).toBe('term');
});

test('detention is the only kind that is not for this department', () => {
  expect(penaltyKinds.filter(({ ours }) => !ours).map(({ code }) => code)).toEqual(['detention']);
});

describe('for any penalty', () => {
  const money = fc.integer({ min: 0, max: 1_000_000_000 }).map(fen);
  const party = fc.constantFrom('person' as const, 'organisation' as const);
  const kinds = fc.subarray<PenaltyKind>(
    penaltyKinds.map(({ code }) => code),
    { minLength: 1 },
  );

  test('a heavier one never loses its hearing, and never becomes fit for the summary procedure', () => {
    fc.assert(
      fc.property(party, kinds, money, money, money, (who, what, fine, confiscated, more) => {
        const light = { party: who, kinds: what, fine, confiscated };
        const heavy = { ...light, fine: fen(fine + more), confiscated: fen(confiscated + more) };
        if (hearingDue(light, ON, HERE).due) expect(hearingDue(heavy, ON, HERE).due).toBe(true);
        if (summaryObstacle(light, ON, HERE) !== null) expect(summaryObstacle(heavy, ON, HERE)).not.toBeNull();
      }),
    );
  });

  test('what the summary procedure may impose never needs a hearing', () => {
    fc.assert(
      fc.property(party, kinds, money, (who, what, fine) => {
        const asked = { party: who, kinds: what, fine, confiscated: fen(0) };
        if (summaryObstacle(asked, ON, HERE) === null) expect(hearingDue(asked, ON, HERE).due).toBe(false);
      }),
    );
  });

  test('a surcharge grows with the days and never exceeds the fine', () => {
    fc.assert(
      fc.property(money, fc.nat(200), (fine, days) => {
        const now = surchargeAfter(fine, days, ON, HERE);
        expect(now <= fine).toBe(true);
        expect(surchargeAfter(fine, days + 1, ON, HERE) >= now).toBe(true);
        if (days >= 34) expect(now).toBe(fine);
      }),
    );
  });
});
