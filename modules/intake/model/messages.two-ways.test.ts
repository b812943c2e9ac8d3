import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../kernel/plain-date.ts';
import type { ActingAs } from '../../../platform/procedure/types.ts';
import { clue } from './clue.ts';
import { complaint } from './complaint.ts';
import { MESSAGES_A_DAY, messagesLeft, unreadOf } from './messages.ts';
import { report } from './report.ts';
import { act, go, refused, staff, walk } from './testing/journey.ts';

/** The account that takes in what citizens send. */
const door: ActingAs = { ...staff.cityIntake, roles: ['system'] };

describe.each([clue, report, complaint])('$id: the talk by receipt code', (procedure) => {
  const filed = walk(procedure, [door, 'receive', '2026-07-06']);

  test('a message of the person is unread until the office answers or marks it', () => {
    const written = go(
      procedure,
      filed,
      [door, 'reporter-writes', '2026-07-06'],
      [door, 'reporter-writes', '2026-07-07'],
    );
    expect(unreadOf(written.facts)).toBe(2);
    expect(written.state).toBe(filed.state);
    expect(written.clocks).toEqual(filed.clocks);
    const answered = act(procedure, written, staff.cityIntake, 'ask-reporter', '2026-07-07');
    expect(unreadOf(answered.facts)).toBe(0);
    expect('unreadFromReporter' in answered.facts).toBe(false);
    const marked = act(procedure, written, staff.cityIntake, 'read-messages', '2026-07-07');
    expect(unreadOf(marked.facts)).toBe(0);
    expect(refused(procedure, marked, staff.cityIntake, 'read-messages', '2026-07-07')).toBe(
      `${procedure.id}.read-messages.unread`,
    );
  });

  test('no word of a message becomes a fact of the matter', () => {
    const written = act(procedure, filed, door, 'reporter-writes', '2026-07-06', { text: '绝密的一句话' });
    expect(JSON.stringify(written)).not.toContain('绝密的一句话');
  });

  test('each side may send so many a day, and again on the next', () => {
    let matter = filed;
    for (let count = 0; count < MESSAGES_A_DAY; count += 1) {
      expect(messagesLeft(matter, plainDate('2026-07-06'))).toBe(MESSAGES_A_DAY - count);
      matter = go(
        procedure,
        matter,
        [door, 'reporter-writes', '2026-07-06'],
        [staff.cityIntake, 'ask-reporter', '2026-07-06'],
      );
    }
    for (const [by, verb] of [
      [door, 'reporter-writes'],
      [staff.cityIntake, 'ask-reporter'],
    ] as const) {
      expect(refused(procedure, matter, by, verb, '2026-07-06')).toBe(`${procedure.id}.${verb}.too-many`);
      expect(refused(procedure, matter, by, verb, '2026-07-07')).toBeNull();
    }
    expect(messagesLeft(matter, plainDate('2026-07-06'))).toBe(0);
  });

  test('the office is not let talk into the void: without a receipt code nobody could read it', () => {
    const letter = walk(procedure, [
      staff.cityIntake,
      'receive',
      '2026-07-06',
      { title: '来信', text: '来信内容', channel: 'letter' },
    ]);
    expect(refused(procedure, letter, staff.cityIntake, 'ask-reporter', '2026-07-06')).toBe(
      `${procedure.id}.ask-reporter.no-receipt`,
    );
  });

  test('an empty, an endless and a broken text are refused', () => {
    const body = procedure.verbs['reporter-writes']?.body;
    for (const text of ['', ' \n', '长'.repeat(2_001), 'a\u0000b', 'x\ud800'])
      expect(body?.safeParse({ text }).success).toBe(false);
    expect(body?.safeParse({ text: '长'.repeat(2_000) }).success).toBe(true);
  });

  test('nobody writes once it is closed, and no officer writes in the name of the person', () => {
    const voided = act(procedure, filed, staff.cityIntake, 'void', '2026-07-06');
    expect(refused(procedure, voided, door, 'reporter-writes', '2026-07-06')).toBe('procedure.state');
    expect(refused(procedure, filed, staff.cityIntake, 'reporter-writes', '2026-07-06')).toBe('procedure.role');
  });
});
