import { expect, test } from 'vitest';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { demandedOn } from './enforce.ts';
import { mustComeDown, publicationOn } from './publication.ts';
import { dutiesLeft, owedOn, plansOf } from './settlement.ts';
import { fine, SMALL } from './testing/deciding.ts';
import {
  crimeReport,
  demanded,
  outcome,
  paid,
  publication,
  receivedByPolice,
  reconsideration,
  servedOn16th,
} from './testing/finishing.ts';
import { refused, type Step, staff, story } from './testing/story.ts';

/** A decision that fell leaves nothing behind: neither on the next decision, nor without a way on. */

const { officer, head, reviewer, stranger } = staff;
const published: Step = ['2026-06-17', officer, 'publish', publication()];
const revoke = (on: string): Step => [on, head, 'revoke-decision', { document: '撤销1', reason: '事实有误' }];
const reopen = (on: string): Step => [on, head, 'reopen', { document: '重启1', reason: '重新调查' }];
const down = (on: string): Step => [
  on,
  officer,
  'withdraw-publication',
  { ground: 'annulled', document: '撤回1', reason: '决定已撤销' },
];

test('what was published of an annulled decision comes down in every state that the new one goes through', () => {
  let matter = story([...servedOn16th(), published, revoke('2026-07-01'), reopen('2026-07-02')]);
  const on: readonly Step[] = [
    ['2026-07-03', officer, 'report', fine(SMALL / 2)],
    ['2026-07-03', officer, 'submit-review', { grounds: [] }],
    ['2026-07-06', stranger, 'case-review', { result: 'pass', opinion: '同意' }],
  ];
  for (const step of on) {
    matter = story([step], matter);
    expect([mustComeDown(matter), refused(matter, down('2026-07-06'))]).toEqual([true, null]);
  }
  expect(publicationOn(story([down('2026-07-06')], matter), plainDate('2026-07-06')).state).toBe('withdrawn');
});

test('a filing is not withdrawn while its decision of before is shown, its money kept, its crime under way', () => {
  const withdraw: Step = [
    '2026-07-03',
    head,
    'withdraw-filing',
    { kind: 'condition', text: '不符合', document: '撤1' },
  ];
  const shown = story([...servedOn16th(), published, revoke('2026-07-01'), reopen('2026-07-02')]);
  expect(refused(shown, withdraw)).toBe('case.withdraw-filing.undone');
  expect(refused(story([down('2026-07-03')], shown), withdraw)).toBeNull();
  const taken = story([...paid, revoke('2026-07-01'), reopen('2026-07-02'), down('2026-07-02')]);
  expect(owedOn(taken, plainDate('2026-07-03')).excess).toBe(SMALL * 100);
  expect(refused(taken, withdraw)).toBe('case.withdraw-filing.undone');
  const suspected = story([...servedOn16th(), revoke('2026-07-01'), reopen('2026-07-02')]);
  expect(refused(story([['2026-07-03', officer, 'report-crime', crimeReport]], suspected), withdraw)).toBe(
    'case.withdraw-filing.transfer',
  );
});

test('the outcome of a remedy never falls on a decision that nobody asked about', () => {
  const asked = story([
    ...servedOn16th(),
    ['2026-06-29', officer, 'record-reconsideration', reconsideration],
    revoke('2026-07-01'),
  ]);
  expect(refused(asked, reopen('2026-07-02'))).toBe('case.reopen.remedies');
  const milder = { penalties: [{ kind: 'fine', fen: 100, citation: '第十三条' }] };
  expect(refused(asked, ['2026-07-02', reviewer, 'record-remedy-outcome', outcome('changed', milder)])).toBe(
    'case.record-remedy-outcome.stands',
  );
  const over = story([['2026-07-02', reviewer, 'record-remedy-outcome', outcome('withdrawn')]], asked);
  expect(refused(over, reopen('2026-07-03'))).toBeNull();
});

test('plans, demands and duties of a decision that fell are not those of the next one', () => {
  const plan: Step = [
    '2026-06-17',
    head,
    'grant-deferral',
    { number: '延1', requestedOn: '2026-06-17', dueOn: '2026-06-24', reason: '困难' },
  ];
  const matter = story([...servedOn16th(), plan, demanded('2026-07-03'), revoke('2026-07-06'), reopen('2026-07-07')]);
  expect([plansOf(matter), demandedOn(matter), dutiesLeft(matter)]).toEqual([[], null, []]);
  const money = story([...paid, revoke('2026-07-01'), reopen('2026-07-02')]);
  expect(owedOn(money, plainDate('2026-07-02')).excess).toBe(SMALL * 100);
});

test('a decision revoked while the police have the case: given back it is closed, or decided anew', () => {
  const away = story([...servedOn16th(), ...receivedByPolice('2026-06-18'), revoke('2026-06-19')]);
  expect([away.state, refused(away, reopen('2026-06-22'))]).toEqual(['transferring', 'procedure.state']);
  const back = story(
    [
      ['2026-06-22', officer, 'police-refused', { number: '不立1', reason: '没有犯罪事实' }],
      ['2026-06-23', head, 'back-to-case', { document: '恢复1', reason: '不立案' }],
    ],
    away,
  );
  expect([back.state, back.clocks.close?.endedOn, back.clocks.decide?.endedOn]).toEqual([
    'closable',
    null,
    '2026-06-15',
  ]);
  expect(refused(back, reopen('2026-06-24'))).toBeNull();
});
