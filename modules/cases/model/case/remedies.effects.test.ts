import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { cellsOf } from '../../../../platform/procedure/fold.ts';
import type { CountedIn } from '../../../../platform/procedure/types.ts';
import { penaltyCase } from './case.ts';
import { publicationOn } from './publication.ts';
import { imposedOf, owedOn } from './settlement.ts';
import { decision, fine, SMALL } from './testing/deciding.ts';
import {
  archived,
  closed,
  outcome,
  paid,
  publication,
  reconsideration,
  servedOn16th,
  service,
  suit,
} from './testing/finishing.ts';
import { refused, type Step, staff, story } from './testing/story.ts';

const { officer, head, reviewer, intake } = staff;
const served = story([...servedOn16th(), ['2026-06-17', officer, 'publish', publication()]]);
const asked: Step = ['2026-07-06', officer, 'record-reconsideration', reconsideration];
const pending = story([asked], served);
const end = (how: string, more = {}, day = '2026-08-03', remedy = 'x1'): Step => [
  day,
  reviewer,
  'record-remedy-outcome',
  outcome(how, more, remedy),
];
const sumOf = (measure: string, matter = served): number =>
  [...cellsOf(penaltyCase, matter).values()]
    .filter((cell: CountedIn) => cell.measure === `case.${measure}` && cell.campaign === '')
    .reduce((sum, cell) => sum + (cell.amount === 0 ? cell.n : cell.amount), 0);

test('a reconsideration: the organ decides in sixty days, we answer in ten working days', () => {
  expect(pending.clocks.x1).toMatchObject({ rule: 'reconsider-decide', due: '2026-09-04' });
  expect(pending.clocks['x1:answer']).toMatchObject({ rule: 'reconsider-answer', due: '2026-07-20' });
  expect(pending.clocks.reconsider?.endedOn).toBe('2026-07-06');
  const answer: Step = ['2026-07-10', reviewer, 'answer-reconsideration', { remedy: 'x1', document: '答复书1号' }];
  const answered = story([answer], pending);
  expect(answered.clocks['x1:answer']?.endedOn).toBe('2026-07-10');
  expect(refused(answered, answer)).toBe('case.answer-reconsideration.pending');
  const summary = story(
    [['2026-07-06', officer, 'record-reconsideration', { ...reconsideration, procedure: 'summary' }]],
    served,
  );
  expect(summary.clocks['x1:answer']?.rule).toBe('reconsider-answer-summary');
});

test('one at a time, against a decision that was served', () => {
  expect(refused(pending, ['2026-07-07', officer, 'record-suit', suit])).toBe('case.record-suit.one-at-a-time');
  expect(refused(pending, asked)).toBe('case.record-reconsideration.one-at-a-time');
  const unserved = { ...served, facts: { ...served.facts, service: {} } };
  expect(refused(unserved, asked)).toBe('case.remedy.decided');
  expect(refused(pending, end('upheld', {}, '2026-08-03', 'x2'))).toBe('case.record-remedy-outcome.pending');
});

test('upheld: the decision stands and fifteen days for a suit begin; withdrawn: they do not', () => {
  const upheld = story([end('upheld')], pending);
  expect([imposedOf(upheld)?.summary.fineFen, publicationOn(upheld, plainDate('2026-08-03')).state]).toEqual([
    SMALL * 100,
    'shown',
  ]);
  expect(upheld.clocks.litigate).toMatchObject({
    rule: 'litigate-apply-after-review',
    due: '2026-08-18',
    endedOn: null,
  });
  expect(story([end('withdrawn')], pending).clocks.litigate?.endedOn).toBe('2026-07-06');
});

describe('changed', () => {
  const milder = { penalties: [{ kind: 'fine', fen: 2_000_000, citation: '第十三条' }] };
  const changed = story([end('changed', milder)], pending);

  test('what is owed and counted is what is imposed now; it is payable anew', () => {
    expect(owedOn(changed, plainDate('2026-08-18'))).toMatchObject({ fine: 2_000_000, total: 2_000_000 });
    expect(changed.clocks.pay).toMatchObject({ startedOn: '2026-08-03', due: '2026-08-18' });
    expect([sumOf('imposed', pending), sumOf('imposed', changed)]).toEqual([5_000_000, 2_000_000]);
  });

  test('what was published comes down in three working days and is published again', () => {
    expect(changed.clocks.withdraw).toMatchObject({ rule: 'publish-withdraw', due: '2026-08-06' });
    const withdrawn = story(
      [['2026-08-06', officer, 'withdraw-publication', { ground: 'changed', document: '撤回1', reason: '决定变更' }]],
      changed,
    );
    expect(withdrawn.clocks.withdraw?.endedOn).toBe('2026-08-06');
    expect(withdrawn.clocks.publish).toMatchObject({ startedOn: '2026-08-06', endedOn: null });
    expect(
      publicationOn(story([['2026-08-07', officer, 'publish', publication()]], withdrawn), plainDate('2026-08-07'))
        .state,
    ).toBe('shown');
  });

  test('never heavier, and with its penalties', () => {
    const heavier = { penalties: [{ kind: 'fine', fen: 6_000_000, citation: '第十三条' }] };
    expect(refused(pending, end('changed', heavier))).toBe('case.record-remedy-outcome.not-heavier');
    expect(refused(pending, end('changed'))).toBe('case.record-remedy-outcome.penalties');
    expect(refused(pending, end('upheld', milder))).toBe('case.record-remedy-outcome.penalties');
  });

  test('what was paid before counts, and the rest is given back', () => {
    const matter = story([
      ...paid,
      ['2026-07-06', officer, 'record-reconsideration', reconsideration],
      end('changed', milder),
    ]);
    expect([matter.state, owedOn(matter, plainDate('2026-08-03')).excess]).toEqual(['performing', 3_000_000]);
  });
});

describe.each(['annulled', 'void', 'ordered-anew'])('%s', (how) => {
  const matter = story([end(how)], pending);

  test('nothing is owed, nothing is counted, and what is published must come down', () => {
    expect([matter.state, imposedOf(matter), owedOn(matter, plainDate('2026-09-01')).total]).toEqual([
      'closable',
      null,
      0,
    ]);
    expect([sumOf('decided', matter), sumOf('imposed', matter)]).toEqual([0, 0]);
    expect(matter.clocks.withdraw).toMatchObject({ due: '2026-08-06', endedOn: null });
    expect(matter.clocks.pay?.endedOn).toBe('2026-08-03');
  });

  test('a new investigation begins its own ninety days and keeps nothing of the old notice', () => {
    const reopened = story([['2026-08-05', head, 'reopen', { document: '重启1', reason: '重新调查' }]], matter);
    expect([reopened.state, reopened.clocks.decide?.startedOn]).toEqual(['investigating', '2026-08-05']);
    expect(reopened.facts.decision).toBeUndefined();
    expect(refused(reopened, ['2026-08-06', head, 'decide', decision(fine(SMALL))])).toBe('procedure.state');
  });
});

test('a decision that stands is not reopened', () => {
  const matter = story(paid);
  expect(refused(matter, ['2026-07-01', head, 'reopen', { document: '1', reason: '1' }])).toBe('case.reopen.annulled');
});

test('what was paid under an annulled decision is given back', () => {
  const matter = story([...paid, asked, end('annulled')]);
  expect(owedOn(matter, plainDate('2026-08-03')).excess).toBe(SMALL * 100);
});

test('found unlawful it stands, but is no longer shown', () => {
  const matter = story([end('illegal')], pending);
  expect([imposedOf(matter)?.summary.fineFen, matter.clocks.withdraw?.endedOn]).toEqual([SMALL * 100, null]);
  const down: Step = [
    '2026-08-04',
    officer,
    'withdraw-publication',
    { ground: 'unlawful', document: '撤回1', reason: '确认违法' },
  ];
  expect(refused(story([down], matter), ['2026-08-05', officer, 'publish', publication()])).toBe('case.publish.due');
});

test('the authority revokes its own decision by a head who does not handle the case', () => {
  const revoke: Step = ['2026-07-01', head, 'revoke-decision', { document: '撤销1', reason: '事实有误' }];
  const matter = story([revoke], served);
  expect([matter.state, imposedOf(matter)]).toEqual(['closable', null]);
  expect(refused(matter, revoke)).toBe('case.revoke-decision.stands');
  expect(refused(served, ['2026-07-01', { ...officer, roles: ['head'] }, 'revoke-decision', revoke[3] ?? {}])).toBe(
    'case.not-handlers',
  );
});

test('a suit on a closed case leaves it closed until it is won', () => {
  const sued = story([...closed, ['2026-11-02', officer, 'record-suit', suit]]);
  expect([sued.state, sumOf('closed', sued)]).toEqual(['closed', 1]);
  expect(story([end('upheld', {}, '2027-01-04')], sued).state).toBe('closed');
  const won = story([end('annulled', {}, '2027-01-04')], sued);
  expect([won.state, won.closedOn, sumOf('closed', won)]).toEqual(['closable', null, 0]);
  expect(story(archived).state).toBe('archived');
});

test('the new decision is served and counted in its own right', () => {
  const again = story(
    [
      ['2026-08-05', head, 'reopen', { document: '重启1', reason: '重新调查' }],
      ['2026-08-06', officer, 'report', fine(SMALL / 2)],
      ['2026-08-06', officer, 'submit-review', { grounds: [] }],
      ['2026-08-07', staff.stranger, 'case-review', { result: 'pass', opinion: '同意' }],
      ['2026-08-07', head, 'approve-proposal', {}],
      [
        '2026-08-07',
        officer,
        'notify',
        { number: '江阳市监罚告〔2026〕9号', hearing: false, facts: '…', reasons: '…' },
      ],
      ['2026-08-10', officer, 'record-notice-delivery', { method: 'direct', evidence: '送达回证' }],
      ['2026-08-18', officer, 'end-reply', {}],
      ['2026-08-18', head, 'decide', decision(fine(SMALL / 2))],
      ['2026-08-19', officer, 'serve', service('2026-08-19')],
      [
        '2026-08-20',
        intake,
        'record-payment',
        { receipt: 'P7', paidOn: '2026-08-20', parts: [{ towards: 'fine', fen: 2_500_000 }] },
      ],
    ],
    story([end('ordered-anew')], pending),
  );
  expect([again.state, sumOf('imposed', again)]).toEqual(['closable', 2_500_000]);
});
