import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AuthorityCode, PersonId } from '../../../kernel/id.ts';
import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import { cellChange } from '../../../platform/ledger/changes.ts';
import { cellsOf, eachCampaign } from '../../../platform/procedure/fold.ts';
import type { ActingAs, Matter, Procedure } from '../../../platform/procedure/types.ts';
import { clue } from '../../intake/model/clue.ts';
import { act, blank, go, Refused, refused, staff, walk } from '../../intake/model/testing/journey.ts';
import { campaignsOf, joinedHow, joiningVerbs } from './joining.ts';
import { above, type CampaignRule, settlementOf } from './rule.ts';
import type { Scope } from './scope.ts';

const { cityIntake, countyIntake, officer, countyHead } = staff;
const system: ActingAs = {
  personId: '00000000-0000-7000-8000-000000000099' as PersonId,
  authority: '510502' as AuthorityCode,
  roles: ['system'],
  onBehalfOf: null,
};

const scope: Scope = {
  from: '2026-01-01' as PlainDate,
  to: '2026-12-31' as PlainDate,
  authorities: ['510500'],
  ...{ procedures: ['clue'], domains: [], channels: [], words: [] },
};
const rule = (code: string, change: Partial<CampaignRule> = {}): CampaignRule => ({
  ...{ code, title: code, state: 'running', edition: 1, parent: null, scope },
  ...change,
});
const byCode = (...rules: readonly CampaignRule[]) => new Map(rules.map((each) => [each.code, each]));

/** The five operations of one campaign: the whole asks for a word that nothing has, so that only parts bring matters in. */
const nowhere: Scope = { ...scope, words: ['没有这样的词'] };
const rules = byCode(
  rule('whole', { scope: nowhere }),
  rule('prices', { parent: 'whole', scope: { ...scope, domains: ['price'] } }),
  rule('food', { parent: 'whole', scope: { ...scope, domains: ['food'] } }),
  rule('overlap', { scope: { ...scope, authorities: ['510502'] } }),
  rule('planned', { state: 'planned' }),
);

const settle = (procedure: Procedure, matter: Matter, on: string): Matter => {
  const asked = settlementOf(matter, rules);
  if (asked === null) return matter;
  const by = { ...system, authority: matter.handlingCode };
  return act(procedure, matter, by, 'join-by-rule', on, {
    ...asked,
    rule: [...asked.rule],
    part: [...asked.part],
    leave: [...asked.leave],
  });
};

const received = walk(clue, [cityIntake, 'receive', '2026-05-06']);
const assigned = go(clue, received, [cityIntake, 'assign', '2026-05-07', { to: '510502' }]);
const byHand = (add: readonly string[], leave: readonly string[], reason = '属于行动范围') => ({
  add: [...add],
  leave: [...leave],
  reason,
});

describe('joining', () => {
  test('what it came with is a campaign like those that it joins, each once', () => {
    const joined = go(clue, assigned, [officer, 'join-campaigns', '2026-05-08', byHand(['hand'], [])]);
    expect(campaignsOf(joined)).toEqual(['parking-fees-2026', 'hand']);
    expect([joinedHow(joined, 'hand'), joinedHow(joined, 'parking-fees-2026')]).toEqual(['hand', null]);
    const again = () => go(clue, joined, [officer, 'join-campaigns', '2026-05-08', byHand(['hand'], [])]);
    expect(again).toThrow('clue.join-campaigns.change');
    expect(() => go(clue, assigned, [officer, 'join-campaigns', '2026-05-08', byHand(['x'], [], ' ')])).toThrow();
    expect(refused(clue, assigned, officer, 'join-by-rule', '2026-05-08')).toBe('procedure.role');
  });

  test('an old snapshot that knows the opening campaign alone still counts in it', () => {
    expect(campaignsOf({ facts: { campaign: 'spring-2026' } })).toEqual(['spring-2026']);
    expect(campaignsOf({ facts: { campaigns: ['a', 'a', 'b'] } })).toEqual(['a', 'b']);
  });

  test('leaving the one that it came with takes it off every count', () => {
    const left = go(clue, assigned, [officer, 'join-campaigns', '2026-05-08', byHand([], ['parking-fees-2026'])]);
    expect(campaignsOf(left)).toEqual([]);
    expect([...cellsOf(clue, left).values()].every(({ campaign }) => campaign === '')).toBe(true);
  });
});

describe('the rule', () => {
  test('takes in what fits, counts the whole once with its parts, and overlapping campaigns once each', () => {
    const matter = settle(clue, assigned, '2026-05-08');
    expect([...campaignsOf(matter)].sort()).toEqual(['overlap', 'parking-fees-2026', 'prices', 'whole']);
    expect(joinedHow(matter, 'whole')).toBe('part');
    expect(settlementOf(matter, rules)).toBeNull();
    const received = [...cellsOf(clue, matter).values()].filter(({ measure }) => measure === 'clue.received');
    expect(received.map(({ campaign, n }) => [campaign, n]).sort()).toEqual(
      ['', '*', 'overlap', 'parking-fees-2026', 'prices', 'whole'].map((code) => [code, 1]).sort(),
    );
  });

  test('never brings back what a person took out, and the whole goes with its last part', () => {
    const matter = settle(clue, assigned, '2026-05-08');
    const left = go(clue, matter, [officer, 'join-campaigns', '2026-05-09', byHand([], ['prices'], '不属于收费问题')]);
    const after = settle(clue, left, '2026-05-10');
    expect([...campaignsOf(after)].sort()).toEqual(['overlap', 'parking-fees-2026']);
    expect(settlementOf(after, rules)).toBeNull();
  });

  test('whoever takes the whole away while a part stands gets it back: the part would be counted in nothing', () => {
    const matter = settle(clue, assigned, '2026-05-08');
    const left = go(clue, matter, [officer, 'join-campaigns', '2026-05-09', byHand([], ['whole'], '误')]);
    expect(settlementOf(left, rules)?.part).toEqual(['whole']);
  });

  test('parts that name each other in a circle end', () => {
    const circle = byCode(rule('a', { parent: 'b' }), rule('b', { parent: 'a' }));
    expect(above('a', circle)).toEqual(['b']);
  });
});

interface Counts {
  readonly matter: Matter;
  readonly sums: Map<string, number>;
}

/** As the ledger does: each act adds the difference of its places to the sums. */
function counted(procedure: Procedure, { matter, sums }: Counts, after: Matter): Counts {
  for (const row of cellChange(procedure, matter.version === 0 ? null : matter, after).deltas) {
    for (const campaign of eachCampaign(row.campaigns)) {
      const key = `${row.measure}|${row.authority}|${campaign}|${row.channel}|${row.domain}|${row.day}`;
      sums.set(key, (sums.get(key) ?? 0) + row.n);
    }
  }
  return { matter: after, sums };
}

const CODES = ['whole', 'prices', 'food', 'overlap', 'hand', 'parking-fees-2026'];
type Doing = readonly [kind: 'join' | 'leave' | 'settle' | 'screen' | 'move' | 'hand-over', choice: number];

function step(procedure: Procedure, matter: Matter, [kind, choice]: Doing, on: PlainDate): Matter {
  const county = countyIntake.authority === matter.handlingCode;
  const code = CODES[choice % CODES.length] ?? '';
  const by = county ? countyHead : { ...countyHead, authority: matter.handlingCode };
  switch (kind) {
    case 'join':
      return act(procedure, matter, by, 'join-campaigns', on, byHand([code], []));
    case 'leave':
      return act(procedure, matter, by, 'join-campaigns', on, byHand([], [code]));
    case 'settle':
      return settle(procedure, matter, on);
    case 'screen':
      return act(procedure, matter, by, 'screen', on, { domain: choice % 2 === 0 ? 'food' : 'price' });
    case 'move':
      return act(procedure, matter, cityIntake, 'reassign', on, { to: choice % 2 === 0 ? '510502' : '510503' });
    case 'hand-over':
      return act(procedure, matter, by, 'return', on, { reason: '没有处理权限' });
  }
}

/** What is wrong with the counts after any doings; null when all is right. */
function wrong(procedure: Procedure, doings: readonly Doing[]): string | null {
  let now: Counts = { matter: blank(procedure), sums: new Map() };
  now = counted(procedure, now, act(procedure, now.matter, cityIntake, 'receive', '2026-05-06'));
  now = counted(procedure, now, act(procedure, now.matter, cityIntake, 'assign', '2026-05-07', { to: '510502' }));
  let on = '2026-05-07' as PlainDate;
  for (const doing of doings) {
    on = addDays(on, 1);
    try {
      now = counted(procedure, now, step(procedure, now.matter, doing, on));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  const settled = settle(procedure, now.matter, on);
  if (settlementOf(settled, rules) !== null) return 'the rule is never content';
  now = counted(procedure, now, settled);
  const codes = campaignsOf(settled);
  if (new Set(codes).size !== codes.length) return `twice in one: ${codes.join()}`;
  for (const code of codes)
    for (const whole of above(code, rules)) if (!codes.includes(whole)) return `${code} without ${whole}`;
  const anew = new Map(
    [...cellsOf(procedure, settled)].map(([, cell]) => [
      `${cell.measure}|${cell.authority}|${cell.campaign}|${settled.channel}|${settled.domain}|${cell.day}`,
      cell.n,
    ]),
  );
  const left = [...now.sums].filter(([, n]) => n !== 0);
  if (left.length !== anew.size) return `${left.length} sums, ${anew.size} places`;
  return left.every(([key, n]) => anew.get(key) === n) ? null : 'a sum differs from its places';
}

const doings: fc.Arbitrary<readonly Doing[]> = fc.array(
  fc.tuple(fc.constantFrom<Doing[0]>('join', 'leave', 'settle', 'screen', 'move', 'hand-over'), fc.nat({ max: 11 })),
  { maxLength: 16 },
);

describe('any order of joining, leaving, screening and moves', () => {
  test('the counts of each campaign equal those counted anew, once each, and a whole holds its parts', () => {
    fc.assert(
      fc.property(doings, (each) => wrong(clue, each) === null),
      { numRuns: 400 },
    );
  });

  test('the property finds a fold that joins twice', () => {
    const verbs = joiningVerbs('clue', ['received', 'assigned', 'verifying']);
    const original = verbs['join-campaigns'];
    if (original === undefined) throw new Error('no such verb');
    const twice: Procedure = {
      ...clue,
      verbs: {
        ...clue.verbs,
        'join-campaigns': {
          ...original,
          // Puts the code at the front and forgets what stood there: a whole loses its part.
          fold: (_matter, { body }) => ({ facts: { campaigns: body.add ?? [], campaign: null, joined: {}, left: {} } }),
        },
        'join-by-rule': { ...(verbs['join-by-rule'] ?? original), fold: () => ({}) },
      },
    };
    expect(
      fc.check(
        fc.property(doings, (each) => wrong(twice, each) === null),
        { numRuns: 500 },
      ).failed,
    ).toBe(true);
  });
});
