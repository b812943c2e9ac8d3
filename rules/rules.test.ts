import { describe, expect, test } from 'vitest';
import type { ClockInput } from '../kernel/deadline.ts';
import { computeDeadline } from '../kernel/deadline-engine.ts';
import { isPlainDate } from '../kernel/plain-date.ts';
import { chinaCalendar, pauseNames, workedRules } from './index.ts';
import { day, pauseOf, type RuleExample, type WorkedRule } from './worked-rule.ts';

function clockOf(rule: WorkedRule, example: RuleExample): ClockInput {
  return {
    rule: rule.id,
    version: rule.effectiveFrom,
    startedOn: day(example.startedOn),
    startedAt: example.startedAt ?? `${example.startedOn}T01:00:00Z`,
    pauses: (example.pauses ?? []).map(pauseOf),
    extensions: example.extensions ?? [],
    endedOn: null,
  };
}

const cases = workedRules.flatMap((rule) =>
  rule.examples.map((example) => ({ rule, example, name: `${rule.id} ${rule.effectiveFrom}` })),
);

describe('worked examples', () => {
  test.each(cases)('$name: $example.startedOn $example.note', ({ rule, example }) => {
    const deadline = computeDeadline(rule, clockOf(rule, example), chinaCalendar);
    expect({ due: deadline.due, unrolled: deadline.unrolled, provisional: deadline.provisional }).toEqual({
      due: example.due,
      unrolled: example.unrolled ?? example.due,
      provisional: example.provisional ?? false,
    });
    if (example.dueAt !== undefined) expect(deadline.dueAt).toBe(example.dueAt);
    expect(example.startedOn >= rule.effectiveFrom).toBe(true);
    expect(rule.effectiveTo === null || example.startedOn <= rule.effectiveTo).toBe(true);
  });
});

describe('rules are well formed', () => {
  test.each(workedRules.map((rule) => [`${rule.id} ${rule.effectiveFrom}`, rule] as const))('%s', (_, rule) => {
    expect(isPlainDate(rule.effectiveFrom)).toBe(true);
    expect(rule.effectiveTo === null || (isPlainDate(rule.effectiveTo) && rule.effectiveTo >= rule.effectiveFrom)).toBe(
      true,
    );
    expect(rule.limit.amount).toBeGreaterThan(0);
    for (const kind of rule.pauses) expect(pauseNames).toHaveProperty(kind);
  });

  test('id and first day name one edition, and editions of one place do not overlap', () => {
    for (const rule of workedRules) {
      const others = workedRules.filter((other) => other !== rule && other.id === rule.id);
      expect(others.filter((other) => other.effectiveFrom === rule.effectiveFrom)).toEqual([]);
      const clashes = others.filter(
        (other) =>
          other.jurisdiction === rule.jurisdiction &&
          other.effectiveFrom <= (rule.effectiveTo ?? '9999-12-31') &&
          rule.effectiveFrom <= (other.effectiveTo ?? '9999-12-31'),
      );
      expect(clashes).toEqual([]);
    }
  });
});
