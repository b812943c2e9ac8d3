import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, NEVER, type PlainDate, plainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { penaltyCase } from '../../cases/model/case/case.ts';
import { fine, heardOut, SMALL } from '../../cases/model/case/testing/deciding.ts';
import {
  archived,
  decidedOn15th,
  payment,
  publication,
  receivedByPolice,
  reconsideration,
  service,
} from '../../cases/model/case/testing/finishing.ts';
import {
  blank,
  environment,
  filed,
  type Step,
  staff,
  story,
  toldAct,
  toldActs,
} from '../../cases/model/case/testing/story.ts';
import { actsOn, type RecordedAct, standingOn } from './as-of.ts';
import { eventDayOf, eventKeyOf } from './event-day.ts';
import { factTitle, isNamed } from './fact-words.ts';
import { leavesOf } from './leaves.ts';

const cut = (day: string, known: string = NEVER) => ({ day: day as PlainDate, known: known as PlainDate });
const standing = (acts: readonly RecordedAct[], day: string, known?: string) =>
  standingOn(penaltyCase, blank(), acts, cut(day, known), environment);

/** Decided on the 15th; served on the 16th and recorded on the 22nd, after a payment of the 18th recorded on the 25th. */
const toldLate: readonly Step[] = [
  ...decidedOn15th(),
  ['2026-06-22', staff.officer, 'serve', service('2026-06-16')],
  ['2026-06-23', staff.officer, 'publish', publication()],
  ['2026-06-25', staff.intake, 'record-payment', payment('2026-06-18', SMALL)],
];
const stories: Readonly<Record<string, readonly Step[]>> = {
  archived,
  heardOut,
  toldLate,
  police: [filed(), ...receivedByPolice('2026-06-05')],
  reviewed: [
    ...decidedOn15th(fine(SMALL)),
    ['2026-06-16', staff.officer, 'serve', service('2026-06-16')],
    ['2026-06-18', staff.reviewer, 'record-reconsideration', reconsideration],
  ],
};
const anyStory = fc.constantFrom(...Object.keys(stories));
const anyDay = fc.integer({ min: -5, max: 60 }).map((n) => addDays(plainDate('2026-06-01'), n));
const actsOf = (name: string): readonly RecordedAct[] => toldActs(stories[name] ?? []);

test('with all its acts it is the matter as it stands', () => {
  for (const [name, steps] of Object.entries(stories)) {
    expect(standing(actsOf(name), NEVER).matter, name).toEqual(story(steps));
  }
});

test('nothing before the first act, on either axis', () => {
  const acts = [toldAct(filed('2026-06-01'), 1, penaltyCase, '2026-06-03T02:00:00Z')];
  expect(standing(acts, '2026-05-31').matter).toBeNull();
  expect(standing(acts, '2026-06-01').matter?.state).toBe('investigating');
  expect(standing(acts, '2026-06-01', '2026-06-02').matter).toBeNull();
  expect(standing(acts, '2026-06-01', '2026-06-03').matter?.state).toBe('investigating');
});

test('a day ends at midnight in China', () => {
  const acts = [toldAct(filed('2026-06-01'), 1, penaltyCase, '2026-06-02T16:30:00Z')];
  expect(standing(acts, NEVER, '2026-06-02').matter).toBeNull();
  expect(standing(acts, NEVER, '2026-06-03').matter).not.toBeNull();
});

test('what was told late stood on its own day, and was not known then', () => {
  const acts = actsOf('toldLate');
  // Served on the 16th, told on the 22nd.
  expect(standing(acts, '2026-06-15').matter?.state).toBe('decided');
  expect(standing(acts, '2026-06-16').matter?.state).toBe('performing');
  expect(standing(acts, '2026-06-16', '2026-06-16').matter?.state).toBe('decided');
  expect(standing(acts, '2026-06-21', '2026-06-21').matter?.state).toBe('decided');
  // Paid on the 18th, told on the 25th: the publication of the 23rd is not there yet, the payment is.
  const paid = standing(acts, '2026-06-18');
  expect(paid.steps.map(({ act }) => act.verb).slice(-2)).toEqual(['serve', 'record-payment']);
  expect(paid.matter?.facts).toHaveProperty('performance');
  expect(paid.matter?.facts).not.toHaveProperty('publication');
  expect(standing(acts, '2026-06-18', '2026-06-24').matter?.facts).not.toHaveProperty('performance');
});

test('an act that builds on one that is not there yet is set aside, never folded into nonsense', () => {
  // Out of the common run: the decision is dated after the service that follows it in the chain.
  const acts = actsOf('toldLate').map((act) =>
    act.verb === 'decide' ? { ...act, on: plainDate('2026-06-20'), eventAt: '2026-06-20T02:00:00Z' } : act,
  );
  const late = standing(acts, '2026-06-17');
  expect(late.matter?.state).toBe('deciding');
  expect(late.setAside).toEqual(acts.filter(({ verb }) => verb === 'serve').map(({ seq }) => seq));
  expect(standing(acts, '2026-06-20').setAside).toEqual([]);
});

test('a cut is the fold of the truncated list wherever days follow the chain', () => {
  fc.assert(
    fc.property(fc.constantFrom('archived', 'heardOut', 'police'), anyDay, (name, day) => {
      const steps = (stories[name] ?? []).filter(([on]) => on <= day);
      expect(standing(actsOf(name), day).matter).toEqual(steps.length === 0 ? null : story(steps));
    }),
  );
});

test('known on a day is the fold of what was recorded up to it', () => {
  fc.assert(
    fc.property(fc.constantFrom('archived', 'heardOut', 'police', 'toldLate'), anyDay, (name, day) => {
      const steps = (stories[name] ?? []).filter(([on]) => on <= day);
      expect(standing(actsOf(name), NEVER, day).matter).toEqual(steps.length === 0 ? null : story(steps));
    }),
  );
});

test('acts only come in as either day moves on, and none goes', () => {
  fc.assert(
    fc.property(anyStory, anyDay, anyDay, fc.nat(30), fc.nat(30), (name, day, known, more, later) => {
      const acts = actsOf(name);
      const before = actsOn(penaltyCase, acts, { day, known }).map(({ seq }) => seq);
      const after = actsOn(penaltyCase, acts, { day: addDays(day, more), known: addDays(known, later) });
      expect(after.map(({ seq }) => seq)).toEqual(expect.arrayContaining(before));
    }),
  );
});

test('a request is not the event: more time is granted on the day of the grant', () => {
  const keyed = Object.entries(penaltyCase.verbs).flatMap(([id, verb]) => {
    const key = eventKeyOf(verb);
    return key === null ? [] : [[id, key]];
  });
  expect(Object.fromEntries(keyed)).toMatchObject({
    serve: 'on',
    'record-payment': 'paidOn',
    'impose-measure': 'at',
    demand: 'on',
    custody: 'at',
  });
  expect(Object.fromEntries(keyed)).not.toHaveProperty('grant-deferral');
});

test('an instant counts by its day in China, and nothing happens after its act', () => {
  const act = toldAct(filed(), 1);
  const custody = (at: string): RecordedAct => ({ ...act, verb: 'custody', body: { at } });
  expect(eventDayOf(penaltyCase, custody('2026-05-30T17:00:00Z'))).toBe('2026-05-31');
  expect(eventDayOf(penaltyCase, custody('2027-05-30T17:00:00Z'))).toBe(act.on);
  expect(eventDayOf(penaltyCase, custody('nonsense'))).toBe(act.on);
});

test('every fact that the stories make is named in both languages', () => {
  const facts: JsonObject[] = Object.values(stories).map((steps) => story(steps).facts);
  const unnamed = facts.flatMap((each) => [...leavesOf(each).keys()]).filter((path) => !isNamed(path));
  expect([...new Set(unnamed)]).toEqual([]);
  expect(factTitle('decision.penalties.1.fen')).toEqual({
    zh: '处罚决定 › 处罚 › 第1项 › 金额',
    en: 'decision › penalties › no. 1 › amount',
  });
});
