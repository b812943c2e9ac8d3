import { describe, expect, test } from 'vitest';
import { clue } from './clue.ts';
import { act, go, refused, staff, walk } from './testing/journey.ts';

const { countyIntake, officer, countyHead, otherHead } = staff;
const verifying = walk(clue, [countyIntake, 'receive', '2026-03-02'], [officer, 'accept', '2026-03-03']);
const asked = act(clue, verifying, officer, 'request-extension', '2026-03-18');

describe('clue.extend', () => {
  test('15 working days, and 15 more from the head', () => {
    expect(verifying.clocks.verify?.due).toBe('2026-03-23');
    const extended = act(clue, asked, countyHead, 'extend', '2026-03-20');
    expect(extended.clocks.verify?.due).toBe('2026-04-14');
    expect(extended.clocks.verify?.extensions).toEqual([
      { on: '2026-03-20', limit: { amount: 15, unit: 'wd' }, approver: countyHead.personId, reason: '需异地协查' },
    ]);
    expect(extended.facts.extensionRequest).toBeUndefined();
  });

  test('clue.extend.requested: nobody asked', () => {
    expect(refused(clue, verifying, countyHead, 'extend', '2026-03-18')).toBe('clue.extend.requested');
    expect(refused(clue, verifying, countyHead, 'refuse-extension', '2026-03-18')).toBe('clue.extend.requested');
  });

  test('clue.extend.other-person: not by who asked, and not by a head standing in for who asked', () => {
    const both = { ...countyHead, roles: ['officer', 'head'] };
    const own = act(clue, verifying, both, 'request-extension', '2026-03-18');
    expect(refused(clue, own, both, 'extend', '2026-03-18')).toBe('clue.extend.other-person');
    expect(refused(clue, own, { ...otherHead, onBehalfOf: both.personId }, 'extend', '2026-03-18')).toBe(
      'clue.extend.other-person',
    );
    expect(refused(clue, own, otherHead, 'extend', '2026-03-18')).toBeNull();
  });

  test('clue.extend.once', () => {
    const extended = act(clue, asked, countyHead, 'extend', '2026-03-20');
    expect(refused(clue, extended, officer, 'request-extension', '2026-04-01')).toBe('clue.request-extension.once');
    const forced = { ...extended, facts: asked.facts };
    expect(refused(clue, forced, countyHead, 'extend', '2026-04-01')).toBe('clue.extend.once');
  });

  test('clue.extend.in-time: on the last day still, the day after no more', () => {
    expect(refused(clue, asked, countyHead, 'extend', '2026-03-23')).toBeNull();
    expect(refused(clue, asked, countyHead, 'extend', '2026-03-24')).toBe('clue.extend.in-time');
    expect(refused(clue, verifying, officer, 'request-extension', '2026-03-24')).toBe('clue.request-extension.in-time');
  });

  test('a refused request can be made anew', () => {
    const refusedOnce = go(clue, asked, [countyHead, 'refuse-extension', '2026-03-19']);
    expect(refused(clue, asked, officer, 'request-extension', '2026-03-19')).toBe('clue.request-extension.pending');
    expect(refused(clue, refusedOnce, officer, 'request-extension', '2026-03-19')).toBeNull();
  });

  test('testing time does not count', () => {
    const paused = act(clue, verifying, officer, 'pause', '2026-03-09');
    expect([paused.state, paused.clocks.verify?.paused]).toEqual(['paused', true]);
    const resumed = act(clue, paused, officer, 'resume', '2026-03-20');
    expect(resumed.clocks.verify).toMatchObject({ due: '2026-04-07', paused: false });
  });
});
