import { expect, it } from 'vitest';
import { traceDeadline } from '../../../kernel/deadline-engine.ts';
import { plainDate } from '../../../kernel/plain-date.ts';
import type { ClockTrace } from '../../../modules/intake/contract.ts';
import { chinaCalendar, ruleBook } from '../../../rules/index.ts';
import { monthsOf } from './months.ts';

function trace(startedOn: string, due: string): ClockTrace {
  const rule = ruleBook.find('complaint-accept', plainDate(startedOn), '510500');
  if (rule === undefined) throw new Error('no rule');
  const clock = {
    rule: rule.id,
    version: rule.effectiveFrom,
    startedOn: plainDate(startedOn),
    startedAt: `${startedOn}T00:00:00Z`,
    endedOn: null,
    pauses: [],
    extensions: [],
  };
  const days = traceDeadline(rule, clock, chinaCalendar).map((day) => ({ ...day }));
  return { clock: { startedOn, due } as ClockTrace['clock'], days };
}

it('puts each day of the count into its week, from Monday', () => {
  // The law's own worked example: over Mid-Autumn and National Day, with a make-up working Saturday.
  const months = monthsOf(trace('2026-09-24', '2026-10-12'));
  expect(months.map(({ first }) => first)).toEqual(['2026-09-01', '2026-10-01']);
  for (const { weeks } of months) for (const week of weeks) expect(week).toHaveLength(7);
  const cells = months.flatMap(({ weeks }) => weeks.flat()).filter((cell) => cell?.day !== undefined);
  const marks = Object.fromEntries(cells.map((cell) => [cell?.date, cell?.mark]));
  expect(marks['2026-09-24']).toBe('start');
  expect(marks['2026-09-25']).toBe('off');
  expect(marks['2026-10-01']).toBe('off');
  expect(marks['2026-10-10']).toBe('counted');
  expect(marks['2026-10-12']).toBe('due');
  expect(cells.filter((cell) => cell?.mark === 'counted' || cell?.mark === 'due')).toHaveLength(7);
});

it('stands under its weekday', () => {
  const [, october] = monthsOf(trace('2026-09-24', '2026-10-12'));
  // 1 October 2026 is a Thursday.
  expect(october?.weeks[0]?.map((cell) => cell?.date ?? null)).toEqual([
    null,
    null,
    null,
    '2026-10-01',
    '2026-10-02',
    '2026-10-03',
    '2026-10-04',
  ]);
});

it('leaves out weeks without any day of the count', () => {
  const [september] = monthsOf(trace('2026-09-24', '2026-10-12'));
  expect(september?.weeks[0]?.[0]?.date).toBe('2026-09-21');
});
