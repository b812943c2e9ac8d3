import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, legalDay, type PlainDate, plainDate } from '../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { Matter, Procedure, Verb } from '../../../../platform/procedure/types.ts';
import { chinaCalendar } from '../../../../rules/index.ts';
import { penaltyCase } from './case.ts';
import { allHeld, heldOn, lapsedUnreturned, openHoldings } from './holdings.ts';
import { told } from './testing/gathering.ts';
import { refused, type Step, staff, standing, story } from './testing/story.ts';

const { officer, head, system } = staff;

/** What the oracle remembers of a measure: from the acts that were done, nothing from the fold. */
interface Memory {
  readonly kind: 'keep' | 'coercion' | 'mlm';
  readonly at: string;
  readonly urgent: boolean;
  approvedAt: string | null;
  endedOn: string | null;
  readonly extensions: { readonly on: string; readonly days: number }[];
  /** How many tests there were before: their time is not about these goods. */
  readonly testsBefore: number;
}
interface Told {
  readonly nth: number;
  readonly from: string;
  until: string;
  to: string | null;
}

/** Counts by hand, day after day, until the time is over. Slow and plain on purpose. */
function lastLawfulDay(measure: Memory, tests: readonly Told[], asOf: string): string {
  const most = measure.kind === 'mlm' ? 15 : 30;
  const excluded = (d: string) =>
    measure.kind === 'coercion' &&
    tests.some(
      ({ nth, from, until, to }) => nth > measure.testsBefore && from <= d && d <= until && (to === null || d <= to),
    );
  let d = legalDay(new Date(measure.at));
  for (let counted = 0; d <= asOf; ) {
    d = addDays(d, 1);
    if (measure.kind === 'keep') {
      if (chinaCalendar.works(d)) counted += 1;
      if (counted === 7) return d;
      continue;
    }
    if (!excluded(d)) counted += 1;
    const [first] = measure.extensions.filter(({ on }) => on <= d);
    if (counted === 30 + (first === undefined ? 0 : Math.min(first.days, most))) return d;
  }
  return d;
}

function lawful(measure: Memory, tests: readonly Told[], on: string): boolean {
  const start = legalDay(new Date(measure.at));
  if (on < start || (measure.endedOn !== null && on > measure.endedOn)) return false;
  const limit = Date.parse(measure.at) + 24 * 3_600_000;
  const approved = measure.approvedAt !== null && Date.parse(measure.approvedAt) <= limit;
  if (measure.urgent && !approved && on > legalDay(new Date(limit))) return false;
  return on <= lastLawfulDay(measure, tests, on);
}

const VERBS = [
  'seize',
  'seize',
  'seize-mlm',
  'keep',
  'approve',
  'refuse',
  'extend',
  'extend',
  'lift',
  'decide-kept',
  'return',
  'test',
  'prolong-test',
  'result',
  'end-test',
  'record-lapse',
] as const;

const move = fc.record({
  wait: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 4, max: 28 })),
  what: fc.constantFrom(...VERBS),
  urgent: fc.boolean(),
  nth: fc.integer({ min: 1, max: 4 }),
  days: fc.integer({ min: 1, max: 30 }),
  hour: fc.integer({ min: 0, max: 15 }),
  principal: fc.boolean(),
});
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

const at = (on: string, hour: number) => `${on}T${String(hour).padStart(2, '0')}:00:00Z`;

/** The steps of a move: taking a measure without urgency is asked and approved first. */
function steps(matter: Matter, on: string, each: Move): readonly Step[] {
  const m = `m${each.nth}`;
  const t = `t${each.nth}`;
  const step = (by: typeof officer, verb: string, body: JsonObject): Step => [on, by, verb, body];
  const take = (verb: string, kind: string, law: string | undefined, more: JsonObject): readonly Step[] => {
    const when = at(on, each.hour);
    if (each.urgent) {
      const urgent = { reason: '正在转移货物。' };
      return [step(officer, verb, told(verb, on, { ...more, request: undefined, urgent, at: when }))];
    }
    const request = `q${Object.keys((matter.facts.measureRequests ?? {}) as JsonObject).length + 1}`;
    return [
      step(officer, 'request-measure', told('request-measure', on, { kind, law })),
      step(head, 'approve-measure', told('approve-measure', on, { request })),
      step(officer, verb, told(verb, on, { ...more, request, at: when })),
    ];
  };
  switch (each.what) {
    case 'seize':
      return take('impose-measure', 'seize', 'coercion', {});
    case 'seize-mlm':
      return take('impose-measure', 'seize', 'mlm', { law: 'mlm', citation: '《禁止传销条例》第十八条' });
    case 'keep':
      return take('register-keep', 'register-keep', undefined, {});
    case 'approve': {
      const body = told('approve-measure', on, { request: undefined, measure: m, at: at(on, each.hour) });
      return [step(head, 'approve-measure', body)];
    }
    case 'refuse':
      return [step(head, 'refuse-measure', told('refuse-measure', on, { request: undefined, measure: m }))];
    case 'extend': {
      const approver = each.principal ? 'principal' : 'head';
      return [step(head, 'extend-measure', told('extend-measure', on, { measure: m, days: each.days, approver }))];
    }
    case 'lift':
      return [step(officer, 'lift-measure', told('lift-measure', on, { measure: m }))];
    case 'decide-kept':
      return [step(officer, 'decide-kept', told('decide-kept', on, { measure: m }))];
    case 'return':
      return [step(officer, 'return-goods', told('return-goods', on, { measure: m }))];
    case 'test': {
      const no = `${on}-${matter.version}`;
      const until = addDays(plainDate(on), each.days);
      const notice = each.principal ? { notice: `检期${no}` } : {};
      const body = { kind: 'testing', institute: '某检验院', subject: '白酒', commission: `检委${no}`, until };
      return [step(officer, 'commission-test', { ...body, ...notice })];
    }
    case 'prolong-test': {
      const until = addDays(plainDate(on), each.days);
      const body = { test: t, notice: `延检${on}-${matter.version}`, until, reason: '设备故障' };
      return [step(officer, 'prolong-test', body)];
    }
    case 'result': {
      const body = { test: t, report: `报告${t}`, result: 'compliant', text: '合格' };
      return [step(officer, 'record-test-result', body)];
    }
    case 'end-test':
      return [step(system, 'end-test-period', { test: t })];
    case 'record-lapse':
      return [step(system, 'record-lapse', told('record-lapse', on, { measure: m }))];
  }
}

/** The oracle hears of an act that was done. */
function remember(
  measures: Memory[],
  tests: Map<number, Told>,
  count: { tests: number },
  on: string,
  each: Move,
): void {
  const one = measures[each.nth - 1];
  const told = tests.get(each.nth);
  switch (each.what) {
    case 'seize':
    case 'seize-mlm':
    case 'keep': {
      const kind = each.what === 'keep' ? 'keep' : each.what === 'seize' ? 'coercion' : 'mlm';
      const when = at(on, each.hour);
      measures.push({
        kind,
        at: when,
        urgent: each.urgent,
        approvedAt: null,
        endedOn: null,
        extensions: [],
        testsBefore: count.tests,
      });
      return;
    }
    case 'approve':
      // The ledger saw the act at two o'clock: what the body says cannot be earlier.
      if (one) one.approvedAt = at(on, Math.max(each.hour, 2));
      return;
    case 'extend':
      one?.extensions.push({ on, days: each.days });
      return;
    case 'refuse':
    case 'lift':
    case 'decide-kept':
    case 'return':
      if (one) one.endedOn ??= on;
      return;
    case 'test':
      count.tests += 1;
      if (each.principal)
        tests.set(count.tests, { nth: count.tests, from: on, until: addDays(plainDate(on), each.days), to: null });
      return;
    case 'prolong-test':
      if (told) told.until = addDays(plainDate(on), each.days);
      return;
    case 'result':
    case 'end-test':
      if (told) told.to ??= on;
      return;
    case 'record-lapse':
      return;
  }
}

type Reader = (matter: Matter, day: PlainDate) => readonly { readonly id: string }[];
const start = standing('investigating', {}, {}, '2026-01-05');

/** On every day of a history of permitted acts, what is said to be lawfully held is what counting by hand gives. */
const neverAfterLimit = (procedure: Procedure, reader: Reader = heldOn) =>
  fc.property(fc.array(move, { minLength: 1, maxLength: 14 }), (moves) => {
    let matter = start;
    let today = plainDate('2026-01-10');
    const measures: Memory[] = [];
    const tests = new Map<number, Told>();
    const count = { tests: 0 };
    const check = () => {
      const expected = measures.flatMap((one, index) =>
        lawful(one, [...tests.values()], today) ? [`m${index + 1}`] : [],
      );
      expect([today, reader(matter, today).map(({ id }) => id)]).toEqual([today, expected]);
      // What is in hand is held lawfully, or is on the list of the highest alert.
      const alert = lapsedUnreturned(matter, today).map(({ id }) => id);
      for (const { id } of openHoldings(matter))
        expect([id, expected.includes(id) !== alert.includes(id)]).toEqual([id, true]);
    };
    for (const each of [...moves, { ...moves[0], wait: 70, what: 'end' }] as (Move | { wait: number; what: 'end' })[]) {
      for (let day = 0; day < each.wait; day += 1) {
        today = addDays(today, 1);
        check();
      }
      if (each.what === 'end') break;
      const wanted = steps(matter, today, each as Move);
      let after = matter;
      const all = wanted.every((step) => {
        if (refused(after, step, procedure) !== null) return false;
        after = story([step], after, procedure);
        return true;
      });
      matter = after;
      if (all) remember(measures, tests, count, today, each as Move);
      check();
    }
    for (const one of allHeld(matter)) {
      const given = matter.clocks[one.clock]?.extensions ?? [];
      const most = one.rule === 'case-seize-mlm' ? 15 : one.rule === 'case-seize' ? 30 : 0;
      expect(given.length).toBeLessThanOrEqual(1);
      for (const { limit } of given) expect(limit.amount).toBeLessThanOrEqual(most);
    }
  });

test('no sequence of permitted acts holds anything lawfully after its limit', () => {
  fc.assert(neverAfterLimit(penaltyCase), { numRuns: 120 });
});

const verb = (id: string): Verb => {
  const found = penaltyCase.verbs[id];
  if (found === undefined) throw new Error(id);
  return found;
};
const withVerb = (id: string, change: Partial<Verb>): Procedure => ({
  ...penaltyCase,
  verbs: { ...penaltyCase.verbs, [id]: { ...verb(id), ...change } },
});
const without = (id: string, ...rules: readonly string[]): Procedure =>
  withVerb(id, { fits: (verb(id).fits ?? []).filter(({ rule }) => !rules.includes(rule)) });

/** An approval that is taken whenever it comes. */
const anyApproval = withVerb('approve-measure', {
  fits: (verb('approve-measure').fits ?? []).filter(({ rule }) => rule !== 'case.approve-measure.in-time'),
  fold: (matter, act) =>
    verb('approve-measure').fold(matter, {
      ...act,
      eventAt: '2026-01-01T00:00:00Z',
      body: 'measure' in act.body ? { ...act.body, at: '2026-01-01T00:00:00Z' } : act.body,
    }),
});

const plain: Move = { wait: 0, what: 'seize', urgent: false, nth: 1, days: 30, hour: 1, principal: true };
const does = (...moves: readonly Partial<Move>[]): readonly Move[] => moves.map((each) => ({ ...plain, ...each }));

/** Each with a history that a right variant would refuse or read otherwise; found by drawing too, only later. */
const variants: readonly (readonly [what: string, moves: readonly Move[], procedure: Procedure, reader: Reader])[] = [
  [
    'prolongs twice',
    does({}, { what: 'extend' }, { wait: 5, what: 'extend' }),
    without('extend-measure', 'case.extend-measure.once'),
    heldOn,
  ],
  [
    'prolongs after the end',
    does({}, { wait: 33, what: 'extend' }),
    without('extend-measure', 'case.extend-measure.in-time'),
    heldOn,
  ],
  [
    'prolongs by any days',
    does({ what: 'seize-mlm' }, { what: 'extend', days: 16 }),
    without('extend-measure', 'case.extend-measure.days'),
    heldOn,
  ],
  ['approves at any time', does({ urgent: true }, { wait: 2, what: 'approve' }), anyApproval, heldOn],
  ['believes a status', does({}), penaltyCase, (matter) => allHeld(matter).filter(({ endedOn }) => endedOn === null)],
  [
    // Thirty days from 30 January 2026 end on Sunday, 1 March.
    'rolls over to the next working day',
    does({ wait: 20 }),
    penaltyCase,
    (matter, day) => allHeld(matter).filter((one) => day <= (one.endedOn ?? matter.clocks[one.clock]?.due ?? day)),
  ],
];

test.each(variants)('a variant that %s is caught', (_, moves, procedure, reader) => {
  const fixed = { numRuns: 1, examples: [[[...moves]]] as [Move[]][], endOnFailure: true };
  expect(fc.check(neverAfterLimit(penaltyCase), fixed).failed).toBe(false);
  expect(fc.check(neverAfterLimit(procedure, reader), fixed).failed).toBe(true);
});
