import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { owedOn } from './settlement.ts';
import { decision, fine, SMALL, servedOn5th } from './testing/deciding.ts';
import {
  crimeReport,
  paid,
  receivedByPolice,
  sentToPolice,
  servedOn16th,
  service,
  toPolice,
} from './testing/finishing.ts';
import { filed, refused, type Step, staff, story } from './testing/story.ts';
import { crimeStateOf } from './transfer-state.ts';

const { officer, partner, head, otherHead, intake } = staff;
const reported = story([filed(), ['2026-06-08', officer, 'report-crime', crimeReport]]);
const approve = (day: string): Step => [
  day,
  head,
  'approve-crime-transfer',
  { capacity: 'principal', document: '审批1' },
];
const send = (day: string, more: JsonObject = {}): Step => [day, officer, 'send-to-police', toPolice(more)];
const received = story([filed(), ...receivedByPolice('2026-06-08')]);
const refusal: Step = ['2026-06-10', officer, 'police-refused', { number: '不立案1号', reason: '没有犯罪事实' }];
const notFiled = story([refusal], received);
const policeFile: Step = ['2026-06-10', officer, 'police-filed', { number: '立案1号' }];
const handOver = (measures: readonly string[] = []): Step => [
  '2026-06-12',
  officer,
  'hand-over-goods',
  { number: '物移1', receipt: '交接1', receiver: '李警官', list: ['商品一批'], measures: [...measures] },
];
const back: Step = ['2026-06-15', head, 'back-to-case', { document: '恢复1', reason: '公安机关不予立案' }];

describe('to the police', () => {
  test('three days to approve, twenty-four hours to send', () => {
    expect(reported.clocks['crime-approve']).toMatchObject({ rule: 'crime-approve', due: '2026-06-11' });
    const approved = story([approve('2026-06-11')], reported);
    expect(approved.clocks['crime-approve']?.endedOn).toBe('2026-06-11');
    expect(approved.clocks['crime-send']).toMatchObject({ rule: 'crime-send', due: '2026-06-12' });
    const sent = story([send('2026-06-12')], approved);
    expect([sent.state, sent.clocks['crime-send']?.endedOn]).toEqual(['transferring', '2026-06-12']);
  });

  test('a team of two, a head who did not report, not sent before approval', () => {
    const lone = { ...crimeReport, team: [officer.personId, officer.personId] };
    expect(refused(story([filed()]), ['2026-06-08', officer, 'report-crime', lone])).toBe('case.report-crime.team');
    expect(refused(reported, ['2026-06-08', partner, 'report-crime', crimeReport])).toBe('case.report-crime.open');
    expect(refused(reported, send('2026-06-09'))).toBe('case.send-to-police.stage');
    const both = { ...reported, facts: { ...reported.facts, transfer: { state: 'reported', by: head.personId } } };
    expect(refused(both, approve('2026-06-09'))).toBe('case.approve-crime-transfer.other-person');
    expect(refused(story([filed()]), approve('2026-06-09'))).toBe('case.approve-crime-transfer.stage');
  });

  test('refused with reasons, and reported again with new facts', () => {
    const no: Step = ['2026-06-09', otherHead, 'refuse-crime-transfer', { capacity: 'acting', reason: '未达追诉标准' }];
    const matter = story([no], reported);
    expect(matter.clocks['crime-approve']?.endedOn).toBe('2026-06-09');
    expect(refused(matter, no)).toBe('case.refuse-crime-transfer.stage');
    expect(refused(matter, ['2026-06-10', officer, 'report-crime', crimeReport])).toBeNull();
    const own = { ...reported, facts: { ...reported.facts, transfer: { state: 'reported', by: otherHead.personId } } };
    expect(refused(own, no)).toBe('case.refuse-crime-transfer.other-person');
  });

  test('with the papers of the law', () => {
    const approved = story([approve('2026-06-09')], reported);
    expect(refused(approved, send('2026-06-10', { papers: [{ kind: 'letter', name: '移送书', copies: 1 }] }))).toBe(
      'case.send-to-police.papers',
    );
  });

  test('what the police have is awaited and never our breach', () => {
    expect(received.clocks.police).toMatchObject({ rule: 'police-decide', due: '2026-06-11' });
    const economic = story([
      filed(),
      ['2026-06-08', officer, 'report-crime', { ...crimeReport, economic: true }],
      approve('2026-06-08'),
      send('2026-06-08'),
      ['2026-06-08', officer, 'police-received', { document: '回执1' }],
    ]);
    expect(economic.clocks.police?.rule).toBe('police-decide-econ');
    expect(refused(received, ['2026-06-09', officer, 'police-received', { document: '回执2' }])).toBe(
      'case.police-received.stage',
    );
  });

  test('the time to decide stands only with its document', () => {
    const paused = story([filed(), ...receivedByPolice('2026-06-08', { suspension: '审批10' })]);
    expect([received.clocks.decide?.paused, paused.clocks.decide?.paused]).toEqual([false, true]);
    const again = story([refusal, back], paused);
    expect(again.clocks.decide?.pauses).toEqual([
      { kind: 'suspension', from: '2026-06-08', to: '2026-06-15', document: '审批10' },
    ]);
  });
});

describe('they file it', () => {
  const matter = story([policeFile], received);

  test('goods are handed over in three days, all of them', () => {
    expect(matter.clocks.handover).toMatchObject({ rule: 'crime-handover', due: '2026-06-15' });
    expect(refused(received, handOver())).toBe('case.hand-over-goods.stage');
    const held = { m1: { kind: 'seize', rule: 'case-seize', clock: 'seize:m1', on: '2026-06-05', left: { '1': 3 } } };
    const holding = { ...matter, facts: { ...matter.facts, held } };
    expect(refused(holding, handOver())).toBe('case.hand-over-goods.all');
    const gone = story([handOver(['m1'])], holding);
    expect(gone.facts.held).toMatchObject({ m1: { left: {}, end: 'handed-over', endedOn: '2026-06-12' } });
  });

  test('then the case is to be closed as transferred', () => {
    const done = story([handOver()], matter);
    expect([done.state, done.clocks.decide?.endedOn]).toEqual(['closable', '2026-06-12']);
    const closing: readonly Step[] = [
      ['2026-06-15', officer, 'request-closing', { ground: 'K4', summary: '已移送。' }],
      ['2026-06-16', head, 'close', { ground: 'K4' }],
    ];
    const closed = story(closing, done);
    expect(closed.state).toBe('closed');
    const again = story(
      [['2026-09-01', head, 'reverse-transfer', { by: 'procuratorate', document: '检察意见1' }]],
      closed,
    );
    expect([again.state, again.closedOn, again.clocks.decide?.startedOn]).toEqual([
      'investigating',
      null,
      '2026-09-01',
    ]);
    expect(
      refused({ ...again, state: 'closable' }, [
        '2026-09-02',
        head,
        'reverse-transfer',
        { by: 'court', document: '1' },
      ]),
    ).toBe('case.reverse-transfer.stage');
  });

  test('a penalty imposed before goes on, and its fine is set off against the court’s', () => {
    const sent = story([...servedOn16th(), ...receivedByPolice('2026-06-22')]);
    expect(sent.state).toBe('transferring');
    const done = story(
      [
        ['2026-06-23', officer, 'police-filed', { number: '立案1' }],
        ['2026-06-24', officer, 'hand-over-goods', handOver()[3] ?? {}],
      ],
      sent,
    );
    expect(done.state).toBe('performing');
    const sentence: Step = [
      '2026-12-01',
      officer,
      'record-sentence',
      { document: '判决1', court: '法院', fineFen: 8_000_000 },
    ];
    const sentenced = story([sentence], done);
    expect(owedOn(sentenced, plainDate('2026-12-31')).total).toBe(0);
    expect(crimeStateOf(sentenced)).toEqual({ state: 'sentenced', courtFine: 8_000_000 });
    expect(refused(sentenced, sentence)).toBe('case.record-sentence.stage');
  });
});

describe('they do not', () => {
  const review = (day: string): Step => [day, head, 'ask-police-review', { number: '复议1', reason: '已达标准' }];
  const supervise = (day: string): Step => [
    day,
    head,
    'ask-supervision',
    { to: '检察院', number: '建议1', reason: '应当立案' },
  ];

  test('three days to ask the police for review, or the procuratorate', () => {
    expect(notFiled.clocks['review-police']).toMatchObject({ rule: 'crime-review', due: '2026-06-15' });
    expect(refused(notFiled, review('2026-06-15'))).toBeNull();
    expect(refused(notFiled, review('2026-06-16'))).toBe('case.ask-police-review.in-time');
    expect(refused(notFiled, supervise('2026-06-15'))).toBeNull();
    expect(refused(notFiled, supervise('2026-06-16'))).toBe('case.ask-supervision.in-time');
    expect(refused(received, review('2026-06-09'))).toBe('case.ask-police-review.stage');
    expect(refused(received, supervise('2026-06-09'))).toBe('case.ask-supervision.stage');
    expect(refused(received, back)).toBe('case.back-to-case.stage');
  });

  test('after an adverse review only the procuratorate is left', () => {
    const again = story([review('2026-06-11'), ['2026-06-12', officer, 'police-refused', refusal[3] ?? {}]], notFiled);
    expect(refused(again, review('2026-06-12'))).toBe('case.ask-police-review.in-time');
    const asked = story([supervise('2026-06-15')], again);
    expect(asked.clocks['police-answer']?.rule).toBe('crime-supervise-explain');
    expect(
      story([['2026-06-25', officer, 'police-filed', { number: '立案2' }]], asked).clocks.handover?.startedOn,
    ).toBe('2026-06-25');
  });

  test('back to the case, where it stood', () => {
    const matter = story([back], notFiled);
    expect([matter.state, crimeStateOf(matter).state, matter.clocks.decide?.endedOn]).toEqual([
      'investigating',
      'none',
      null,
    ]);
  });
});

test('no fine is decided while a suspected crime is on its way', () => {
  const told = [...servedOn5th(fine(SMALL)), ['2026-06-15', officer, 'end-reply', {}] as const];
  const open = story([...told, ['2026-06-15', officer, 'report-crime', crimeReport]]);
  expect(refused(open, ['2026-06-16', head, 'decide', decision(fine(SMALL))])).toBe('case.decide.crime-first');
  const warning = { ...fine(SMALL), penalties: [{ kind: 'warning', citation: '第一条' }] };
  expect(refused(open, ['2026-06-16', head, 'decide', decision(warning)])).not.toBe('case.decide.crime-first');
});

test('a decision is served while the case is with the police', () => {
  const matter = story([
    ...servedOn5th(fine(SMALL)),
    ['2026-06-15', officer, 'end-reply', {}],
    ['2026-06-15', head, 'decide', decision(fine(SMALL))],
    ...sentToPolice('2026-06-16'),
  ]);
  expect(story([['2026-06-17', officer, 'serve', service('2026-06-17')]], matter).state).toBe('transferring');
});

test('a clue goes to the discipline organ without moving the case', () => {
  const refer: Step = [
    '2026-06-26',
    head,
    'refer',
    { target: 'discipline', to: '区纪委监委', number: '移1', text: '公职人员线索' },
  ];
  const matter = story([refer, refer], story(paid));
  expect(matter.state).toBe('closable');
  expect(Object.keys(matter.facts.referrals as JsonObject)).toEqual(['f1', 'f2']);
  expect(refused(matter, ['2026-06-26', intake, 'refer', refer[3] ?? {}])).toBe('procedure.role');
});

test('the police answer only what they have', () => {
  const early = story([filed(), ...sentToPolice('2026-06-08')]);
  expect(refused(early, policeFile)).toBe('case.police-filed.stage');
  expect(refused(early, refusal)).toBe('case.police-refused.stage');
});
