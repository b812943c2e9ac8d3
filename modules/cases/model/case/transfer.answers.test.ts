import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../kernel/text.ts';
import { fine, reviewedBy, SMALL } from './testing/deciding.ts';
import { receivedByPolice, sentToPolice, servedOn16th } from './testing/finishing.ts';
import { filed, refused, type Step, staff, story } from './testing/story.ts';
import { transferOpen, transferState } from './transfer-state.ts';

const { officer, head, intake, stranger } = staff;
const received = story([filed(), ...receivedByPolice('2026-06-08')]);
const notFiled: Step = ['2026-06-10', officer, 'police-refused', { number: '不立案1号', reason: '没有犯罪事实' }];
const propose: Step = [
  '2026-06-11',
  head,
  'ask-supervision',
  { to: '江阳区人民检察院', number: '监督1号', reason: '符合立案标准' },
];
const answered = (result: string, on = '2026-06-18'): Step => [
  on,
  intake,
  'record-supervision',
  { result, document: '检察院复函1号' },
];
const back: Step = ['2026-06-19', head, 'back-to-case', { document: '恢复1', reason: '不立案' }];

describe('the procuratorate answers', () => {
  const asked = story([notFiled, propose], received);

  test('the police are told to file: fifteen days, awaited, and the case is not taken back meanwhile', () => {
    const ordered = story([answered('to-be-filed')], asked);
    expect(ordered.clocks['police-answer']).toMatchObject({
      rule: 'crime-supervise-file',
      due: '2026-07-03',
      expects: 'other-organ',
    });
    expect([transferState(ordered), transferOpen(ordered)]).toEqual(['filing-ordered', true]);
    expect(refused(ordered, back)).toBe('case.back-to-case.stage');
    const filedThen = story([['2026-06-26', officer, 'police-filed', { number: '立案1号' }]], ordered);
    expect([filedThen.clocks['police-answer']?.endedOn, filedThen.clocks.handover?.rule]).toEqual([
      '2026-06-26',
      'crime-handover',
    ]);
  });

  test('the reasons are accepted: back to us, and it is not proposed again', () => {
    const accepted = story([answered('rightly-refused', '2026-06-12')], asked);
    expect(refused(accepted, [...propose.slice(0, 3), propose[3]] as unknown as Step)).toBe(
      'case.ask-supervision.once',
    );
    expect(refused(accepted, back)).toBeNull();
    expect(refused(received, answered('to-be-filed'))).toBe('case.record-supervision.stage');
  });
});

describe('the police forward it', () => {
  const forward: Step = ['2026-06-09', officer, 'police-forwarded', { to: '龙马潭公安分局', document: '转送告知1号' }];

  test('within 24 hours, awaited; who has it then receives it and begins to examine it', () => {
    expect(received.clocks['police-forward']).toMatchObject({
      rule: 'police-forward',
      expects: 'other-organ',
      due: '2026-06-09',
    });
    const forwarded = story([forward], received);
    expect([transferState(forwarded), forwarded.clocks.police?.endedOn]).toEqual(['sent', '2026-06-09']);
    const again = story([['2026-06-10', officer, 'police-received', { document: '回执2' }]], forwarded);
    expect(again.clocks.police).toMatchObject({ startedOn: '2026-06-10', endedOn: null });
    expect(refused(story([notFiled], received), forward)).toBe('case.police-forwarded.stage');
  });
});

test('an economic crime: three bands, none of them ours', () => {
  const economic = story([
    filed(),
    ...receivedByPolice('2026-06-08').map(
      (step): Step => (step[2] === 'report-crime' ? [step[0], step[1], step[2], { ...step[3], economic: true }] : step),
    ),
  ]);
  const bands = ['police-start', 'police-usual', 'police'].map((clock) => economic.clocks[clock]);
  expect(bands.map((clock) => [clock?.due, clock?.expects])).toEqual([
    ['2026-06-11', 'other-organ'],
    ['2026-06-18', 'other-organ'],
    ['2026-07-08', 'other-organ'],
  ]);
  const over = story([notFiled], economic);
  expect(['police-start', 'police-usual', 'police'].map((clock) => over.clocks[clock]?.endedOn)).toEqual(
    Array(3).fill('2026-06-10'),
  );
});

describe('a penalty that was imposed before', () => {
  const sent = story([...servedOn16th(), ...sentToPolice('2026-06-22')]);
  const copy: Step = [
    '2026-06-23',
    officer,
    'copy-penalty',
    { document: '抄送函1号', to: '江阳公安分局', copiedTo: '江阳区人民检察院', holders: ['某品牌公司'] },
  ];

  test('is copied to police and procuratorate within ten days of the penalty', () => {
    expect(sent.clocks['penalty-copy']).toMatchObject({
      rule: 'crime-penalty-copy',
      startedOn: '2026-06-15',
      due: '2026-06-25',
      endedOn: null,
    });
    const copied = story([copy], sent);
    expect(copied.clocks['penalty-copy']?.endedOn).toBe('2026-06-23');
    expect(refused(copied, copy)).toBe('case.copy-penalty.due');
    expect(refused(sent, ['2026-06-23', stranger, 'copy-penalty', copy[3] ?? {}])).toBe('case.handlers');
  });

  test('without one nothing is copied', () => {
    expect(received.clocks['penalty-copy']).toBeUndefined();
    expect(refused(received, copy)).toBe('case.copy-penalty.due');
  });
});

describe('another department', () => {
  const refer = (target = 'department'): Step => [
    '2026-06-03',
    head,
    'refer',
    { target, to: '江阳区农业农村局', number: '移函1号', text: '属农业投入品经营，移送处理。' },
  ];
  const handOff = (body: JsonObject = {}, on = '2026-06-04'): Step => [
    on,
    head,
    'hand-off',
    { referral: 'f1', document: '审批11', reason: '不属本机关管辖', ...body },
  ];
  const answer = (result: string, on = '2026-06-05'): Step => [
    on,
    intake,
    'referral-answered',
    { referral: 'f1', result, document: '复函1号' },
  ];

  test.each([
    ['investigating', [filed()]],
    ['reviewed', reviewedBy(fine(SMALL))],
  ] as const)('takes over a case that is %s, and ours is closed as transferred', (_state, steps) => {
    const before = story([...steps, refer()]);
    const matter = story([handOff()], before);
    expect([matter.state, matter.clocks.decide?.endedOn, matter.clocks.close?.endedOn]).toEqual([
      'closable',
      '2026-06-04',
      null,
    ]);
    const ask = (ground: string): Step => ['2026-06-05', officer, 'request-closing', { ground, summary: '已移送。' }];
    expect(refused(matter, ask('K1'))).toBe('case.request-closing.ground');
    const closed = story([ask('K4'), ['2026-06-08', head, 'close', { ground: 'K4' }]], matter);
    expect(closed.state).toBe('closed');
  });

  test('only after it was referred there, by a head of another hand, before any decision', () => {
    expect(refused(story([filed()]), handOff())).toBe('case.hand-off.referred');
    expect(refused(story([filed(), refer('discipline')]), handOff())).toBe('case.hand-off.referred');
    const both = story([filed(), refer(), refer('discipline')]);
    expect(refused(both, handOff({ referral: 'f2' }))).toBe('case.hand-off.referral');
    expect(refused(story([answer('returned')], both), handOff())).toBe('case.hand-off.referral');
    expect(refused(story([...servedOn16th(), ['2026-06-17', head, 'refer', refer()[3] ?? {}]]), handOff())).toBe(
      'procedure.state',
    );
  });

  test('gives it back: it is investigated again, and not closed as transferred', () => {
    const returned = story([filed(), refer(), handOff(), answer('returned')]);
    expect(refused(returned, ['2026-06-08', officer, 'request-closing', { ground: 'K4', summary: '移送' }])).toBe(
      'case.request-closing.ground',
    );
    const again = story([['2026-06-08', head, 'reopen', { document: '重启1', reason: '退回' }]], returned);
    expect([again.state, again.facts.handedOff, again.facts.earlier]).toEqual(['investigating', undefined, undefined]);
    expect(again.clocks.decide).toMatchObject({ startedOn: '2026-06-08', endedOn: null });
  });

  test('a discipline organ says within five working days whose it is, awaited', () => {
    const matter = story([filed(), refer('discipline')]);
    expect(matter.clocks['refer:f1']).toMatchObject({
      rule: 'disc-forward',
      due: '2026-06-10',
      expects: 'other-organ',
    });
    expect(story([answer('accepted')], matter).clocks['refer:f1']?.endedOn).toBe('2026-06-05');
    expect(refused(story([answer('accepted')], matter), answer('returned'))).toBe('case.referral-answered.referral');
  });
});
