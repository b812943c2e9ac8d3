import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type PlainDate, plainDate } from '../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { ActingAs, Matter, Procedure } from '../../../../platform/procedure/types.ts';
import { penaltyCase } from './case.ts';
import { owedOn, remediesPending } from './settlement.ts';
import { SMALL } from './testing/deciding.ts';
import {
  crimeReport,
  decidedOn15th,
  outcome,
  publication,
  reconsideration,
  service,
  suit,
  toPolice,
} from './testing/finishing.ts';
import { refused, type Step, staff, story } from './testing/story.ts';

/** One person who holds every post, and a head of another hand: only the conditions keep closing lawful. */
const { officer, head, reviewer, intake } = staff;
const FINE = SMALL * 100;
/** Goods of the party that are held when it is decided. */
const HELD = { m1: { kind: 'seize', rule: 'case-seize', clock: 'seize:m1', on: '2026-06-12', left: { '1': 3 } } };
const start = story(decidedOn15th());
const first: Matter = { ...start, facts: { ...start.facts, held: HELD } };

const GROUNDS = ['K1', 'K1', 'K5', 'K4', 'K1'];

type Drawn = readonly [kind: number, wait: number, size: number];

/** What is tried on a day; much of it is refused, which is the point. */
const tries: readonly (readonly [ActingAs, string, (on: PlainDate, size: number, matter: Matter) => JsonObject])[] = [
  [officer, 'serve', (on) => service(on)],
  [officer, 'publish', () => publication()],
  [
    intake,
    'record-payment',
    (on, size) => ({
      receipt: `P${size % 5}`,
      paidOn: on,
      parts: [{ towards: size % 3 === 2 ? 'excess' : 'fine', fen: [FINE, FINE / 2, 700][size % 3] ?? 1 }],
    }),
  ],
  [
    intake,
    'record-payment',
    (on, size) => ({
      receipt: `S${size % 7}`,
      paidOn: on,
      parts: [{ towards: 'surcharge', fen: 150_000 * (1 + (size % 34)) }],
    }),
  ],
  [officer, 'return-excess', (on, _size, matter) => ({ fen: owedOn(matter, on).excess || 1, document: '退1', on })],
  [officer, 'record-reconsideration', () => reconsideration],
  [officer, 'record-suit', () => suit],
  [
    reviewer,
    'record-remedy-outcome',
    (_on, size, matter) =>
      outcome(
        ['upheld', 'withdrawn', 'annulled', 'ordered-anew', 'illegal'][size % 5] ?? '',
        {},
        remediesPending(matter)[0] ?? 'x1',
      ),
  ],
  [
    officer,
    'withdraw-publication',
    (_on, size) => ({ ground: ['annulled', 'error', 'unlawful'][size % 3] ?? '', document: '撤1', reason: '撤' }),
  ],
  [officer, 'report-crime', () => crimeReport],
  [head, 'approve-crime-transfer', () => ({ capacity: 'principal', document: '审1' })],
  [officer, 'send-to-police', () => toPolice()],
  [officer, 'police-received', () => ({ document: '回执' })],
  [officer, 'police-filed', () => ({ number: '立案1' })],
  [officer, 'police-refused', () => ({ number: '不立1', reason: '无犯罪事实' })],
  [head, 'back-to-case', () => ({ document: '恢复', reason: '不立案' })],
  [
    officer,
    'hand-over-goods',
    (_on, size) => ({
      number: '物移',
      receipt: '交接',
      receiver: '李',
      list: [],
      measures: size % 2 === 0 ? ['m1'] : [],
    }),
  ],
  [officer, 'perform-duty', (on) => ({ kind: 'confiscate-goods', on, document: '1', how: '没收', measures: ['m1'] })],
  [officer, 'request-closing', (_on, size) => ({ ground: GROUNDS[size % GROUNDS.length] ?? '', summary: '办结' })],
  [head, 'close', (_on, size) => ({ ground: GROUNDS[size % GROUNDS.length] ?? '' })],
];

const RELEASE = tries.length;
const verbAt = (verb: string): number => tries.findIndex(([, each]) => each === verb);
/** Most of what is tried leads on, so that walks get to their end. */
const LEADS = ['serve', 'publish', 'record-payment', 'record-payment', 'return-excess', 'record-remedy-outcome']
  .map(verbAt)
  .concat(
    [1, 2, 3].flatMap(() => [verbAt('request-closing'), verbAt('close')]),
    RELEASE,
    verbAt('withdraw-publication'),
  );

/** What the acts say of a case that was closed, without any look at its facts: dues, goods, remedies, publication. */
interface Told {
  paid: number;
  fine: number;
  stands: boolean;
  anew: boolean;
  held: boolean;
  pending: number;
  shown: boolean;
  down: boolean;
  crime: 'none' | 'open' | 'done';
  excess: number;
}

function hear(told: Told, [, , verb, body = {}]: Step): void {
  const parts = (body.parts ?? []) as readonly { towards: string; fen: number }[];
  switch (verb) {
    case 'record-payment':
      for (const { towards, fen } of parts) {
        if (towards === 'fine') told.paid += fen;
        if (towards === 'excess') told.excess += fen;
      }
      break;
    case 'return-excess':
      told.excess -= Number(body.fen);
      break;
    case 'record-reconsideration':
    case 'record-suit':
      told.pending += 1;
      break;
    case 'record-remedy-outcome':
      told.pending -= 1;
      if (body.outcome === 'annulled' || body.outcome === 'ordered-anew') {
        told.stands = false;
        told.anew = body.outcome === 'ordered-anew';
        told.excess += told.paid;
      }
      if (['annulled', 'ordered-anew', 'illegal'].includes(String(body.outcome))) told.down = true;
      break;
    case 'publish':
      told.shown = true;
      break;
    case 'withdraw-publication':
      told.shown = false;
      break;
    case 'report-crime':
      told.crime = 'open';
      break;
    case 'back-to-case':
      told.crime = 'none';
      break;
    case 'hand-over-goods':
      told.crime = 'done';
      told.held = false;
      break;
  }
}

function wrongs(drawn: readonly Drawn[], procedure: Procedure, seen: (state: string) => void): readonly string[] {
  let matter: Matter = first;
  let on = plainDate('2026-06-16');
  const told: Told = {
    paid: 0,
    fine: FINE,
    stands: true,
    anew: false,
    held: true,
    pending: 0,
    shown: false,
    down: false,
    crime: 'none',
    excess: 0,
  };
  for (const [kind, wait, size] of drawn) {
    on = addDays(on, wait);
    // The goods go back by another part's act.
    if (kind === RELEASE && told.held) {
      matter = {
        ...matter,
        facts: { ...matter.facts, held: { m1: { ...HELD.m1, left: {}, endedOn: on, end: 'released' } } },
      };
      told.held = false;
    }
    const [by, verb, say] = tries[kind] ?? [head, 'close', () => ({})];
    const step: Step = [on, by, verb, say(on, size, matter)];
    if (refused(matter, step, procedure) !== null) continue;
    matter = story([step], matter, procedure);
    hear(told, step);
    if (matter.state === 'closed') break;
  }
  seen(matter.state);
  if (matter.state !== 'closed') return [];
  const wrong: string[] = [];
  if (told.held) wrong.push('goods are held');
  if (told.stands && told.crime !== 'done' && told.paid < told.fine) wrong.push('the fine is not paid');
  if (told.pending > 0) wrong.push('a remedy is pending');
  if (told.anew) wrong.push('to be decided anew');
  if (told.excess > 0) wrong.push('too much was paid');
  if (told.stands && !told.shown && !told.down) wrong.push('not published');
  if (told.down && told.shown) wrong.push('still shown');
  if (told.crime === 'open') wrong.push('a crime is on its way');
  return wrong;
}

const walks = fc.array(
  fc.tuple(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...LEADS) }, { weight: 1, arbitrary: fc.nat({ max: RELEASE }) }),
    fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 1, 2, 30),
    fc.nat({ max: 419 }),
  ),
  { minLength: 60, maxLength: 90, size: 'max' },
);

const lawful = (procedure: Procedure, seen: (state: string) => void = () => undefined) =>
  fc.property(fc.noBias(walks), (drawn) => {
    expect(wrongs(drawn, procedure, seen)).toEqual([]);
  });

test('no walk closes a case with goods, dues, remedies, a publication or a transfer outstanding', () => {
  let closed = 0;
  fc.assert(
    lawful(penaltyCase, (state) => {
      if (state === 'closed') closed += 1;
    }),
    { numRuns: 600, seed: 76 },
  );
  // A property that nothing reaches proves nothing.
  expect(closed).toBeGreaterThan(40);
});

const without = (what: string): Procedure => ({
  ...penaltyCase,
  verbs: Object.fromEntries(
    Object.entries(penaltyCase.verbs).map(([id, verb]) => [
      id,
      id === 'close' || id === 'request-closing'
        ? { ...verb, conditions: (verb.conditions ?? []).filter(({ rule }) => !rule.endsWith(`.${what}`)) }
        : verb,
    ]),
  ),
});

test.each(['holdings', 'settled', 'remedies', 'publication', 'decided-anew', 'transfer'])(
  'a procedure that forgets %s is found out',
  (what) => {
    expect(fc.check(lawful(without(what)), { numRuns: 3_000, seed: 76, endOnFailure: true }).failed).toBe(true);
  },
);
