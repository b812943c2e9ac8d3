import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClockInput, DeadlineRule, Pause } from '../kernel/deadline.ts';
import { isOwnDuty, safeDay } from '../kernel/deadline-duty.ts';
import { computeDeadline } from '../kernel/deadline-engine.ts';
import { addDays, fromEpochDay, type PlainDate, toEpochDay } from '../kernel/plain-date.ts';
import { threeDayRules } from './crime-transfer.ts';
import { chinaCalendar, legalBasis, pauseDocuments, pauseNames, ruleBook, workedRules } from './index.ts';
import { instruments } from './instruments.ts';
import { penaltyCaseRules } from './penalty-cases.ts';
import { createRuleBook } from './rule-book.ts';
import { day } from './worked-rule.ts';

/** Each row of law.md §4 that carries a number of time, by hand; rows with two numbers have two ids. */
const SECTION_4 = [
  ...['case-limitation', 'case-limitation-long', 'case-file', 'case-jurisdiction-dispute'],
  ...['case-jurisdiction-designate', 'case-decide', 'case-register-keep', 'case-register-keep-urgent', 'case-seize'],
  ...['case-seize-mlm', 'case-seize-urgent', 'case-freeze', 'case-freeze-deliver', 'case-assist', 'case-assist-reply'],
  ...['case-review', 'case-notice-reply', 'hearing-chair', 'hearing-handover', 'hearing-date-fix', 'hearing-notice'],
  ...['hearing-public-notice', 'hearing-report', 'case-serve', 'case-serve-public', 'case-summary-archive'],
  ...['case-onspot-hand-in', 'case-onspot-bank', 'fine-pay', 'enforce-demand', 'enforce-apply'],
  ...['enforce-court-accept', 'enforce-court-review', 'enforce-court-rule', 'enforce-court-rule-heard', 'enforce-stop'],
  ...['publish-same-prov', 'publish-cross-prov', 'publish-cross-prov-receive', 'publish-withdraw', 'publish-term-low'],
  ...['publish-term', 'publish-early-stop', 'publish-early-stop-wait', 'publish-early-stop-wait-long', 'case-close'],
  ...['case-archive', 'reconsider-apply', 'reconsider-apply-untold', 'reconsider-review', 'reconsider-answer'],
  ...['reconsider-answer-summary', 'reconsider-decide', 'reconsider-decide-summary', 'litigate-apply'],
  ...['litigate-apply-after-review', 'litigate-outer', 'litigate-outer-immovable'],
];
const SECTION_5 = [
  ...['crime-approve', 'crime-send', 'crime-penalty-copy', 'police-forward', 'police-decide', 'police-decide-econ'],
  ...['police-decide-econ-start', 'police-decide-econ-usual', 'crime-review', 'crime-review-answer', 'crime-supervise'],
  ...['crime-supervise-explain', 'crime-supervise-file', 'crime-handover'],
];
const SECTION_6 = ['disc-forward', 'disc-local-15wd'];

const TODAY = day('2026-11-02');
const rule = (id: string, on = TODAY, region = '510502'): DeadlineRule => ruleBook.get(id, on, region);

function clock(of: DeadlineRule, startedOn: PlainDate, more: Partial<ClockInput> = {}): ClockInput {
  const startedAt = `${startedOn}T02:00:00Z`;
  const version = of.effectiveFrom;
  return { rule: of.id, version, startedOn, startedAt, pauses: [], extensions: [], endedOn: null, ...more };
}

describe('the book is whole', () => {
  test('every numbered row of law.md §4–6 is in it, and nothing else', () => {
    const ids = [...new Set(penaltyCaseRules.map(({ id }) => id))].sort();
    expect(ids).toEqual([...SECTION_4, ...SECTION_5, ...SECTION_6].sort());
    for (const id of [...SECTION_4, ...SECTION_5]) expect(rule(id).id).toBe(id);
  });

  test('each says what follows, and its source is the first of its articles', () => {
    for (const { id, consequence, bases, source } of penaltyCaseRules) {
      expect(consequence.zh, id).toMatch(/\p{Script=Han}.*。$/u);
      expect(consequence.en, id).not.toMatch(/\p{Script=Han}/u);
      const { instrument, article } = legalBasis(bases[0]);
      expect(source, id).toMatchObject({ instrument, article });
    }
  });

  test('each kind of pause names the paper that proves it', () => {
    expect(Object.keys(pauseDocuments)).toEqual(Object.keys(pauseNames));
    for (const { title, form } of Object.values(pauseDocuments)) {
      expect(title.zh).not.toBe('');
      expect(form === null || (form >= 1 && form <= 56)).toBe(true);
    }
  });

  test('who grants more time is named by role, and another organ grants its own', () => {
    for (const { id, extension, expects } of penaltyCaseRules) {
      if (extension !== null) expect(extension.role === undefined, id).toBe(expects === 'other-organ');
    }
    expect(rule('case-seize').extension?.role).toBe('head');
    expect(rule('case-seize-mlm').extension).toMatchObject({ limit: { amount: 15, unit: 'd' }, role: 'principal' });
    expect(rule('case-decide').further?.role).toBe('collective');
    expect(rule('case-register-keep').extension).toBeNull();
  });

  test('an own reading is marked as unsure', () => {
    for (const { id, parts = [] } of penaltyCaseRules) {
      for (const { basis, confidence } of parts) if (basis === null) expect(confidence, id).toMatch(/[MU]/);
    }
  });
});

describe('whose time it is', () => {
  const marked = (mark: DeadlineRule['expects']): string[] =>
    penaltyCaseRules.filter(({ expects }) => expects === mark).map(({ id }) => id);

  test('courts, reconsideration organs, police, procuratorate and asked authorities are awaited', () => {
    expect(new Set(marked('other-organ'))).toEqual(
      new Set([
        ...['case-assist-reply', 'enforce-court-accept', 'enforce-court-rule', 'enforce-court-rule-heard'],
        ...['reconsider-review', 'reconsider-decide', 'reconsider-decide-summary', 'police-forward', 'police-decide'],
        ...['police-decide-econ', 'police-decide-econ-start', 'police-decide-econ-usual', 'crime-review-answer'],
        ...['crime-supervise-explain', 'crime-supervise-file', 'disc-forward'],
      ]),
    );
  });

  test('time of the party, and what may be asked for', () => {
    expect(new Set(marked('party'))).toEqual(
      new Set([
        ...['case-notice-reply', 'fine-pay', 'enforce-demand', 'reconsider-apply', 'reconsider-apply-untold'],
        ...['litigate-apply', 'litigate-apply-after-review', 'litigate-outer', 'litigate-outer-immovable'],
      ]),
    );
    expect(marked('right').sort()).toEqual(['crime-review', 'crime-supervise', 'enforce-court-review']);
  });

  test('holding property, deciding, publishing and transferring are our own duties', () => {
    const own = ['case-decide', 'case-seize', 'case-register-keep', 'publish-same-prov', 'crime-approve', 'crime-send'];
    for (const id of own) expect(isOwnDuty(rule(id)), id).toBe(true);
  });
});

/** law.md §14 count-2357, count-10, §18.2: which of a law's short limits are not in the unit that it prescribes. */
function unitFaults(rules: readonly DeadlineRule[]): string[] {
  const inLaw = (one: DeadlineRule, law: keyof typeof instruments): boolean =>
    one.source.instrument === instruments[law];
  return rules
    .filter(({ limit }) => limit.unit === 'd' || limit.unit === 'wd')
    .filter((one) => {
      const { amount, unit } = one.limit;
      if (inLaw(one, 'penalty')) return (unit === 'wd') !== [2, 3, 5, 7].includes(amount);
      if (inLaw(one, 'coercion')) return (unit === 'wd') !== amount <= 10;
      if (inLaw(one, 'reconsideration')) return (unit === 'wd') !== [3, 5, 7, 10].includes(amount);
      if (inLaw(one, 'publication45') || inLaw(one, 'hearing')) return unit !== 'wd';
      return false;
    })
    .map(({ id }) => id);
}

describe('units of neighbouring laws (law.md §18.2)', () => {
  test('2, 3, 5, 7 days of 处罚法 and up to 10 of 强制法 are working days, longer ones are not', () => {
    expect(unitFaults(penaltyCaseRules)).toEqual([]);
  });

  test.each(['case-serve', 'fine-pay', 'enforce-demand', 'case-seize', 'hearing-chair', 'reconsider-answer'])(
    'a %s in the wrong unit is found',
    (id) => {
      const right = rule(id);
      const wrong: DeadlineRule = { ...right, limit: { ...right.limit, unit: right.limit.unit === 'wd' ? 'd' : 'wd' } };
      expect(unitFaults([wrong])).toEqual([id]);
    },
  );

  test('the same 15 on the same day: calendar days to pay, working days to close', () => {
    const started = day('2026-09-20');
    expect(computeDeadline(rule('fine-pay'), clock(rule('fine-pay'), started), chinaCalendar).due).toBe('2026-10-08');
    expect(computeDeadline(rule('case-close'), clock(rule('case-close'), started), chinaCalendar).due).toBe(
      '2026-10-16',
    );
  });
});

describe('the bare three days of order 310', () => {
  const book = createRuleBook('test', [...workedRules, ...threeDayRules('wd', '51')]);

  test('a province that counts working days says so, and only it', () => {
    expect(book.get('crime-approve', TODAY, '510502').limit.unit).toBe('wd');
    expect(book.get('crime-approve', TODAY, '530102').limit.unit).toBe('d');
  });

  test.each(threeDayRules('wd', '51').flatMap((one) => one.examples.map((example) => ({ one, example, id: one.id }))))(
    '$id in working days: $example.startedOn',
    ({ one, example }) => {
      const deadline = computeDeadline(one, clock(one, day(example.startedOn)), chinaCalendar);
      expect(deadline).toMatchObject({ due: example.due, unrolled: example.due });
    },
  );

  test('a day due in the holidays is met before them', () => {
    const approve = rule('crime-approve');
    const deadline = computeDeadline(approve, clock(approve, day('2026-09-29')), chinaCalendar);
    expect(safeDay(deadline, chinaCalendar)).toBe('2026-09-30');
  });
});

test('the local rule on discipline transfers binds its own city only', () => {
  expect(ruleBook.find('disc-local-15wd', TODAY, '530502')?.limit).toEqual({ amount: 15, unit: 'wd' });
  expect(ruleBook.find('disc-local-15wd', TODAY, '510502')).toBeUndefined();
  expect(ruleBook.find('disc-local-15wd', TODAY, '530102')).toBeUndefined();
});

test('public notice: 60 days until 2022-10-31, 30 from the day after', () => {
  expect(rule('case-serve-public', day('2022-10-31')).limit.amount).toBe(60);
  expect(rule('case-serve-public', day('2022-11-01')).limit.amount).toBe(30);
});

test('a seizure is to be lifted or extended before the holiday in which it runs out', () => {
  const seize = rule('case-seize');
  const deadline = computeDeadline(seize, clock(seize, day('2026-09-01')), chinaCalendar);
  expect(deadline).toMatchObject({ due: '2026-10-08', unrolled: '2026-10-01' });
  expect(safeDay(deadline, chinaCalendar)).toBe('2026-09-30');
});

describe('for any day of start', () => {
  const start = fc
    .integer({ min: toEpochDay(day('2022-11-01')), max: toEpochDay(day('2026-06-30')) })
    .map(fromEpochDay);
  const some = fc.constantFrom(...penaltyCaseRules.filter(({ effectiveTo }) => effectiveTo === null));
  const inDays = some.filter(({ limit }) => limit.unit === 'wd' || limit.unit === 'd');
  const pauseAt = (kind: string, from: PlainDate, offset: number, length: number): Pause => ({
    kind,
    from: addDays(from, offset),
    to: addDays(from, offset + length),
    document: '文',
  });

  test('a limit in working days never ends on a day off, nor does one that rolls forward', () => {
    fc.assert(
      fc.property(some, start, (one, startedOn) => {
        const { due } = computeDeadline(one, clock(one, startedOn), chinaCalendar);
        if (one.limit.unit === 'wd' || one.rollForward) expect(chinaCalendar.works(due), one.id).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('more time never ends earlier, and a mere term or a limit in hours is never granted more', () => {
    fc.assert(
      fc.property(some, start, fc.integer({ min: 1, max: 60 }), (one, startedOn, amount) => {
        const more = one.extension?.limit ?? (one.further && { amount, unit: one.limit.unit });
        if (more === undefined) return;
        expect(one.expects === 'term' || one.limit.unit === 'h', one.id).toBe(false);
        const plain = computeDeadline(one, clock(one, startedOn), chinaCalendar);
        const extensions = [{ on: startedOn, limit: more, approver: '负责人', reason: '试' }];
        const longer = computeDeadline(one, clock(one, startedOn, { extensions }), chinaCalendar);
        expect(longer.unrolled > plain.unrolled, one.id).toBe(true);
        expect(longer.due >= plain.due, one.id).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('time that the rule leaves out moves the end, any other pause does nothing', () => {
    const kind = fc.constantFrom(...Object.keys(pauseNames));
    fc.assert(
      fc.property(inDays, start, kind, fc.integer({ min: 10, max: 40 }), (one, startedOn, asked, length) => {
        const plain = computeDeadline(one, clock(one, startedOn), chinaCalendar);
        const pauses = [pauseAt(asked, startedOn, 1, length)];
        const paused = computeDeadline(one, clock(one, startedOn, { pauses }), chinaCalendar);
        if (!one.pauses.includes(asked)) expect(paused, one.id).toEqual(plain);
        else if (one.limit.unit === 'd') expect(paused.unrolled, one.id).toBe(addDays(plain.unrolled, length + 1));
        else expect(paused.due > plain.due, one.id).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('the safe day is a working day and never after the due day', () => {
    fc.assert(
      fc.property(inDays, start, (one, startedOn) => {
        const deadline = computeDeadline(one, clock(one, startedOn), chinaCalendar);
        const safe = safeDay(deadline, chinaCalendar);
        expect(chinaCalendar.works(safe) && safe <= deadline.due, one.id).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
