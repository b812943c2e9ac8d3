import { expect, test } from 'vitest';
import { plainDate } from '../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { enforcementWindow, owedOn } from './settlement.ts';
import { application, demanded, outcome, payment, reconsideration, servedOn16th, suit } from './testing/finishing.ts';
import { refused, type Step, staff, story } from './testing/story.ts';

const { officer, head, reviewer, intake } = staff;
const served = story(servedOn16th());
const apply = (day: string): Step => [day, head, 'apply-enforcement', application];
const court = (day: string, answer: string, more: JsonObject = {}): Step => [
  day,
  officer,
  'record-court',
  { answer, document: '（2027）川0502行审1号', ...more },
];
/** Demanded on 17 December: ten working days are over with the 31st. */
const ready = story([demanded('2026-12-17')], served);
const applied = story([apply('2027-01-04')], ready);

test('the demand comes when something is overdue, and its ten working days are the party’s', () => {
  expect(refused(served, demanded('2026-07-01'))).toBe('case.demand.overdue');
  const demand = story([demanded('2026-07-02')], served);
  expect(demand.clocks.demand).toMatchObject({ rule: 'enforce-demand', due: '2026-07-16' });
  const early: Step = [
    '2026-07-03',
    officer,
    'demand',
    { ...(demanded('2026-07-01')[3] as JsonObject), on: '2026-07-01' },
  ];
  expect(refused(served, early)).toBe('case.demand.overdue-then');
  const { receipt: _, ...unproven } = demanded('2026-07-02')[3] as JsonObject & { receipt: unknown };
  expect(refused(served, ['2026-07-02', officer, 'demand', unproven as JsonObject])).toBe('case.demand.proof');
  const future: Step = ['2026-07-02', officer, 'demand', { ...(demanded('2026-07-03')[3] as JsonObject) }];
  expect(refused(served, future)).toBe('case.demand.on-not-later');
});

test('the court is asked after the times for review and suit, within three months', () => {
  expect(enforcementWindow(served)).toEqual({ from: '2026-12-16', until: '2027-03-16' });
  const soon = story([demanded('2026-07-02')], served);
  expect(refused(soon, apply('2026-12-16'))).toBe('case.apply-enforcement.remedies-over');
  expect(refused(soon, apply('2026-12-17'))).toBeNull();
  expect(refused(soon, apply('2027-03-16'))).toBeNull();
  expect(refused(soon, apply('2027-03-17'))).toBe('case.apply-enforcement.lapsed');
});

test('not before the demand and its ten working days', () => {
  expect(refused(served, apply('2026-12-17'))).toBe('case.apply-enforcement.demanded');
  expect(refused(ready, apply('2026-12-31'))).toBe('case.apply-enforcement.demanded');
  expect(refused(ready, apply('2027-01-04'))).toBeNull();
  expect(refused(applied, apply('2027-01-05'))).toBe('case.apply-enforcement.once');
});

test('not while a remedy is pending or performance stopped; after a suit from its end', () => {
  const sued = story([['2026-12-10', officer, 'record-suit', suit], demanded('2026-12-17')], served);
  expect(refused(sued, apply('2027-01-04'))).toBe('case.apply-enforcement.remedies-over');
  const stop: Step = [
    '2026-12-18',
    officer,
    'stop-performance',
    { by: 'court', document: '裁定1', reason: '难以恢复' },
  ];
  expect(refused(served, stop)).toBe('case.stop-performance.remedy');
  const stopped = story([stop], sued);
  expect(refused(stopped, apply('2027-01-04'))).toBe('case.apply-enforcement.not-stopped');
  expect(refused(stopped, stop)).toBe('case.stop-performance.once');
  const go: Step = ['2026-12-21', officer, 'resume-performance', { document: '裁定2' }];
  expect(refused(sued, go)).toBe('case.resume-performance.stopped');
  const over = story([go, ['2027-02-01', reviewer, 'record-remedy-outcome', outcome('upheld')]], stopped);
  expect(enforcementWindow(over)).toMatchObject({ from: '2027-02-01' });
  expect(refused(over, apply('2027-02-02'))).toBeNull();
});

test('after a reconsideration the fifteen days for a suit come first', () => {
  const matter = story(
    [
      ['2026-07-06', officer, 'record-reconsideration', reconsideration],
      ['2026-09-01', reviewer, 'record-remedy-outcome', outcome('upheld')],
      demanded('2026-09-02'),
    ],
    served,
  );
  expect(enforcementWindow(matter)?.from).toBe('2026-09-16');
  expect(refused(matter, apply('2026-09-16'))).toBe('case.apply-enforcement.remedies-over');
  expect(refused(matter, apply('2026-09-17'))).toBeNull();
});

test('instalments push the window to their end', () => {
  const plan: Step = [
    '2026-06-29',
    head,
    'grant-deferral',
    { number: '延1', requestedOn: '2026-06-26', dueOn: '2027-01-15', reason: '困难' },
  ];
  const planned = story([plan], served);
  expect(enforcementWindow(planned)?.from).toBe('2027-01-15');
  expect(refused(planned, demanded('2027-01-15'))).toBe('case.demand.overdue');
  expect(refused(planned, demanded('2027-01-18'))).toBeNull();
});

test('an instalment that was missed may be demanded, one that is not due may not', () => {
  const parts = [
    { dueOn: '2026-07-31', fen: 2_000_000 },
    { dueOn: '2026-08-31', fen: 3_000_000 },
  ];
  const plan: Step = [
    '2026-06-29',
    head,
    'grant-instalments',
    { number: '分1', requestedOn: '2026-06-26', parts, reason: '困难' },
  ];
  const planned = story([plan], served);
  expect(refused(planned, demanded('2026-07-31'))).toBe('case.demand.overdue');
  expect(refused(planned, demanded('2026-08-03'))).toBeNull();
  const first = story([['2026-07-31', intake, 'record-payment', payment('2026-07-31', 20_000)]], planned);
  expect(refused(first, demanded('2026-08-31'))).toBe('case.demand.overdue');
  expect(refused(first, demanded('2026-09-01'))).toBeNull();
});

test('the court accepts, rules, enforces; what it ends is given up, and nothing else is', () => {
  expect(applied.clocks['court-accept']).toMatchObject({ rule: 'enforce-court-accept', endedOn: null });
  expect(refused(applied, court('2027-01-11', 'granted'))).toBe('case.record-court.order');
  const accepted = story([court('2027-01-11', 'accepted')], applied);
  expect(accepted.clocks['court-rule']?.rule).toBe('enforce-court-rule');
  expect(story([court('2027-01-11', 'accepted', { heard: true })], applied).clocks['court-rule']?.rule).toBe(
    'enforce-court-rule-heard',
  );
  const granted = story([court('2027-01-20', 'granted')], accepted);
  expect([granted.state, owedOn(granted, plainDate('2027-02-01')).total]).toEqual(['performing', 10_000_000]);
  const ended = story([court('2027-06-01', 'ended')], granted);
  expect(ended.state).toBe('closable');
  expect(
    refused(granted, [
      '2027-06-01',
      head,
      'grant-deferral',
      { number: '延1', requestedOn: '2027-06-01', dueOn: '2027-07-01', reason: '困难' },
    ]),
  ).toBe('case.grant-deferral.before-court');
});

test('a refusal may be reviewed by the upper court within fifteen days', () => {
  const refusedByCourt = story([court('2027-01-11', 'not-accepted')], applied);
  const ask = (day: string): Step => [
    day,
    head,
    'ask-court-review',
    { number: '复议申请1', court: '某市中级人民法院' },
  ];
  expect(refusedByCourt.clocks['court-review']?.due).toBe('2027-01-26');
  expect(refused(refusedByCourt, ask('2027-01-26'))).toBeNull();
  expect(refused(refusedByCourt, ask('2027-01-27'))).toBe('case.ask-court-review.in-time');
  expect(refused(applied, ask('2027-01-12'))).toBe('case.ask-court-review.refused');
  const reviewed = story([ask('2027-01-12'), court('2027-02-01', 'granted')], refusedByCourt);
  expect(reviewed.facts.performance).toMatchObject({ court: { state: 'granted' } });
});

test('suspended by the court it is given up after three years, by the court', () => {
  const matter = story(
    [court('2027-01-11', 'accepted'), court('2027-01-20', 'granted'), court('2027-03-01', 'suspended')],
    applied,
  );
  expect(matter.clocks['court-stop']?.rule).toBe('enforce-stop');
  expect(story([court('2027-04-01', 'enforced')], matter).clocks['court-stop']?.endedOn).toBe('2027-04-01');
});

test('while the case is with the police the fine waits', () => {
  const matter = { ...served, facts: { ...served.facts, transfer: { kind: 'crime', state: 'filed' } } };
  expect(refused(matter, demanded('2026-07-02'))).toBe('case.demand.no-transfer');
  expect(
    refused(
      story([['2026-07-01', intake, 'record-payment', payment('2026-07-01', 50_000)]], served),
      demanded('2026-07-02'),
    ),
  ).toBe('procedure.state');
});
