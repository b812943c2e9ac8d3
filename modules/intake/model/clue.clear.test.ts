import { describe, expect, test } from 'vitest';
import { clue } from './clue.ts';
import { act, go, refused, type Step, staff, walk } from './testing/journey.ts';

const { cityIntake, countyIntake, officer, countyHead } = staff;
const toVerifying: readonly Step[] = [
  [cityIntake, 'receive', '2026-07-06'],
  [cityIntake, 'screen', '2026-07-06'],
  [cityIntake, 'assign', '2026-07-06', { to: '510502' }],
  [officer, 'accept', '2026-07-07'],
  [officer, 'claim', '2026-07-07'],
  [officer, 'record-finding', '2026-07-08'],
];
const verifying = walk(clue, ...toVerifying);

describe('clue from receipt to clearing', () => {
  test('filed opens a case stub whose number is pending', () => {
    const filed = go(clue, verifying, [officer, 'file', '2026-07-10']);
    expect([filed.state, filed.clocks.verify?.endedOn]).toEqual(['concluded', null]);
    expect(filed.facts.case).toEqual({ cause: '未按规定明码标价', pending: true });
    const cleared = act(clue, filed, countyHead, 'clear', '2026-07-13');
    expect(cleared).toMatchObject({
      state: 'cleared',
      closedOn: '2026-07-13',
      assignee: officer.personId,
      channel: '12315',
      domain: 'price',
      title: '超市停车场多收停车费',
      facts: { outcome: 'filed', urgency: 'urgent', signs: ['disorder'], findings: 1, assignedBy: '510500' },
    });
    expect(cleared.clocks.verify).toMatchObject({ startedOn: '2026-07-06', due: '2026-07-27', endedOn: '2026-07-13' });
  });

  test.each([
    ['not-file', 'not-filed'],
    ['transfer', 'transferred'],
    ['no-power', 'no-power'],
    ['answer', 'answered'],
  ])('%s', (verb, outcome) => {
    const cleared = go(clue, verifying, [officer, verb, '2026-07-10'], [countyHead, 'clear', '2026-07-13']);
    expect(cleared.facts.outcome).toBe(outcome);
  });

  test('clue.clear.other-person: who concluded does not clear', () => {
    const concluded = act(clue, verifying, countyHead, 'answer', '2026-07-10');
    expect(refused(clue, concluded, countyHead, 'clear', '2026-07-10')).toBe('clue.clear.other-person');
    expect(refused(clue, concluded, countyIntake, 'clear', '2026-07-10')).toBeNull();
  });

  test.each(['file', 'not-file'])('clue.clear.head-decides: %s is for the head', (verb) => {
    const concluded = act(clue, verifying, officer, verb, '2026-07-10');
    expect(refused(clue, concluded, countyIntake, 'clear', '2026-07-10')).toBe('clue.clear.head-decides');
    expect(refused(clue, concluded, countyHead, 'clear', '2026-07-10')).toBeNull();
  });

  test('sent back, the conclusion is gone and the clock never stopped', () => {
    const back = go(clue, verifying, [officer, 'file', '2026-07-10'], [countyHead, 'send-back', '2026-07-13']);
    expect(back.state).toBe('verifying');
    for (const key of ['outcome', 'conclusion', 'case']) expect(back.facts).not.toHaveProperty(key);
    expect(back.clocks.verify).toEqual(verifying.clocks.verify);
  });
});

describe('clue.void.untouched: an import is undone only while nobody has worked', () => {
  const received = walk(clue, [cityIntake, 'receive', '2026-07-06']);
  const assigned = act(clue, received, cityIntake, 'assign', '2026-07-06');
  test.each([
    ['received', received],
    ['assigned', assigned],
  ])('%s: possible', (_, matter) => {
    const voided = act(clue, matter, cityIntake, 'void', '2026-07-07');
    expect([voided.state, voided.closedOn, voided.clocks.verify?.endedOn]).toEqual([
      'voided',
      '2026-07-07',
      '2026-07-07',
    ]);
  });
  test('screened: refused', () => {
    const screened = act(clue, received, cityIntake, 'screen', '2026-07-06');
    expect(refused(clue, screened, cityIntake, 'void', '2026-07-07')).toBe('clue.void.untouched');
  });
});
