import { expect, test } from 'vitest';
import { complaint } from './complaint.ts';
import { go, staff, walk } from './testing/journey.ts';

const { countyIntake, officer, cityIntake, countyHead } = staff;

/** 令121 has no transition clause: the edition in force on the day of acceptance governs (law.md §18.1). */
test('accepted 2026-04-14, mediation has 45 working days; accepted a day later, 60 days', () => {
  const received = walk(complaint, [countyIntake, 'receive', '2026-04-13']);
  const old = go(complaint, received, [officer, 'accept', '2026-04-14']).clocks.mediate;
  const current = go(complaint, received, [officer, 'accept', '2026-04-15']).clocks.mediate;
  expect([old?.version, old?.due]).toEqual(['2020-01-01', '2026-06-18']);
  expect([current?.version, current?.unrolled, current?.due]).toEqual(['2026-04-15', '2026-06-14', '2026-06-15']);
});

test('the decision to accept has seven working days and ends on the day it is made', () => {
  const received = walk(complaint, [countyIntake, 'receive', '2026-09-24']);
  expect(received.clocks.accept?.due).toBe('2026-10-12');
  const accepted = go(complaint, received, [officer, 'accept', '2026-10-09']);
  expect(accepted.clocks.accept?.endedOn).toBe('2026-10-09');
});

test('the seven days restart where another bureau receives it, and go on inside one bureau', () => {
  const hub = walk(
    complaint,
    [cityIntake, 'receive', '2026-09-01'],
    [cityIntake, 'assign', '2026-09-04', { to: '510502' }],
  );
  expect(hub.clocks.accept?.startedOn).toBe('2026-09-04');
  const own = walk(
    complaint,
    [countyIntake, 'receive', '2026-09-01'],
    [countyIntake, 'assign', '2026-09-04', { to: '510502' }],
  );
  expect(own.clocks.accept?.startedOn).toBe('2026-09-01');
  const station = go(complaint, own, [countyHead, 'entrust', '2026-09-07', { to: '510502003' }]);
  expect([station.handlingCode, station.clocks.accept?.startedOn]).toEqual(['510502003', '2026-09-01']);
});

test('testing time and recusal do not count, with their document', () => {
  const resumed = walk(
    complaint,
    [countyIntake, 'receive', '2026-05-06'],
    [officer, 'accept', '2026-05-06'],
    [officer, 'suspend', '2026-05-20', { kind: 'testing', document: '检测委托书〔2026〕13号' }],
    [officer, 'resume', '2026-05-29'],
  );
  expect(resumed.state).toBe('accepted');
  expect(resumed.clocks.mediate?.due).toBe('2026-07-15');
  expect(resumed.clocks.mediate?.pauses).toEqual([
    { kind: 'testing', from: '2026-05-20', to: '2026-05-29', document: '检测委托书〔2026〕13号' },
  ]);
});
