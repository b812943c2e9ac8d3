import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type PlainDate } from '../../../../kernel/plain-date.ts';
import { obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { entriesOf } from '../../../../platform/procedure/entries.ts';
import { refusalOf } from '../../../../platform/procedure/permit.ts';
import type { Matter, Procedure } from '../../../../platform/procedure/types.ts';
import { chinaCalendar } from '../../../../rules/index.ts';
import { penaltyCase } from './case.ts';
import { officersOf } from './facts.ts';
import { isRecused } from './team.ts';
import { refused, type Step, staff, standing, story } from './testing/story.ts';

const people = [
  ...[staff.officer, staff.partner, staff.third, staff.stranger, staff.head, staff.otherHead, staff.cityHead],
  ...[staff.neighbourOfficer, staff.neighbourPartner, staff.neighbourHead],
];
const verbs = [
  ...['assign-officers', 'ask-recusal', 'decide-recusal', 'receive-case', 'transfer-case', 'dispute', 'designate'],
  ...['commission-test', 'tell-test-period', 'prolong-test', 'end-test-period', 'record-test-result'],
  ...['ask-identification', 'record-identification', 'suspend', 'resume-case', 'commission-test', 'record-test-result'],
  ...['request-extension', 'extend', 'extend-collective', 'receive-case', 'resume-case'],
  ...['request-extension', 'extend', 'extend-collective', 'ask-assistance', 'assistance-answered', 'add-task'],
] as const;

interface Draw {
  readonly gap: number;
  readonly who: (typeof people)[number];
  readonly verb: (typeof verbs)[number];
  readonly some: readonly (typeof people)[number][];
  readonly n: number;
}

const draws = fc.array(
  fc.record<Draw>({
    gap: fc.nat(8),
    who: fc.constantFrom(...people),
    verb: fc.constantFrom(...verbs),
    some: fc.array(fc.constantFrom(...people), { maxLength: 4 }),
    n: fc.nat(60),
  }),
  { minLength: 1, maxLength: 50, size: '+1' },
);

/** A body that often fits: what matters is who, when and what came before. */
function bodyOf({ verb, some, n, who }: Draw, matter: Matter, on: PlainDate, seq: number): JsonObject {
  const officers = some.map(({ personId }, index) => ({ person: personId, licence: `川05020${index}` }));
  const of = (list: string, letter: string) => `${letter}${1 + (n % Math.max(1, entriesOf(matter, list).length))}`;
  const until = addDays(on, n % 25);
  const text = '说明';
  const letter = { to: n % 2 === 0 ? '510503' : '510502', reason: text, document: `函${seq}` };
  const result = { test: of('tests', 't'), report: `检${seq}`, result: 'compliant', text };
  switch (verb) {
    case 'assign-officers':
      return { officers, reason: text };
    case 'ask-recusal':
      return { person: (some[0] ?? who).personId, post: 'officer', ground: 'B1', askedBy: 'self', on, text };
    case 'decide-recusal':
      return { recusal: of('recusals', 'r'), result: n % 3 === 0 ? 'refused' : 'recused', reason: text, officers };
    case 'receive-case':
      return { officers };
    case 'transfer-case':
    case 'designate':
      return letter;
    case 'dispute':
      return { with: '510503', reason: text };
    case 'commission-test':
      return {
        kind: n % 2 === 0 ? 'testing' : 'identification',
        institute: '市检验所',
        subject: '样品',
        commission: `委${seq}`,
        until,
        ...(n % 3 === 0 ? {} : { notice: `期${seq}` }),
      };
    case 'tell-test-period':
      return { test: of('tests', 't'), notice: `期${seq}`, until };
    case 'prolong-test':
      return { test: of('tests', 't'), notice: `期${seq}`, until: addDays(on, n), reason: text };
    case 'end-test-period':
      return { test: of('tests', 't') };
    case 'record-test-result':
    case 'record-identification':
      return result;
    case 'ask-identification':
      return { holder: '某公司', subject: '样品', notice: `辨${seq}`, until };
    case 'suspend':
      return { ground: 'S5', text, document: `批${seq}`, requestedBy: staff.officer.personId };
    case 'resume-case':
    case 'request-extension':
      return { reason: text };
    case 'extend':
      return { document: `批${seq}` };
    case 'extend-collective':
      return {
        days: 1 + n,
        reason: text,
        discussion: { on, attendants: [staff.head.personId, staff.otherHead.personId], document: `纪${seq}` },
      };
    case 'ask-assistance':
      return { to: '乙市市场监督管理局', document: `协${seq}`, text };
    case 'assistance-answered':
      return { letter: of('assistance', 'a'), result: 'answered', document: `复${seq}`, text };
    case 'add-task':
      return { title: text, owner: who.personId, due: on };
  }
}

/** Days that do not count, as a reader of the acts would write them down: nothing of the clocks is looked at. */
interface Left {
  readonly kind: string;
  readonly from: PlainDate;
  to: PlainDate | null;
}

const START = '2026-03-02';
const seized = (): Matter =>
  standing(
    'investigating',
    { held: { m1: { kind: 'seize', clock: 'seize:m1' } } },
    { 'seize:m1': 'case-seize' },
    START,
  );

interface Walk {
  readonly matter: Matter;
  readonly done: readonly Step[];
  readonly left: readonly Left[];
  readonly extended: number;
}

function walk(drawn: readonly Draw[], procedure: Procedure, check: (before: Matter, after: Matter) => void): Walk {
  let matter = seized();
  let on = START as PlainDate;
  const done: Step[] = [];
  const left = new Map<string, Left>();
  let extended = 0;
  const go = (step: Step): void => {
    if (refused(matter, step, procedure) !== null) return;
    const before = matter;
    matter = story([step], matter, procedure);
    done.push(step);
    const [day, , verb, body = {}] = step;
    const today = day as PlainDate;
    const begins = (id: string, kind: string) => left.set(id, { kind, from: today, to: null });
    const ends = (id: string) => {
      const stretch = left.get(id);
      if (stretch !== undefined && stretch.to === null) stretch.to = today;
    };
    const newest = `t${entriesOf(matter, 'tests').length}`;
    if (verb === 'commission-test' && 'notice' in body) begins(newest, str(body, 'kind'));
    if (verb === 'ask-identification') begins(newest, 'rights-holder');
    if (verb === 'tell-test-period') begins(str(body, 'test'), 'testing');
    if (['record-test-result', 'record-identification', 'end-test-period'].includes(verb)) ends(str(body, 'test'));
    if (verb === 'suspend') begins(`s${left.size}`, 'suspension');
    if (verb === 'resume-case') for (const [id, { kind }] of left) if (kind === 'suspension') ends(id);
    if (verb === 'extend') extended += 30;
    if (verb === 'extend-collective') extended += Number(body.days);
    check(before, matter);
  };
  for (const [seq, draw] of drawn.entries()) {
    on = addDays(on, draw.gap);
    const may = people.filter((each) => refusalOf(procedure, matter, each, draw.verb, on) === null);
    const who = may[draw.n % Math.max(1, may.length)] ?? draw.who;
    go([on, who, draw.verb, bodyOf({ ...draw, who }, matter, on, seq)]);
  }
  // Whatever still runs comes to its end, so that the days can be compared.
  on = addDays(on, 3);
  const handler = { ...staff.officer, personId: officersOf(matter)[0] ?? staff.officer.personId };
  const acting = { ...handler, authority: matter.handlingCode };
  if (matter.state === 'suspended') {
    const free = people.find(({ personId }) => !officersOf(matter).includes(personId) && !isRecused(matter, personId));
    if (free !== undefined) {
      go([on, { ...free, authority: matter.handlingCode, roles: ['head'] }, 'resume-case', { reason: '恢复' }]);
    }
  }
  for (const [id, entry] of entriesOf(matter, 'tests')) {
    if (str(entry, 'state') !== 'told') continue;
    const verb = str(entry, 'kind') === 'rights-holder' ? 'record-identification' : 'record-test-result';
    go([on, acting, verb, { test: id, report: '终', result: 'compliant', text: '终' }]);
  }
  return { matter, done, left: [...left.values()], extended };
}

/** The slow oracle: day by day, each day asked whether any stretch covers it. */
function oracle(days: number, left: readonly Left[], twice = false): { unrolled: PlainDate; due: PlainDate } {
  let day = START as PlainDate;
  let owed = 0;
  for (let count = 0; count < days + owed; ) {
    day = addDays(day, 1);
    const covering = left.filter(({ from, to }) => from <= day && day <= (to ?? from)).length;
    if (covering === 0) count += 1;
    if (twice && covering > 1) owed += covering - 1;
  }
  let due = day;
  while (!chinaCalendar.works(due)) due = addDays(due, 1);
  return { unrolled: day, due };
}

const TESTS = ['testing', 'identification'];

function holdTogether(procedure: Procedure, drawn: readonly Draw[], twice = false): void {
  const walked = walk(drawn, procedure, (before, after) => {
    const officers = officersOf(after);
    expect(new Set(officers).size).toBe(officers.length);
    expect(officers.length).toBeGreaterThanOrEqual(2);
    expect(officers.some((person) => isRecused(after, person))).toBe(false);
    for (const clock of ['decide', 'seize:m1']) {
      const [was, is] = [before.clocks[clock], after.clocks[clock]];
      expect([is?.due ?? '', is?.unrolled ?? ''] >= [was?.due ?? '', was?.unrolled ?? '']).toBe(true);
      expect(is?.startedOn).toBe(START);
    }
  });
  const { matter, left, extended } = walked;
  if (left.some(({ to }) => to === null)) return;
  const expected = oracle(90 + extended, left, twice);
  expect({ unrolled: matter.clocks.decide?.unrolled, due: matter.clocks.decide?.due }).toEqual(expected);
  const seizure = oracle(
    30,
    left.filter(({ kind }) => TESTS.includes(kind)),
    twice,
  );
  expect({ unrolled: matter.clocks['seize:m1']?.unrolled, due: matter.clocks['seize:m1']?.due }).toEqual(seizure);
  expect(matter.clocks.decide?.paused).toBe(false);
}

const fails = (procedure: Procedure, twice = false) =>
  fc.check(
    fc.property(draws, (drawn) => holdTogether(procedure, drawn, twice)),
    { numRuns: 1_500, seed: 7, endOnFailure: true },
  ).failed;

const changed = (verb: string, change: Partial<Procedure['verbs'][string]>): Procedure => {
  const declared = penaltyCase.verbs[verb];
  if (declared === undefined) throw new Error(verb);
  return { ...penaltyCase, verbs: { ...penaltyCase.verbs, [verb]: { ...declared, ...change } } };
};

describe('any permitted sequence', () => {
  test('keeps two officers, never shortens a limit, leaves each day out once', () => {
    fc.assert(
      fc.property(draws, (drawn) => holdTogether(penaltyCase, drawn)),
      { numRuns: 600 },
    );
  });

  test('really does something', () => {
    const seen = new Map<string, number>();
    for (const drawn of fc.sample(draws, { numRuns: 400, seed: 3 })) {
      for (const [, , verb] of walk(drawn, penaltyCase, () => undefined).done)
        seen.set(verb, (seen.get(verb) ?? 0) + 1);
    }
    expect([...new Set(verbs)].filter((verb) => !seen.has(verb))).toEqual([]);
  });
});

describe('the check itself fails', () => {
  test('where one officer is enough', () => {
    expect(fails(changed('assign-officers', { fits: [] }))).toBe(true);
  });

  test('where the end of one pause ends them all', () => {
    const declared = penaltyCase.verbs['record-test-result'];
    const fold: Procedure['verbs'][string]['fold'] = (matter, act) => {
      const change = declared?.fold(matter, act) ?? {};
      return { ...change, clocks: (change.clocks ?? []).filter((effect) => effect.do !== 'pause') };
    };
    expect(fails(changed('record-test-result', { fold }))).toBe(true);
  });

  test('where days under two reasons count twice', () => {
    expect(fails(penaltyCase, true)).toBe(true);
  });

  test('where a recused person stays', () => {
    const fold: Procedure['verbs'][string]['fold'] = (matter, act) => {
      const { officers: _, ...facts } = penaltyCase.verbs['decide-recusal']?.fold(matter, act).facts ?? {};
      return { facts };
    };
    expect(fails(changed('decide-recusal', { fold }))).toBe(true);
  });
});

test('a seizure that no test stops has its own day', () => {
  expect(oracle(30, [])).toEqual({ unrolled: '2026-04-01', due: '2026-04-01' });
  expect(obj(seized().facts, 'held')).toHaveProperty('m1');
});
