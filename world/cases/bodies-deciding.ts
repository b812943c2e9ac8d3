import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { type Body, citationOf, foundIn } from './bodies-opening.ts';
import type { CaseFile } from './case-file.ts';

/** Between the end of the investigation and the decision. */

export type Penalties = (file: CaseFile) => JsonObject[];

const penalty = (file: CaseFile, kind: string, more: JsonObject = {}): JsonObject => ({
  kind,
  ...more,
  citation: citationOf(file),
});

/** What plans impose. Amounts are those of the case. */
export const penalties = {
  fine: (file) => [penalty(file, 'fine', { fen: file.amounts.fine })],
  gains: (file) => [
    penalty(file, 'confiscate-gains', { fen: file.amounts.gains }),
    penalty(file, 'fine', { fen: file.amounts.fine }),
  ],
  goods: (file) => [
    penalty(file, 'confiscate-goods', {
      fen: file.amounts.goods,
      object: `${file.goods.name}${file.goods.quantity}${file.goods.unit}`,
    }),
    penalty(file, 'fine', { fen: file.amounts.fine }),
  ],
  warning: (file) => [penalty(file, 'warning')],
  licence: (file) => [
    penalty(file, 'fine', { fen: file.amounts.fine }),
    penalty(file, 'revoke-licence', { object: '食品经营许可证、营业执照' }),
  ],
} as const satisfies Readonly<Record<string, Penalties>>;

const reasonsOf = (file: CaseFile): string =>
  `当事人的行为构成“${file.violation.cause}”。${file.idNo === '' ? '' : '当事人已满十四周岁不满十八周岁，依法从轻或者减轻。'}当事人积极配合调查、及时整改，综合违法金额、持续时间和危害后果，拟在法定幅度内裁量。`;

/** A proposal to impose something, in the words of the case. */
export const proposing =
  (imposed: Penalties, more: (file: CaseFile) => JsonObject = () => ({})): Body =>
  ({ file }) => ({
    outcome: 'penalise',
    penalties: imposed(file),
    facts: foundIn(file),
    reasons: reasonsOf(file),
    ...more(file),
  });

const unpunished = (outcome: string, file: CaseFile): JsonObject => ({
  outcome,
  facts: foundIn(file),
  reasons:
    outcome === 'not-established'
      ? '经核对票据、询问供货单位，现有证据不能证明违法事实成立。'
      : '违法行为轻微，当事人当场改正，没有造成危害后果。',
});
export const proposingNothing =
  (outcome: string): Body =>
  ({ file }) => ({ ...unpunished(outcome, file), penalties: [] });
export const dismissing =
  (outcome: string): Body =>
  ({ file }) =>
    unpunished(outcome, file);

export const submitReview =
  (...grounds: readonly string[]): Body =>
  () => ({ grounds: [...grounds] });
export const caseReview: Body = () => ({
  result: 'pass',
  opinion: '本机关有管辖权，当事人认定准确，事实清楚，证据充分，程序合法，定性准确，处理适当，同意。',
});
export const legalReview: Body = () => ({
  result: 'pass',
  opinion: '主体、权限、事实、证据、程序、法律适用和裁量均符合规定，同意提交决定。',
  firstTime: false,
});
export const approveProposal: Body = () => ({ note: '同意拟处罚意见，依法告知。' });

export const notifying =
  (hearing: boolean): Body =>
  ({ file }) => ({ hearing, facts: foundIn(file), reasons: reasonsOf(file) });
export const deliverNotice: Body = ({ file }) => ({
  method: 'direct',
  evidence: file.paper('送达回证'),
  recipient: file.keeper,
});
export const waive: Body = ({ file }) => ({ rights: ['defence'], document: file.paper('放弃陈述申辩声明') });
export const defend: Body = () => ({ way: 'written', content: '店面刚开业不久，已经全部整改，请求从轻处理。' });
export const answerDefence: Body = () => ({
  result: 'rejected',
  reasons: '及时整改的情节在拟处罚时已经考虑，申辩意见不再重复采纳。',
  investigate: false,
});
export const nothing: Body = () => ({});

export const askHearing: Body = () => ({ way: 'written', text: '对拟处罚数额有异议，要求举行听证。' });
export const appointChair: Body = ({ file }) => ({ chair: file.staff.reviewer.id, recorder: file.staff.intake.id });
export const handOverFile: Body = () => ({ list: '案卷一册、证据目录一份，移交听证主持人。' });
/** On the working day so many after filing. */
export const fixHearing =
  (n: number): Body =>
  ({ file }) => ({ day: file.day(n), time: '09:30', place: `${file.county.nameZh}听证室`, public: true });
export const hearingNotice: Body = ({ file }) => ({ method: 'direct', evidence: file.paper('听证送达回证') });
export const announceHearing: Body = ({ file }) => ({
  document: file.paper('听证公告'),
  where: '本机关公告栏和门户网站',
});
export const holdHearing: Body = ({ file }) => ({
  record: '主持人核对身份、宣布纪律；调查人员提出事实、证据和拟处罚建议；当事人陈述、申辩并质证；双方最后陈述。',
  attendants: [file.keeper, `${file.staff.officer.name}、${file.staff.partner.name}`],
  signed: true,
});
export const reportHearing: Body = () => ({ opinion: '事实清楚、证据充分，建议维持拟处罚意见。' });

export const discussing =
  (imposed: Penalties): Body =>
  (telling) => ({
    ...proposing(imposed)(telling),
    attendants: [telling.file.staff.head.id, telling.file.staff.deputy.id],
    recorder: telling.file.staff.intake.id,
    record: '听取承办人汇报和审核意见，经讨论一致同意拟处罚意见。',
  });

export const suspend: Body = ({ file }) => ({
  ground: 'S2',
  text: '涉案行为的法律适用已向上级机关请示，等待答复。',
  document: file.paper('中止调查审批'),
  requestedBy: file.staff.officer.id,
});
export const askExtension: Body = () => ({ reason: '涉案商品流向外地，协查回函尚未收到，难以在期限内办结。' });
export const extend: Body = ({ file }) => ({ document: file.paper('延长办案期限审批') });
export const withdrawFiling: Body = ({ file }) => ({
  kind: 'duplicate',
  text: '同一违法行为已由辖区另一案件立案调查，本案系重复立案。',
  document: file.paper('撤销立案审批'),
});
export const addTask =
  (title: string, days: number): Body =>
  ({ file, on }) => ({ title, owner: file.staff.partner.id, due: addDays(on as PlainDate, days) });
