import type { JsonObject } from '../../../../../kernel/text.ts';
import type { ActingAs, Matter } from '../../../../../platform/procedure/types.ts';
import { filed, type Step, staff, story } from './story.ts';

/** A body for each verb between report and decision, and the stories that lead to where a test begins. */

export const fine = (yuan: number, more: JsonObject = {}): JsonObject => ({
  outcome: 'penalise',
  penalties: [{ kind: 'fine', fen: yuan * 100, citation: '《价格违法行为行政处罚规定》第十三条' }],
  facts: '当事人在经营场所未按规定明码标价，有现场照片和票据为证。',
  reasons: '当事人积极配合调查，按照基准从轻处罚。',
  ...more,
});

export const unpunished = (outcome = 'not-punished-minor'): JsonObject => ({
  outcome,
  penalties: [],
  facts: '违法行为轻微并及时改正。',
  reasons: '没有造成危害后果。',
});

/** Below and at the threshold of a hearing for an organisation. */
export const SMALL = 50_000;
export const LARGE = 100_000;

export const notice = (hearing = false, n = 1): JsonObject => ({
  number: `江阳市监罚告〔2026〕${n}号`,
  hearing,
  facts: '未按规定明码标价。',
  reasons: '依据《价格违法行为行政处罚规定》第十三条。',
});

export const delivery: JsonObject = { method: 'direct', evidence: '送达回证〔2026〕3号' };
export const pass: JsonObject = { result: 'pass', opinion: '事实清楚，证据确凿，同意。' };
export const legalPass: JsonObject = { ...pass, firstTime: false };
export const defence: JsonObject = { way: 'written', content: '我店已经整改，请求从轻处罚。' };
export const answer = (more: JsonObject = {}): JsonObject => ({
  result: 'rejected',
  reasons: '整改已在裁量时考虑。',
  investigate: false,
  ...more,
});
export const waiver = (...rights: readonly string[]): JsonObject => ({ rights: [...rights], document: '放弃声明' });
export const bench: JsonObject = { chair: staff.reviewer.personId, recorder: staff.stranger.personId };
export const fixing = (day: string, more: JsonObject = {}): JsonObject => ({
  number: '江阳市监听通〔2026〕1号',
  day,
  time: '09:30',
  place: '三楼听证室',
  public: true,
  ...more,
});
export const held: JsonObject = { record: '主持人宣布听证开始。', attendants: ['当事人代理人李某'], signed: true };
export const discussion = (proposal: JsonObject): JsonObject => ({
  ...proposal,
  attendants: [staff.head.personId, staff.otherHead.personId],
  recorder: staff.stranger.personId,
  record: '与会负责人一致同意。',
});
export const decision = (proposal: JsonObject): JsonObject => ({ ...proposal, number: '江阳市监处罚〔2026〕12号' });

/** Filed on Monday 2026-06-01, reported the next day, reviewed by an officer who is a stranger to the case. */
export const reviewedBy = (proposal: JsonObject, reviewer: ActingAs = staff.stranger): readonly Step[] => [
  filed(),
  ['2026-06-02', staff.officer, 'report', proposal],
  ['2026-06-02', staff.officer, 'submit-review', { grounds: [] }],
  ['2026-06-03', reviewer, 'case-review', pass],
];

/** … approved and served on Friday 2026-06-05: the party has until Friday 2026-06-12. */
export const servedOn5th = (proposal: JsonObject, hearing = false): readonly Step[] => [
  ...reviewedBy(proposal),
  ['2026-06-04', staff.head, 'approve-proposal', {}],
  ['2026-06-04', staff.officer, 'notify', notice(hearing)],
  ['2026-06-05', staff.officer, 'record-notice-delivery', delivery],
];

/** … a hearing asked for on the last day, its notice served on Monday 2026-06-22, fixed for Thursday 2026-07-02. */
export const called: readonly Step[] = [
  ...servedOn5th(fine(LARGE), true),
  ['2026-06-12', staff.officer, 'ask-hearing', { way: 'written' }],
  ['2026-06-15', staff.head, 'appoint-chair', bench],
  ['2026-06-16', staff.officer, 'hand-over-file', { list: '卷宗一册，共八十页' }],
  ['2026-06-18', staff.reviewer, 'fix-hearing', fixing('2026-07-02')],
  ['2026-06-22', staff.reviewer, 'record-hearing-notice', delivery],
  ['2026-06-22', staff.reviewer, 'announce-hearing', { document: '听证公告', where: '机关公告栏' }],
];

/** … held, and reported on the next day. */
export const heardOut: readonly Step[] = [
  ...called,
  ['2026-07-02', staff.reviewer, 'hold-hearing', held],
  ['2026-07-03', staff.reviewer, 'hearing-report', { opinion: '建议维持拟处罚意见。' }],
];

export const tell = (steps: readonly Step[], ...more: readonly Step[]): Matter => story([...steps, ...more]);
