import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAppError } from '../../../kernel/error.ts';
import { isWithin } from '../../../kernel/region.ts';
import { errors } from '../errors.ts';
import { clue } from './clue.ts';
import { complaint } from './complaint.ts';
import { commonSuperior } from './dispute.ts';
import { report } from './report.ts';
import { act, go, refused, staff, walk } from './testing/journey.ts';

const { cityIntake, cityHead, countyIntake, officer, neighbourIntake } = staff;
const provinceHead = { ...cityHead, authority: '510000' as typeof cityHead.authority };
const otherCityHead = { ...cityHead, authority: '510600' as typeof cityHead.authority };

function codeOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
  return 'no error';
}

describe('the common upper authority (令121 art 33)', () => {
  test.each([
    ['510502', '510503', '510500'],
    ['510502003', '510503', '510500'],
    ['510502', '510603', '510000'],
    ['510500', '510600', '510000'],
    ['510502', '510600', '510000'],
    // 省直辖县级 and counties of a municipality: no city stands between.
    ['429004', '429005', '420000'],
    ['110101', '110102', '110000'],
    // Nothing to dispute with oneself, with who stands above or below; nobody here above two provinces.
    ['510502', '510500', null],
    ['510500', '510502', null],
    ['510502003', '510502', null],
    ['510502003', '510502004', null],
    ['510502', '520502', null],
  ])('of %s and %s is %s', (one, other, superior) => {
    expect(commonSuperior(one, other)).toBe(superior);
  });

  test('is the same from both sides, and stands above both', () => {
    const code = fc.constantFrom(
      '510000',
      '510500',
      '510600',
      '510502',
      '510503',
      '510603',
      '510502003',
      '520502',
      '429004',
    );
    fc.assert(
      fc.property(code, code, (one, other) => {
        const found = commonSuperior(one, other);
        expect(commonSuperior(other, one)).toBe(found);
        if (found !== null)
          expect([isWithin(one, found), isWithin(other, found), found === one]).toEqual([true, true, false]);
      }),
    );
  });
});

describe.each([
  [complaint, 'complaint-power-dispute'],
  [report, 'complaint-power-dispute'],
  [clue, 'case-jurisdiction-dispute'],
] as const)('a dispute over a $id', (procedure, rule) => {
  const assigned = walk(
    procedure,
    [cityIntake, 'receive', '2026-07-01'],
    [cityIntake, 'assign', '2026-07-01', { to: '510502' }],
  );
  const disputed = act(procedure, assigned, countyIntake, 'dispute-jurisdiction', '2026-07-01');

  test('has seven working days to be agreed on, while the own limit runs on', () => {
    expect(disputed.state).toBe('disputed');
    expect(disputed.clocks.dispute).toMatchObject({ rule, due: '2026-07-10', endedOn: null });
    const { dispute: _, ...others } = disputed.clocks;
    expect(others).toEqual(assigned.clocks);
  });

  test('is agreed: the handling authority goes on where it was', () => {
    const settled = act(procedure, disputed, countyIntake, 'settle-dispute', '2026-07-03');
    expect([settled.state, settled.clocks.dispute?.endedOn, 'dispute' in settled.facts]).toEqual([
      'assigned',
      '2026-07-03',
      false,
    ]);
    const back = act(procedure, disputed, countyIntake, 'return', '2026-07-03');
    expect([back.state, back.handlingCode, back.clocks.dispute?.endedOn]).toEqual(['received', '510500', '2026-07-03']);
  });

  test('is decided by the lowest authority above both, and by nobody else', () => {
    expect(refused(procedure, disputed, cityHead, 'designate', '2026-07-02')).toBeNull();
    expect(refused(procedure, disputed, provinceHead, 'designate', '2026-07-02')).toBe(
      `${procedure.id}.designate.common-superior`,
    );
    for (const nobody of [staff.countyHead, otherCityHead])
      expect(refused(procedure, disputed, nobody, 'designate', '2026-07-02')).toBe('procedure.place');
    expect(refused(procedure, disputed, cityIntake, 'designate', '2026-07-02')).toBe('procedure.role');
    const wide = act(procedure, assigned, countyIntake, 'dispute-jurisdiction', '2026-07-01', {
      with: '510603',
      reason: '实际经营地在外市',
    });
    expect(refused(procedure, wide, cityHead, 'designate', '2026-07-02')).toBe(
      `${procedure.id}.designate.common-superior`,
    );
    expect(
      act(procedure, wide, provinceHead, 'designate', '2026-07-02', { to: '510603', reason: '外市' }).handlingCode,
    ).toBe('510603');
  });

  test('what is designated stands: no second dispute, no return, no taking back', () => {
    const designated = act(procedure, disputed, cityHead, 'designate', '2026-07-06');
    expect([designated.state, designated.handlingCode, designated.clocks.dispute?.endedOn]).toEqual([
      'assigned',
      '510503',
      '2026-07-06',
    ]);
    for (const verb of ['dispute-jurisdiction', 'return'])
      expect(refused(procedure, designated, neighbourIntake, verb, '2026-07-07')).toBe(
        `${procedure.id}.${verb}.designated`,
      );
    expect(refused(procedure, designated, cityIntake, 'recall', '2026-07-07')).toBe(
      `${procedure.id}.recall.designated`,
    );
    // The only limit that counts from receipt by an authority with power is the one for accepting a complaint.
    const clock = procedure.id === 'complaint' ? 'accept' : 'verify';
    expect(designated.clocks[clock]?.startedOn).toBe(procedure.id === 'complaint' ? '2026-07-06' : '2026-07-01');
    const confirmed = act(procedure, disputed, cityHead, 'designate', '2026-07-06', {
      to: '510502',
      reason: '经营地在甲区',
    });
    expect(confirmed.clocks[clock]?.startedOn).toBe('2026-07-01');
  });

  test('where nobody stands above both it is refused, with the way out', () => {
    for (const other of ['520502', '510500', '510502003']) {
      const raise = () =>
        act(procedure, assigned, countyIntake, 'dispute-jurisdiction', '2026-07-01', { with: other, reason: '无权' });
      expect(codeOf(raise)).toBe('intake.dispute.no-common-superior');
    }
    for (const to of ['510500', '510603'])
      expect(codeOf(() => act(procedure, disputed, cityHead, 'designate', '2026-07-02', { to, reason: '误' }))).toBe(
        'intake.designate.outside',
      );
    expect(errors['intake.dispute.no-common-superior'].status).toBe(422);
  });

  test('nothing else moves it on meanwhile', () => {
    for (const verb of ['accept', 'assign', 'reassign', 'claim', 'clear', 'transfer', 'reject'])
      if (verb in procedure.verbs)
        for (const someone of [officer, countyIntake, cityHead])
          expect(refused(procedure, disputed, someone, verb, '2026-07-02')).toBe('procedure.state');
  });
});

test('taking back: only by who assigned it, only before anybody took it up', () => {
  const assigned = walk(
    clue,
    [cityIntake, 'receive', '2026-07-01'],
    [cityIntake, 'assign', '2026-07-01', { to: '510502' }],
  );
  const taken = act(clue, assigned, cityIntake, 'recall', '2026-07-01');
  expect([taken.state, taken.handlingCode, taken.clocks.verify?.startedOn]).toEqual([
    'received',
    '510500',
    '2026-07-01',
  ]);
  expect(refused(clue, assigned, countyIntake, 'recall', '2026-07-01')).toBe('clue.recall.sender');
  expect(refused(clue, act(clue, assigned, officer, 'claim', '2026-07-01'), cityIntake, 'recall', '2026-07-01')).toBe(
    'clue.recall.sender',
  );
  const accepted = go(clue, assigned, [officer, 'accept', '2026-07-01']);
  expect(refused(clue, accepted, cityIntake, 'recall', '2026-07-01')).toBe('procedure.state');
});
