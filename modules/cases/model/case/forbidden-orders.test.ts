import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { obstaclesTo } from './decide.ts';
import { called, decision, discussion, fine, pass, SMALL, servedOn5th } from './testing/deciding.ts';
import {
  application,
  crimeReport,
  decidedOn15th,
  demanded,
  reconsideration,
  servedOn16th,
} from './testing/finishing.ts';
import { filed, refused, type Step, staff, story } from './testing/story.ts';

/** What the law forbids and the order of acts could hide: people who had a hand in it, late truths, goods gone too early. */

const { officer, partner, third, stranger, reviewer, head, otherHead, intake } = staff;
const licensed = (...people: readonly Step[1][]): JsonObject[] =>
  people.map(({ personId }, index) => ({ person: personId, licence: `川05020${index}` }));
const handOver = (on: string, ...people: readonly Step[1][]): Step => [
  on,
  head,
  'assign-officers',
  { officers: licensed(...people), reason: '工作调整' },
];

describe('who investigated neither reviews nor chairs nor decides, also after leaving the team', () => {
  const left = [handOver('2026-06-02', officer, third)] as const;

  test('review', () => {
    const matter = story([
      filed(),
      ...left,
      ['2026-06-02', officer, 'report', fine(SMALL)],
      ['2026-06-02', officer, 'submit-review', { grounds: [] }],
    ]);
    expect(refused(matter, ['2026-06-03', partner, 'case-review', pass])).toBe('case.not-handlers');
    expect(refused(matter, ['2026-06-03', stranger, 'case-review', pass])).toBeNull();
  });

  test('the bench and the table of a collective discussion', () => {
    const matter = story([...called.slice(0, -5), handOver('2026-06-15', officer, third)]);
    const bench = (chair: Step[1], recorder: Step[1]): Step => [
      '2026-06-15',
      head,
      'appoint-chair',
      { chair: chair.personId, recorder: recorder.personId },
    ];
    expect(refused(matter, bench(partner, stranger))).toBe('case.appoint-chair.not-of-the-team');
    expect(refused(matter, bench(reviewer, partner))).toBe('case.appoint-chair.not-of-the-team');
    expect(refused(matter, bench(reviewer, stranger))).toBeNull();
    const told = story([...servedOn5th(fine(SMALL)), handOver('2026-06-15', officer, third)]);
    const body = { ...discussion(fine(SMALL)), attendants: [head.personId, partner.personId] };
    expect(refused(told, ['2026-06-15', head, 'discuss', body])).toBe('case.discuss.not-of-the-team');
  });

  test('whoever comes back is of the team again, and who never left is not remembered', () => {
    const matter = story([filed(), ...left, handOver('2026-06-03', officer, partner)]);
    expect(matter.facts.formerOfficers).toEqual([partner.personId, third.personId]);
    expect(story([filed(), handOver('2026-06-02', partner, officer)]).facts.formerOfficers).toBeUndefined();
  });
});

describe('a recused person is let in by nobody', () => {
  const ask = (who: Step[1], by: Step[1] = officer): Step => [
    '2026-06-02',
    by,
    'ask-recusal',
    { person: who.personId, post: 'chair', ground: 'B1', askedBy: 'party', on: '2026-06-02', text: '系亲属。' },
  ];
  const recused = (who: Step[1]): readonly Step[] => [
    ask(who),
    ['2026-06-02', head, 'decide-recusal', { recusal: 'r1', result: 'recused', reason: '属实' }],
  ];

  test('as recorder, at the discussion, in the team that verifies a crime', () => {
    const [filing, ...rest] = called;
    const matter = story([filing as Step, ...recused(stranger), ...rest.slice(0, -5).map(later)]);
    expect(
      refused(matter, ['2026-06-15', head, 'appoint-chair', { chair: reviewer.personId, recorder: stranger.personId }]),
    ).toBe('case.recused-named');
    const suspected = story([filed(), ...recused(third)]);
    const team = { ...crimeReport, team: [officer.personId, third.personId] };
    expect(refused(suspected, ['2026-06-08', officer, 'report-crime', team])).toBe('case.recused-named');
    expect(refused(suspected, ['2026-06-08', officer, 'report-crime', crimeReport])).toBeNull();
  });

  // The stranger reviews in these stories; another one does here.
  function later(step: Step): Step {
    return step[2] === 'case-review' ? [step[0], third, step[2], step[3] ?? {}] : step;
  }

  test('the party may ask for it at the counter', () => {
    expect(refused(story([filed()]), ask(officer, intake))).toBeNull();
  });
});

test('days put right until the act is out of limitation: no penalty any more', () => {
  const matter = story(servedOn5th(fine(SMALL)));
  const fix: Step = [
    '2026-06-15',
    officer,
    'correct',
    { occurredOn: '2023-05-03', endedOn: '2024-05-20', reason: '经核实，违法行为两年前终了' },
  ];
  const decide: Step = ['2026-06-15', head, 'decide', decision(fine(SMALL))];
  expect(refused(matter, decide)).toBeNull();
  const late = story([fix], matter);
  expect(refused(late, decide)).toBe('case.decide.limitation');
  expect(obstaclesTo(late, head, plainDate('2026-06-15')).map(({ rule }) => rule)).toEqual(['case.decide.limitation']);
  const harmed = story([['2026-06-15', officer, 'correct', { harmedSafety: true, reason: '危害健康' }]], late);
  expect(refused(harmed, decide)).toBeNull();
});

describe('confiscated goods', () => {
  const goods: JsonObject = {
    outcome: 'penalise',
    penalties: [{ kind: 'confiscate-goods', fen: 100, object: '商品', citation: '第十三条' }],
    facts: '…',
    reasons: '…',
  };
  const taken = {
    m1: { kind: 'seize', rule: 'case-seize', clock: 'seize:m1', on: '2026-06-12', left: {}, confiscated: { '1': 3 } },
  };
  const holding = (steps: readonly Step[]) => {
    const matter = story(steps);
    return { ...matter, facts: { ...matter.facts, held: taken } };
  };
  const destroy = (on: string): Step => [
    on,
    officer,
    'dispose-goods',
    {
      measure: 'm1',
      of: 'confiscated',
      goods: [{ line: 1, quantity: 3 }],
      how: 'destroyed',
      on,
      place: '填埋场',
      officers: licensed(officer, partner),
      party: { name: '某某商贸有限公司', address: '城西路8号' },
      witness: { name: '李某' },
      proceedsFen: 0,
      approval: '处置审批1号',
    },
  ];

  test('are not gone before the party is told, nor while performance is stopped', () => {
    expect(refused(holding(decidedOn15th(goods)), destroy('2026-06-15'))).toBe('case.dispose-goods.served');
    expect(refused(holding(servedOn16th(goods)), destroy('2026-06-17'))).toBeNull();
    const stopped = holding([
      ...servedOn16th(goods),
      ['2026-06-22', officer, 'record-reconsideration', reconsideration],
      [
        '2026-06-22',
        head,
        'stop-performance',
        { by: 'reconsideration', document: '停止执行1', reason: '复议机关决定' },
      ],
    ]);
    expect(refused(stopped, destroy('2026-06-23'))).toBe('case.dispose-goods.served');
  });
});

describe('a slip that is corrected changes nothing that was imposed', () => {
  const matter = story(decidedOn15th());
  const correct = (where: string, was: string, becomes: string): string | null =>
    refused(matter, [
      '2026-06-16',
      otherHead,
      'correct-decision',
      { document: '补正1号', where, was, becomes, reason: '笔误' },
    ]);

  test.each([
    ['wording', '罚款50000元', '罚款80000元'],
    ['wording', '罚款５万元', '罚款８万元'],
    ['wording', '罚款 五万元', '罚款 八万元'],
    ['wording', '5', '8'],
    ['citation', '处以三倍罚款', '处以五倍罚款'],
    ['wording', '警告', '罚款'],
    ['date', '十五日内缴纳', '五日内缴纳'],
    ['wording', '给予处罚', '没收商品'],
  ])('%s: %s is not made %s', (where, was, becomes) => {
    expect(correct(where, was, becomes)).toBe('case.correct-decision.no-figure');
  });

  test.each([
    ['wording', '明码标介', '明码标价'],
    ['wording', '罚款五万圆整，明码标介', '罚款五万圆整，明码标价'],
    ['citation', '第十三条', '第十四条'],
    ['date', '2026年6月5日', '2026年6月15日'],
    ['address', '城西路8号', '城西路18号'],
    ['party', '某某商贸有限公司', '某某商贸（江阳）有限公司'],
    ['number', '〔2026〕12号', '〔2026〕13号'],
  ])('%s: %s is put right as %s', (where, was, becomes) => {
    expect(correct(where, was, becomes)).toBeNull();
  });
});

describe('the party that was told stays the party', () => {
  const matter = story(servedOn5th(fine(SMALL)));
  const correct = (body: JsonObject): string | null =>
    refused(matter, ['2026-06-08', officer, 'correct', { ...body, reason: '核实' }]);
  const firm = { kind: 'organisation', name: '某某商贸有限公司', code: '91350100M000100Y43' };

  test('neither another firm nor a person takes its place after the notice', () => {
    expect(correct({ party: { ...firm, name: '另一公司', code: '91510502MA0000000X' } })).not.toBeNull();
    expect(correct({ party: { kind: 'organisation', name: '另一公司' } })).toBe('case.correct.party-told');
    expect(correct({ party: { kind: 'person' }, person: { name: '王某' } })).toBe('case.correct.party-told');
    expect(correct({ party: { ...firm, name: '某某商贸（江阳）有限公司' } })).toBeNull();
    expect(correct({ cause: '未明码标价' })).toBeNull();
  });

  test('before it, and once the case is back with the investigation, it may', () => {
    const other = { party: { kind: 'organisation', name: '另一公司' }, reason: '核实' };
    expect(refused(story([filed()]), ['2026-06-02', officer, 'correct', other])).toBeNull();
    const back = story([['2026-06-15', head, 'reinvestigate', { reason: '当事人有误' }]], matter);
    expect(refused(back, ['2026-06-15', officer, 'correct', other])).toBeNull();
  });

  test('a person is put right in address, never exchanged', () => {
    const person = story([
      filed('2026-06-01', { party: { kind: 'person' }, person: { name: '欧阳小明' } }),
      ...servedOn5th(fine(SMALL / 50)).slice(1),
    ]);
    const by = (name: string): string | null =>
      refused(person, ['2026-06-08', officer, 'correct', { person: { name, address: '城西路9号' }, reason: '核实' }]);
    expect([by('欧阳小明'), by('欧阳大明')]).toEqual([null, 'case.correct.party-told']);
  });
});

describe('notices reach the party by fax or e-mail only where it said so', () => {
  const told = story(servedOn5th(fine(SMALL)).slice(0, -1));
  const electronic: Step = [
    '2026-06-05',
    officer,
    'record-notice-delivery',
    { method: 'electronic', evidence: '邮件送达记录' },
  ];
  const agreed: Step = [
    '2026-06-04',
    officer,
    'confirm-address',
    {
      recipient: { name: '王某', address: '城西路8号', phone: '13800000000', email: 'a@example.com' },
      electronic: true,
      on: '2026-06-04',
      consequencesTold: true,
      signature: { how: 'signed', name: '王某', on: '2026-06-04' },
    },
  ];

  test('the notice of the penalty', () => {
    expect(refused(told, electronic)).toBe('case.record-notice-delivery.electronic-agreed');
    expect(refused(story([agreed], told), electronic)).toBeNull();
  });

  test('the notice of the hearing', () => {
    const fixed = story(called.slice(0, -2));
    const body = { method: 'electronic', evidence: '邮件送达记录' };
    expect(refused(fixed, ['2026-06-22', reviewer, 'record-hearing-notice', body])).toBe(
      'case.record-hearing-notice.electronic-agreed',
    );
  });
});

describe('the party looks into the file', () => {
  const matter = story(servedOn5th(fine(SMALL)));
  const look = (more: JsonObject = {}): Step => [
    '2026-06-08',
    intake,
    'inspect-file',
    { on: '2026-06-08', who: '李某', capacity: 'agent', power: '委托书1', shown: true, what: '正卷1至80页', ...more },
  ];

  test('at the counter, itself or by an agent with a power of attorney, and nothing else changes', () => {
    const after = story([look()], matter);
    expect([after.facts, after.clocks, after.state]).toEqual([matter.facts, matter.clocks, matter.state]);
    const { power: _, ...alone } = look()[3] ?? {};
    expect(refused(matter, ['2026-06-08', intake, 'inspect-file', alone])).toBe('case.inspect-file.agent');
    expect(refused(matter, look({ capacity: 'party' }))).toBe('case.inspect-file.agent');
    expect(refused(matter, look({ on: '2026-06-09' }))).toBe('case.inspect-file.on-not-later');
  });
});

describe('after a demand the party speaks up, and is answered before the court is asked', () => {
  const owing = story([...servedOn16th(), demanded('2026-07-03')]);
  const speak: Step = [
    '2026-07-06',
    intake,
    'defend-demand',
    { on: '2026-07-06', way: 'written', content: '已向银行缴纳，请核对。' },
  ];
  const answer: Step = [
    '2026-07-08',
    officer,
    'answer-demand-defence',
    { result: 'rejected', reasons: '经核对，银行没有到账记录。' },
  ];
  const apply: Step = ['2027-01-06', head, 'apply-enforcement', application];

  test('recorded and looked into', () => {
    expect(refused(story(servedOn16th()), speak)).toBe('case.defend-demand.demanded');
    expect(refused(owing, answer)).toBe('case.answer-demand-defence.made');
    const spoken = story([speak], owing);
    expect(refused(spoken, ['2026-07-08', stranger, 'answer-demand-defence', answer[3] ?? {}])).toBe('case.handlers');
    expect(refused(spoken, apply)).toBe('case.apply-enforcement.defence-answered');
    expect(refused(story([answer], spoken), apply)).toBeNull();
    expect(refused(owing, apply)).toBeNull();
  });
});
