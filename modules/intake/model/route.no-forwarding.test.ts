import { describe, expect, test } from 'vitest';
import { isAppError } from '../../../kernel/error.ts';
import { errors } from '../errors.ts';
import { clue } from './clue.ts';
import { act, refused, staff, walk } from './testing/journey.ts';

const { cityIntake, cityHead, countyIntake, countyHead, officer, neighbourIntake, stationOfficer } = staff;

function codeOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
  return 'no error';
}

describe('a body without power returns the matter and does not forward it (令121 art 41)', () => {
  const assigned = walk(
    clue,
    [cityIntake, 'receive', '2026-07-06'],
    [cityIntake, 'assign', '2026-07-06', { to: '510502' }],
  );

  test('it cannot assign what was assigned to it', () => {
    expect(refused(clue, assigned, countyIntake, 'assign', '2026-07-07')).toBe('procedure.state');
    expect(refused(clue, assigned, countyIntake, 'reassign', '2026-07-07')).toBe('procedure.place');
  });

  test('it returns it to the sender, who assigns it elsewhere; the upper body may also reassign', () => {
    const returned = act(clue, assigned, countyIntake, 'return', '2026-07-07');
    expect([returned.state, returned.handlingCode]).toEqual(['received', '510500']);
    expect(returned.facts.returned).toMatchObject({ by: '510502', on: '2026-07-07' });
    const next = act(clue, returned, cityIntake, 'assign', '2026-07-08', { to: '510503' });
    expect(next.handlingCode).toBe('510503');
    expect(refused(clue, next, neighbourIntake, 'accept', '2026-07-08')).toBeNull();
    expect(act(clue, assigned, cityHead, 'reassign', '2026-07-08', { to: '510503' }).handlingCode).toBe('510503');
  });

  test('clue.return.sender: what a body registered itself has nobody to go back to', () => {
    const own = walk(
      clue,
      [countyIntake, 'receive', '2026-07-06'],
      [countyIntake, 'assign', '2026-07-06', { to: '510502' }],
    );
    expect(refused(clue, own, countyIntake, 'return', '2026-07-07')).toBe('clue.return.sender');
  });

  test.each(['510503', '510500', '510600', '520502'])('a county cannot assign to %s', (to) => {
    const own = walk(clue, [countyIntake, 'receive', '2026-07-06']);
    expect(codeOf(() => act(clue, own, countyIntake, 'assign', '2026-07-06', { to }))).toBe('intake.assign.outside');
    expect(errors['intake.assign.outside'].status).toBe(422);
  });

  test('a station of the bureau may be entrusted, another bureau’s may not', () => {
    const accepted = act(clue, assigned, officer, 'accept', '2026-07-07');
    const entrusted = act(clue, accepted, countyHead, 'entrust', '2026-07-07', { to: '510502003' });
    expect(refused(clue, entrusted, stationOfficer, 'claim', '2026-07-07')).toBeNull();
    expect(refused(clue, entrusted, officer, 'claim', '2026-07-07')).toBeNull();
    expect(codeOf(() => act(clue, accepted, countyHead, 'entrust', '2026-07-07', { to: '510503001' }))).toBe(
      'intake.entrust.not-own-station',
    );
  });

  test('clue.claim.unassigned: first come, first served', () => {
    const claimed = act(clue, assigned, officer, 'claim', '2026-07-07');
    expect(claimed.assignee).toBe(officer.personId);
    expect(refused(clue, claimed, officer, 'claim', '2026-07-07')).toBe('clue.claim.unassigned');
  });

  test('a code that is no authority is refused by the schema, not by a crash', () => {
    for (const to of ['000000', '51050', '510500003', '5105O2']) {
      expect(clue.verbs.assign?.body.safeParse({ to }).success).toBe(false);
    }
  });
});
