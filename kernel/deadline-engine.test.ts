import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClockInput, DeadlineRule, Limit, WorkCalendar } from './deadline.ts';
import { computeDeadline, deadlineState, traceDeadline } from './deadline-engine.ts';
import { addMonths, fromEpochDay, isoWeekday, type PlainDate, toEpochDay } from './plain-date.ts';
import { createWorkCalendar } from './work-calendar.ts';

const day = (value: string): PlainDate => value as PlainDate;

/** A small invented country: some holidays, some worked Saturdays, 2020–2026 loaded and 2027 not. */
const calendar = createWorkCalendar(
  [2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => ({
    year,
    notice: { title: 'test', number: null, confidence: 'S' },
    off: [
      '01-01',
      '02-15',
      '02-16',
      '02-17',
      '05-01',
      '05-02',
      '05-03',
      '10-01',
      '10-02',
      '10-03',
      '10-04',
      '10-05',
    ].map((date) => ({ date: `${year}-${date}`, name: { zh: '节日', en: 'holiday' } })),
    work: [6, 13, 20, 27]
      .map((n) => saturdayFrom(`${year}-02-${String(n).padStart(2, '0')}`))
      .filter((date) => !/02-1[567]/.test(date))
      .slice(0, 3),
  })),
);

function saturdayFrom(date: string): string {
  const start = toEpochDay(day(date));
  for (let index = 0; ; index += 1) {
    const candidate = fromEpochDay(start + index);
    if (isoWeekday(candidate) === 6) return candidate;
  }
}

const baseRule: DeadlineRule = {
  id: 'test',
  effectiveFrom: day('2020-01-01'),
  effectiveTo: null,
  jurisdiction: '',
  title: { zh: '试', en: 'test' },
  limit: { amount: 7, unit: 'wd' },
  extension: null,
  pauses: ['testing', 'recusal'],
  rollForward: false,
  source: { instrument: { zh: '试', en: 'test' }, article: null, confidence: 'M' },
};

function clock(startedOn: string, more: Partial<ClockInput> = {}): ClockInput {
  return {
    rule: 'test',
    version: baseRule.effectiveFrom,
    startedOn: day(startedOn),
    startedAt: `${startedOn}T02:00:00.000Z`,
    pauses: [],
    extensions: [],
    endedOn: null,
    ...more,
  };
}

const rule = (amount: number, unit: Limit['unit'], rollForward = false): DeadlineRule => ({
  ...baseRule,
  limit: { amount, unit },
  rollForward,
});

/**
 * The slow oracle: asks day by day, with dates as text, whether the day is inside a pause, works, counts.
 * It shares nothing with the engine but the calendar's `works` and `covers`.
 */
function oracle(
  asked: DeadlineRule,
  input: ClockInput,
  days: WorkCalendar,
  flaw: 'none' | 'no make-up' | 'start counted' = 'none',
) {
  const next = (date: PlainDate): PlainDate => fromEpochDay(toEpochDay(date) + 1);
  const works = (date: PlainDate): boolean =>
    flaw === 'no make-up' && days.kind(date) === 'make-up' ? false : days.works(date);
  const paused = (date: PlainDate): boolean =>
    input.pauses.some(
      (pause) => asked.pauses.includes(pause.kind) && pause.from <= date && date <= (pause.to ?? pause.from),
    );
  let provisional = false;
  function run(from: PlainDate, limit: Limit): PlainDate {
    const { amount, unit } = limit;
    let last = from;
    let left = amount;
    if (unit === 'h') left = Math.ceil(amount / 24);
    if (unit === 'mo' || unit === 'y') {
      left = toEpochDay(addMonths(from, unit === 'y' ? amount * 12 : amount)) - toEpochDay(from);
    }
    if (flaw === 'start counted' && left > 0) left -= 1;
    while (left > 0) {
      last = next(last);
      if (unit === 'wd' && !days.covers(last)) provisional = true;
      if (!paused(last) && (unit !== 'wd' || works(last))) left -= 1;
    }
    return last;
  }
  const { unit } = asked.limit;
  const same = input.extensions.filter((extension) => extension.limit.unit === unit);
  const amount = same.reduce((sum, extension) => sum + extension.limit.amount, asked.limit.amount);
  let last: PlainDate;
  const others = input.extensions.filter((extension) => extension.limit.unit !== unit);
  if (unit === 'h') {
    const instant = Date.parse(input.startedAt) + amount * 3_600_000;
    last = day(new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10));
  } else last = run(input.startedOn, { amount, unit });
  for (const extension of others) last = run(last, extension.limit);
  const unrolled = last;
  if (!days.covers(last)) provisional = true;
  if (asked.rollForward && (unit !== 'h' || others.length > 0)) {
    while (!works(last)) {
      last = next(last);
      if (!days.covers(last)) provisional = true;
    }
  }
  return { due: last, unrolled, provisional };
}

const first = toEpochDay(day('2020-01-01'));
const anyDay = fc.integer({ min: first, max: toEpochDay(day('2027-12-31')) }).map(fromEpochDay);
const anyLimit = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 90 }), unit: fc.constantFrom('wd' as const, 'd' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 18 }), unit: fc.constantFrom('mo' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 3 }), unit: fc.constantFrom('y' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 96 }), unit: fc.constantFrom('h' as const) }),
);
const anyCase = fc
  .record({
    startedOn: anyDay,
    limit: anyLimit,
    rollForward: fc.boolean(),
    pauses: fc.array(
      fc.record({
        kind: fc.constantFrom('testing', 'recusal', 'unknown-to-the-rule'),
        offset: fc.integer({ min: -20, max: 90 }),
        length: fc.integer({ min: 0, max: 40 }),
        running: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
    extensions: fc.array(anyLimit, { maxLength: 3 }),
    hour: fc.integer({ min: 0, max: 23 }),
  })
  .map(({ startedOn, limit, rollForward, pauses, extensions, hour }) => {
    const start = toEpochDay(startedOn);
    return {
      rule: rule(limit.amount, limit.unit, rollForward),
      clock: clock(startedOn, {
        startedAt: `${startedOn}T${String(hour).padStart(2, '0')}:30:00.000Z`,
        pauses: pauses.map(({ kind, offset, length, running }, index) => ({
          kind,
          from: fromEpochDay(start + offset),
          to: running ? null : fromEpochDay(start + offset + length),
          document: `文${index}`,
        })),
        extensions: extensions.map((given) => ({ on: startedOn, limit: given, approver: '负责人', reason: '试' })),
      }),
    };
  });

describe('against the day-by-day oracle', () => {
  test('due, unrolled and provisional agree for random rules, pauses and extensions', () => {
    fc.assert(
      fc.property(anyCase, ({ rule: asked, clock: input }) => {
        const { due, unrolled, provisional } = computeDeadline(asked, input, calendar);
        expect({ due, unrolled, provisional }).toEqual(oracle(asked, input, calendar));
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(['no make-up', 'start counted'] as const)('a wrong engine is caught: %s', (flaw) => {
    const seen = fc.check(
      fc.property(
        anyCase,
        ({ rule: asked, clock: input }) =>
          computeDeadline(asked, input, calendar).due === oracle(asked, input, calendar, flaw).due,
      ),
      { numRuns: 2_000 },
    );
    expect(seen.failed).toBe(true);
  });

  test('a plain calendar, wrapped, gives the same dates as the fast one', () => {
    const plain: WorkCalendar = {
      version: calendar.version,
      kind: (date) => calendar.kind(date),
      name: (date) => calendar.name(date),
      works: (date) => calendar.works(date),
      covers: (date) => calendar.covers(date),
    };
    fc.assert(
      fc.property(anyCase, ({ rule: asked, clock: input }) => {
        expect(computeDeadline(asked, input, plain)).toEqual(computeDeadline(asked, input, calendar));
      }),
      { numRuns: 100 },
    );
  });
});

describe('trace', () => {
  test('has every day once, ends on the due day, counts what the limit counts, and never lacks a reason', () => {
    fc.assert(
      fc.property(anyCase, ({ rule: asked, clock: input }) => {
        const { due } = computeDeadline(asked, input, calendar);
        const trace = traceDeadline(asked, input, calendar);
        expect(trace.at(-1)?.date).toBe(due);
        for (const [index, entry] of trace.entries()) {
          const before = trace[index - 1];
          if (before !== undefined) expect(toEpochDay(entry.date)).toBe(toEpochDay(before.date) + 1);
          expect(entry.note.zh.length * entry.note.en.length).toBeGreaterThan(0);
        }
        if ((asked.limit.unit === 'wd' || asked.limit.unit === 'd') && input.extensions.length === 0) {
          expect(trace.filter((entry) => entry.counted).length).toBe(asked.limit.amount);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('pauses', () => {
  const seven = rule(7, 'wd');

  test('two that overlap count once', () => {
    const pauses = [
      { kind: 'testing', from: day('2026-06-02'), to: day('2026-06-05'), document: '甲' },
      { kind: 'recusal', from: day('2026-06-04'), to: day('2026-06-08'), document: '乙' },
    ];
    expect(computeDeadline(seven, clock('2026-06-01', { pauses }), calendar).due).toBe('2026-06-17');
  });

  test('a running one says so, and shifts the date by its first day only', () => {
    const pauses = [{ kind: 'testing', from: day('2026-06-03'), to: null, document: '甲' }];
    const deadline = computeDeadline(seven, clock('2026-06-01', { pauses }), calendar);
    expect(deadline).toMatchObject({ due: '2026-06-11', paused: true });
    expect(deadlineState(deadline, clock('2026-06-01', { pauses }), day('2026-12-01'), 3, calendar)).toBe('open');
  });

  test('one that begins after the last day does not save a clock that has run out', () => {
    const pauses = [{ kind: 'testing', from: day('2026-06-11'), to: null, document: '甲' }];
    const input = clock('2026-06-01', { pauses });
    const deadline = computeDeadline(seven, input, calendar);
    expect(deadline).toMatchObject({ due: '2026-06-10', paused: false });
    expect(deadlineState(deadline, input, day('2026-06-12'), 3, calendar)).toBe('overdue');
  });

  test('months move by the calendar days of the pause', () => {
    const pauses = [{ kind: 'testing', from: day('2026-03-01'), to: day('2026-03-10'), document: '甲' }];
    expect(computeDeadline(rule(1, 'mo'), clock('2026-02-20', { pauses }), calendar).due).toBe('2026-03-30');
  });
});

describe('months and hours', () => {
  test('a month that has no such day ends on its last (民法典 art 202)', () => {
    expect(computeDeadline(rule(1, 'mo'), clock('2026-01-31'), calendar).due).toBe('2026-02-28');
    expect(computeDeadline(rule(1, 'y'), clock('2024-02-29'), calendar).due).toBe('2025-02-28');
  });

  test('hours run through nights and days off, and the legal day is that of China', () => {
    const input = clock('2026-09-30', { startedAt: '2026-09-30T15:00:00.000Z' });
    const deadline = computeDeadline(rule(24, 'h', true), input, calendar);
    expect(deadline).toMatchObject({ due: '2026-10-01', dueAt: '2026-10-01T15:00:00.000Z', unrolled: '2026-10-01' });
    const at = (instant: string) => deadlineState(deadline, input, day('2026-10-01'), 0, calendar, new Date(instant));
    expect(at('2026-10-01T15:00:00Z')).toBe('near');
    expect(at('2026-10-01T15:00:01Z')).toBe('overdue');
    const ended = { ...input, endedOn: day('2026-10-01') };
    expect(deadlineState(deadline, { ...ended, endedAt: '2026-10-01T15:00:01Z' }, day('2026-10-09'), 0, calendar)).toBe(
      'missed',
    );
    expect(deadlineState(deadline, { ...ended, endedAt: '2026-10-01T14:00:00Z' }, day('2026-10-09'), 0, calendar)).toBe(
      'met',
    );
    expect(deadlineState(deadline, ended, day('2026-10-09'), 0, calendar)).toBe('met');
  });
});

describe('a day that a document fixes', () => {
  const asked = { ...baseRule, limit: { amount: 2, unit: 'mo' } as Limit, rollForward: true };

  test('is due on that day, whatever the rule counts, pauses or rolls, and is certain', () => {
    const until = day('2027-05-01');
    const pauses = [{ kind: 'testing', from: day('2026-03-02'), to: null, document: 'd' }];
    const given = clock('2026-03-01', { until, pauses });
    expect(computeDeadline(asked, given, calendar)).toEqual({
      ...{ due: until, unrolled: until, dueAt: null, provisional: false, paused: false },
    });
    expect(traceDeadline(asked, given, calendar).map(({ date, note }) => [date, note.zh])).toEqual([
      [until, '文件载明的日期，期限届满'],
    ]);
  });

  test('is lengthened from that day on', () => {
    const extensions = [
      { on: day('2026-03-20'), limit: { amount: 1, unit: 'mo' } as Limit, approver: '某', reason: '某' },
    ];
    const given = clock('2026-03-01', { until: day('2026-03-31'), extensions });
    expect(computeDeadline({ ...asked, rollForward: false }, given, calendar).due).toBe('2026-04-30');
    expect(traceDeadline({ ...asked, rollForward: false }, given, calendar).at(-1)?.date).toBe('2026-04-30');
  });
});

describe('state', () => {
  const input = clock('2026-06-01');
  const deadline = computeDeadline(rule(7, 'wd'), input, calendar);
  const on = (today: string, endedOn: string | null = null) =>
    deadlineState(deadline, { ...input, endedOn: endedOn === null ? null : day(endedOn) }, day(today), 3, calendar);

  test.each([
    ['2026-06-01', null, 'open'],
    ['2026-06-04', null, 'open'],
    ['2026-06-05', null, 'near'],
    ['2026-06-10', null, 'near'],
    ['2026-06-11', null, 'overdue'],
    ['2026-07-01', '2026-06-10', 'met'],
    ['2026-07-01', '2026-06-11', 'missed'],
  ])('on %s, ended %s: %s (due 2026-06-10)', (today, endedOn, state) => {
    expect(on(today, endedOn)).toBe(state);
  });

  test.each(['2026-06-01', '2026-07-01'])('that fell away on %s is neither met nor missed', (fell) => {
    const dropped = { on: day(fell), basis: 'samr121.art44' };
    const clock = { ...input, endedOn: day(fell), dropped };
    expect(deadlineState(deadline, clock, day('2026-07-02'), 3, calendar)).toBe('dropped');
  });
});
