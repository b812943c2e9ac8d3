import { describe, expect, test } from 'vitest';
import { clue } from './clue.ts';
import { complaint } from './complaint.ts';
import { report } from './report.ts';
import { examples } from './testing/examples.ts';
import { act, staff, walk } from './testing/journey.ts';

const { countyIntake, officer } = staff;

/** The rule that refuses it, or null. */
function ruleOf(attempt: () => unknown): string | null {
  try {
    attempt();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe.each([clue, report, complaint])('$id: what happened lies not in the future', (procedure) => {
  const receive = (change: object) => () =>
    walk(procedure, [countyIntake, 'receive', '2026-07-06', { ...examples[procedure.id]?.receive, ...change }]);

  test.each([
    ['occurredOn', '2026-07-06', null],
    ['occurredOn', '2026-07-07', 'occurredOn'],
    ['occurredOn', '9999-12-31', 'occurredOn'],
  ])('%s %s', (key, day, refused) => {
    expect(ruleOf(receive({ [key]: day }))).toBe(
      refused === null ? null : `${procedure.id}.receive.${refused}-not-later`,
    );
  });

  test('the date of an incoming document', () => {
    expect(ruleOf(receive({ incoming: { documentDate: '2026-07-06' } }))).toBeNull();
    expect(ruleOf(receive({ incoming: { documentDate: '2026-07-07' } }))).toBe(
      `${procedure.id}.receive.incoming.documentDate-not-later`,
    );
    expect(ruleOf(receive({ incoming: { sender: '某机关' } }))).toBeNull();
  });

  test('a correction', () => {
    const received = receive({})();
    const correct = (occurredOn: string) => () =>
      act(procedure, received, countyIntake, 'correct', '2026-07-08', { reason: '日期有误', occurredOn });
    expect(ruleOf(correct('2026-07-08'))).toBeNull();
    expect(ruleOf(correct('2026-07-09'))).toBe(`${procedure.id}.correct.occurredOn-not-later`);
  });

  test('a finding, a mediation', () => {
    const working = act(procedure, receive({})(), officer, 'accept', '2026-07-07');
    const verb = procedure.id === 'complaint' ? 'record-mediation' : 'record-finding';
    const record = (on: string) => () =>
      act(procedure, working, officer, verb, '2026-07-08', { ...examples[procedure.id]?.[verb], on });
    expect(ruleOf(record('2026-07-08'))).toBeNull();
    expect(ruleOf(record('2026-07-09'))).toBe(`${procedure.id}.${verb}.on-not-later`);
  });

  test('every rule says so in both languages', () => {
    for (const verb of Object.values(procedure.verbs))
      for (const { rule, text } of verb.says ?? []) {
        expect(rule.startsWith(`${procedure.id}.`)).toBe(true);
        expect(text.zh).toMatch(/\p{Script=Han}/u);
        expect(text.en).not.toMatch(/\p{Script=Han}/u);
      }
  });
});
