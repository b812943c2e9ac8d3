import { expect, test } from 'vitest';
import type { JsonObject } from '../../../../kernel/text.ts';
import { caseMoves } from './moves.ts';
import { caseStates } from './states.ts';
import {
  answer,
  called,
  decision,
  defence,
  discussion,
  fine,
  heardOut,
  LARGE,
  legalPass,
  pass,
  reviewedBy,
  SMALL,
  servedOn5th,
  unpunished,
  waiver,
} from './testing/deciding.ts';
import {
  ALL_TOLD,
  application,
  archived,
  closed,
  decidedOn15th,
  demanded,
  outcome,
  paid,
  payment,
  receivedByPolice,
  reconsideration,
  servedOn16th,
  service,
  suit,
} from './testing/finishing.ts';
import { blank, filed, type Step, staff, story } from './testing/story.ts';

/** Each route through the state diagram of an ordinary case 普通程序, told act by act and named by what happens on it. */

const { head, intake, officer, reviewer, stranger, system } = staff;

const endReply = (on: string): Step => [on, officer, 'end-reply', {}];
const decide = (on: string, proposal: JsonObject): Step => [on, head, 'decide', decision(proposal)];
const dismissal = (result: string): JsonObject => {
  const { penalties: _, ...rest } = unpunished(result);
  return { ...rest, number: '江阳市监不罚〔2026〕1号' };
};
const warning = { ...fine(SMALL), penalties: [{ kind: 'warning', citation: '第十三条' }] };
const fineAndClosure = {
  ...fine(SMALL),
  penalties: [
    { kind: 'fine', fen: SMALL * 100, citation: '第十三条' },
    { kind: 'warning', citation: '第十四条' },
  ],
};
const reviewed = reviewedBy(fine(SMALL));
const told = servedOn5th(fine(SMALL));
const backAndForth: Step = ['2026-06-08', head, 'reinvestigate', { reason: '违法所得未查清' }];
const attempted = (method: string): Step => [
  '2026-06-17',
  officer,
  'attempt-service',
  { method, on: '2026-06-17', result: '经营场所已关闭。' },
];
const announced: Step = [
  '2026-06-18',
  officer,
  'serve-publicly',
  { number: '江阳市监送公〔2026〕1号', ground: 'nothing-else-works', where: '机关公告栏', reason: '两次送达未成。' },
];
const deemed = (on: string): Step => [on, system, 'deem-served', { told: ALL_TOLD }];
const pay = (on: string, yuan: number, no = 'P1'): Step => [on, intake, 'record-payment', payment(on, yuan, no)];
const review: Step = ['2026-07-06', officer, 'record-reconsideration', reconsideration];
const ends = (how: string, on = '2026-08-03', more: JsonObject = {}): Step => [
  on,
  reviewer,
  'record-remedy-outcome',
  outcome(how, more),
];
const refusedByPolice: readonly Step[] = [
  ['2026-06-18', officer, 'police-refused', { number: '不立案1号', reason: '没有犯罪事实' }],
];
const back: Step = ['2026-06-19', head, 'back-to-case', { document: '恢复1', reason: '公安机关不予立案' }];
/** To the police from where `steps` leave the case, and back. */
const thereAndBack = (steps: readonly Step[]): readonly Step[] => [
  ...steps,
  ...receivedByPolice('2026-06-17'),
  ...refusedByPolice,
  back,
];
const handedOver: readonly Step[] = [
  ['2026-06-18', officer, 'police-filed', { number: '立案1号' }],
  [
    '2026-06-19',
    officer,
    'hand-over-goods',
    { number: '物移1', receipt: '交接1', receiver: '李警官', list: ['商品一批'], measures: [] },
  ],
];
const suspension: Step = [
  '2026-06-10',
  head,
  'suspend',
  { ground: 'S1', text: '须以另案的认定为依据。', document: '审批3号', requestedBy: officer.personId },
];
const ended = (on: string): Step => [
  on,
  head,
  'end-investigation',
  { ground: 'E2', text: '企业已注销。', document: '审批4号', requestedBy: officer.personId },
];
const legalReview = (result: 'pass' | 'return'): readonly Step[] => [
  filed(),
  ['2026-06-02', officer, 'report', fine(SMALL)],
  ['2026-06-02', head, 'require-legal-review', { grounds: ['L4'], reason: '法律规定' }],
  ['2026-06-02', officer, 'submit-review', { grounds: [] }],
  ['2026-06-03', reviewer, 'legal-review', { ...legalPass, result }],
];
const returned: Step = ['2026-06-03', stranger, 'case-review', { ...pass, result: 'return' }];
const sentBack: readonly Step[] = [...reviewed.slice(0, 3), returned];

const journeys: Readonly<Record<string, readonly Step[]>> = {
  '立案、调查、审核、告知、决定、送达、缴款、结案、归档: the plain route to the archive': archived,
  '当事人当日放弃陈述申辩: the party waives its defence and the decision may follow': [
    ...told,
    ['2026-06-08', officer, 'waive-defence', waiver('defence')],
    decide('2026-06-08', fine(SMALL)),
  ],
  '陈述申辩、复核、决定: a defence is answered after the reply time before anything is decided': [
    ...told,
    ['2026-06-10', officer, 'defend', defence],
    ['2026-06-15', officer, 'review-defence', answer()],
    decide('2026-06-15', fine(SMALL)),
  ],
  '陈述申辩提出新事实、补充调查: a defence with new facts leads back to the investigation': [
    ...told,
    ['2026-06-10', officer, 'defend', defence],
    ['2026-06-11', officer, 'review-defence', answer({ result: 'accepted', investigate: true })],
  ],
  '听证、听证报告: a hearing is asked for, held and reported': heardOut,
  '撤回听证要求: the party withdraws its request': [
    ...called,
    ['2026-06-24', officer, 'withdraw-hearing', { document: '撤回申请' }],
  ],
  '无正当理由缺席听证: the party stays away': [
    ...called,
    ['2026-07-02', reviewer, 'record-absence', { kind: 'absent', note: '未到' }],
  ],
  '放弃听证、集体讨论: the hearing is waived and the heads discuss': [
    ...servedOn5th(fine(LARGE), true),
    ['2026-06-15', head, 'require-discussion', { reason: '重大处罚' }],
    endReply('2026-06-15'),
    ['2026-06-16', head, 'discuss', discussion(fine(LARGE))],
  ],
  '告知期满前集体讨论: the heads discuss what nobody answered': [
    ...told,
    ['2026-06-15', head, 'require-discussion', { reason: '情节复杂' }],
    ['2026-06-15', head, 'discuss', discussion(fine(SMALL))],
  ],
  '案件审核退回: the case review sends it back': sentBack,
  '法制审核通过: the legal review passes it': legalReview('pass'),
  '法制审核退回: the legal review sends it back': legalReview('return'),
  '负责人退回补充调查: a head sends it back after the notice': [...told, backAndForth],
  '不予行政处罚: dismissed after the review, served and closed without performance': [
    ...reviewedBy(unpunished()),
    ['2026-06-04', head, 'dismiss', dismissal('not-punished-minor')],
    ['2026-06-05', officer, 'serve', service('2026-06-05', { told: ['remedies'] })],
  ],
  '警告、公告送达: a warning served by public notice': [
    ...decidedOn15th(warning),
    attempted('direct'),
    attempted('post'),
    announced,
    deemed('2026-07-19'),
  ],
  '罚款、公告送达: a fine served by public notice': [
    ...decidedOn15th(fineAndClosure),
    attempted('direct'),
    attempted('post'),
    announced,
    deemed('2026-07-19'),
  ],
  '中止、恢复调查: suspended and resumed': [
    filed(),
    suspension,
    ['2026-07-09', head, 'resume-case', { reason: '另案已经审结' }],
  ],
  '终止调查: ended for good': [filed(), ended('2026-07-01')],
  '中止后终止调查: ended out of a suspension': [filed(), suspension, ended('2026-07-01')],
  '移送其他部门: another department takes it over': [
    filed(),
    [
      '2026-06-03',
      head,
      'refer',
      { target: 'department', to: '江阳区农业农村局', number: '移函1号', text: '移送处理。' },
    ],
    ['2026-06-04', head, 'hand-off', { referral: 'f1', document: '审批11号', reason: '不属本机关管辖。' }],
  ],
  '撤销立案: a filing that was wrong': [
    filed(),
    ['2026-06-05', head, 'withdraw-filing', { kind: 'duplicate', text: '重复立案。', document: '审批9号' }],
  ],
  '多缴退还: paid too much, closed when it was given back': [
    ...servedOn16th(),
    [
      '2026-06-25',
      intake,
      'record-payment',
      {
        receipt: 'P1',
        paidOn: '2026-06-25',
        parts: [
          { towards: 'fine', fen: SMALL * 100 },
          { towards: 'excess', fen: 100 },
        ],
      },
    ],
    ['2026-06-26', officer, 'return-excess', { fen: 100, document: '退库1号', on: '2026-06-26' }],
  ],
  '结案前又缴一笔: something more was paid than was owed': [
    ...paid,
    [
      '2026-06-26',
      intake,
      'record-payment',
      { receipt: 'P2', paidOn: '2026-06-26', parts: [{ towards: 'excess', fen: 100 }] },
    ],
  ],
  '缴款冲销: a payment that was struck out is owed again': [
    ...paid,
    ['2026-06-26', head, 'void-payment', { receipt: 'P1', reason: '银行退票' }],
  ],
  '停业等处罚执行完毕: the last duty is carried out': [
    ...decidedOn15th({ ...fine(SMALL), penalties: [{ kind: 'criticism', citation: '第十三条' }] }),
    ['2026-06-16', officer, 'serve', service('2026-06-16')],
    ['2026-06-19', officer, 'perform-duty', { kind: 'criticism', on: '2026-06-19', document: '通报1', how: '通报' }],
  ],
  '执行协议、违约: an agreement reduces the surcharge, and falls when it is broken': [
    ...servedOn16th(),
    pay('2026-07-03', SMALL),
    ['2026-07-06', head, 'agree-performance', { document: '协议1', reduce: 'all', remedied: '已退还消费者。' }],
    ['2026-07-10', head, 'break-agreement', { document: '协议1', reason: '未履行' }],
  ],
  '催告、申请法院强制执行、终结执行: the court ends enforcement': [
    ...servedOn16th(),
    demanded('2026-12-17'),
    ['2027-01-04', head, 'apply-enforcement', application],
    ['2027-01-06', officer, 'record-court', { answer: 'accepted', document: '受理1' }],
    ['2027-01-20', officer, 'record-court', { answer: 'granted', document: '裁定1', heard: false }],
    ['2027-03-01', officer, 'record-court', { answer: 'ended', document: '终结1' }],
  ],
  '复议撤销、重新调查处理: annulled and investigated anew': [
    ...servedOn16th(),
    review,
    ends('annulled'),
    ['2026-08-05', head, 'reopen', { document: '重启1', reason: '重新调查' }],
  ],
  '复议变更减轻: what was paid too much is owed back': [
    ...paid,
    review,
    ends('changed', '2026-08-03', {
      penalties: [{ kind: 'fine', fen: SMALL * 40, citation: '第十三条' }],
    }),
  ],
  '自行撤销决定: the authority revokes its own decision': [
    ...servedOn16th(),
    ['2026-07-01', head, 'revoke-decision', { document: '撤销1', reason: '事实有误' }],
  ],
  '结案后诉讼撤销: annulled by the court after closing': [
    ...closed,
    ['2026-11-02', officer, 'record-suit', suit],
    ends('annulled', '2027-01-04'),
  ],
  '移送公安机关并移交物品: handed over, closed as transferred': [
    filed(),
    ...receivedByPolice('2026-06-17'),
    ...handedOver,
  ],
  '决定后移送、移交后送达: handed over with a decision that is still to be served': [
    ...decidedOn15th(),
    ...receivedByPolice('2026-06-17'),
    ...handedOver,
  ],
  '执行中移送、法院判处罚金折抵: the fine goes on beside the crime and is set off': [
    ...servedOn16th(),
    ...receivedByPolice('2026-06-17'),
    ...handedOver,
    ['2026-12-01', officer, 'record-sentence', { document: '判决1', court: '法院', fineFen: 8_000_000 }],
  ],
  '反向移送: given back by the procuratorate': [
    filed(),
    ...receivedByPolice('2026-06-17'),
    ...handedOver,
    ['2026-06-22', officer, 'request-closing', { ground: 'K4', summary: '已移送。' }],
    ['2026-06-23', head, 'close', { ground: 'K4' }],
    ['2026-09-01', head, 'reverse-transfer', { by: 'procuratorate', document: '检察意见1' }],
  ],
  '公安机关不予立案、恢复办理（调查中）': thereAndBack([filed()]),
  '公安机关不予立案、恢复办理（待审核）': thereAndBack(reviewed.slice(0, 2)),
  '公安机关不予立案、恢复办理（待告知）': thereAndBack(reviewed),
  '公安机关不予立案、恢复办理（已告知）': thereAndBack(told),
  '公安机关不予立案、恢复办理（听证中）': thereAndBack(called.slice(0, -4)),
  '公安机关不予立案、恢复办理（待决定）': thereAndBack([...told, endReply('2026-06-15')]),
  '公安机关不予立案、恢复办理（待送达）': thereAndBack(decidedOn15th()),
  '公安机关不予立案、恢复办理（执行中）': thereAndBack(servedOn16th()),
  '公安机关不予立案、恢复办理（待结案）': thereAndBack([...servedOn16th(), pay('2026-06-17', SMALL)]),
};

/** What each step of a story did to the state: `verb state`. */
function movesOf(steps: readonly Step[]): readonly string[] {
  const moves: string[] = [];
  let matter = blank();
  for (const step of steps) {
    const after = story([step], matter);
    if (after.state !== matter.state) moves.push(`${step[2]} ${after.state}`);
    matter = after;
  }
  return moves;
}

const walked = new Set<string>();
test.each(Object.entries(journeys))('%s', (_name, steps) => {
  const moves = movesOf(steps);
  for (const move of moves) walked.add(move);
  expect(moves[0]).toBe('file investigating');
});

test('every line of the state diagram is walked by a journey', () => {
  const declared = Object.entries(caseMoves).flatMap(([verb, states]) => states.map((state) => `${verb} ${state}`));
  expect(declared.filter((move) => !walked.has(move))).toEqual([]);
});

test('every state can be reached, and none but the final ones is a dead end', () => {
  const reached = new Set([...walked].map((move) => move.split(' ')[1]));
  expect(Object.keys(caseStates).filter((state) => !reached.has(state))).toEqual([]);
});
