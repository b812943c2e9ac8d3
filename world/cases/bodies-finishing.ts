import { createHash } from 'node:crypto';
import { addDays } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { type DisplayRule, earlyStopConditions } from '../../rules/index.ts';
import { type Body, citationOf, foundIn, partyOf, phoneOf, signedBy } from './bodies-opening.ts';
import { type CaseFile, nameOf } from './case-file.ts';

/** From service to the archive, and where a case goes elsewhere. */

const digestOf = (file: CaseFile, of: string): string =>
  createHash('sha256').update(`${of} ${file.firm.code} ${file.opened}`).digest('hex');
const recipientOf = (file: CaseFile): JsonObject => ({ name: file.keeper, phone: phoneOf(file) });

export const serve: Body = ({ file, on }) => ({
  method: 'direct',
  on,
  servers: [file.staff.officer.id, file.staff.partner.id],
  recipient: recipientOf(file),
  receipt: signedBy(file, on),
  told: ['remedies', 'surcharge', 'publication'],
});

const WHY = {
  'publish-term': '本省未规定较低数额，按一般期限公示。',
  'publish-term-low': '罚款数额较小，参照较低数额罚款的期限公示。',
} as const satisfies Readonly<Record<DisplayRule, string>>;
/** `open`: the rule leaves the term to a person, as for a fine alone where the province named no lower amount. */
export const publishing =
  (open: boolean, rule: DisplayRule = 'publish-term'): Body =>
  ({ file }) => ({
    abstract: {
      party: nameOf(file),
      'violation-type': file.violation.cause,
      penalty: '见处罚决定书主文',
      authority: file.county.nameZh,
    },
    digest: digestOf(file, 'public'),
    ...(open ? { rule, why: WHY[rule] } : {}),
  });
export const withdrawPublication: Body = ({ file }) => ({
  ground: 'error',
  document: file.paper('撤回公示审批'),
  reason: '公示文件引用的法律名称有误，撤回后更正重新公示。',
});
export const askEarlyStop: Body = ({ file }) => ({
  document: file.paper('信用修复申请'),
  evidence: ['罚款缴款凭证', '整改情况说明', '信用承诺书'],
});
export const decideEarlyStop: Body = ({ file }) => ({
  stop: true,
  met: Object.fromEntries(earlyStopConditions.map(({ code }) => [code, true])),
  document: file.paper('信用修复决定'),
  reason: '已经履行处罚决定、纠正违法行为并作出信用承诺，公示满规定期限，准予提前停止公示。',
});

type Purpose = 'fine' | 'gains';
export const paying =
  (...purposes: readonly Purpose[]): Body =>
  ({ file, on }) => ({
    receipt: file.paper('非税缴款'),
    paidOn: on,
    parts: purposes.map((towards) => ({ towards, fen: file.amounts[towards] })),
  });
/** A fixed sum towards the fine: a part of it, or what a remedy left of it. */
export const payingSome =
  (some: (fine: number) => number): Body =>
  ({ file, on }) => ({
    receipt: file.paper('非税缴款'),
    paidOn: on,
    parts: [{ towards: 'fine', fen: some(file.amounts.fine) }],
  });

export const requestClosing =
  (ground: string): Body =>
  () => ({ ground, summary: '各项处理已经落实，材料齐全，申请结案。' });
export const close =
  (ground: string): Body =>
  () => ({ ground });
export const makeDossier: Body = ({ file }) => ({
  documents: 18,
  pages: 64,
  secondary: 5,
  digest: digestOf(file, 'dossier'),
  missing: [],
  retention: '30-years',
});
export const archive: Body = ({ file }) => ({
  digest: digestOf(file, 'dossier'),
  shelf: `${file.opened.slice(0, 4)}-处罚-${file.paper('架').slice(-4)}`,
});

export const surrenderLicences: Body = ({ file, on }) => ({
  kind: 'revoke-licence',
  on,
  document: file.paper('收缴证照清单'),
  how: '收缴正副本并在登记系统标注吊销，同时公告。',
  licences: [
    { name: '食品经营许可证', number: `JY演示${file.firm.code.slice(9, 17)}`, issuer: file.county.nameZh },
    { name: '营业执照', number: file.firm.code, issuer: file.county.nameZh },
  ],
});
export const ban: Body = ({ file, on }) => ({
  on,
  document: file.paper('取缔决定'),
  place: file.firm.address,
  text: '责令停止经营，拆除招牌，当场公告取缔。',
});
export const recover: Body = ({ file, on }) => ({
  on,
  fen: file.amounts.recovered,
  document: file.paper('退款凭证'),
  text: '当事人向消费者退还货款。',
});
export const orderRefund: Body = ({ file, on }) => ({
  party: partyOf(file),
  facts: foundIn(file),
  citation: citationOf(file),
  remedies: '可以依法申请行政复议或者提起行政诉讼。',
  amountFen: file.amounts.recovered,
  method: '原路退回；无法退回的，登记后公告。',
  until: addDays(on, 15),
});
export const recordRefund: Body = ({ file, on }) => ({
  order: 'o1',
  on,
  refundedFen: file.amounts.recovered,
  text: '已全部退还，退款凭证附卷。',
});

export const reportCrime =
  (offence: string): Body =>
  ({ file }) => ({
    offence,
    team: [file.staff.officer.id, file.staff.partner.id],
    report: `经核实，${foundIn(file)}金额达到追诉标准，涉嫌${offence}。`,
    economic: false,
  });
export const approveTransfer: Body = ({ file }) => ({
  capacity: 'principal',
  document: file.paper('涉嫌犯罪移送审批'),
});
export const sendToPolice: Body = ({ file }) => ({
  to: `${file.county.area}公安机关（演示）`,
  papers: [
    { kind: 'letter', name: '涉嫌犯罪案件移送书', copies: 1 },
    { kind: 'report', name: '涉嫌犯罪案件情况的调查报告', copies: 1 },
    { kind: 'goods-list', name: '涉案物品清单', copies: 1 },
  ],
  copiedTo: `${file.county.area}人民检察院（演示）`,
});
export const policeReceived: Body = ({ file }) => ({ document: file.paper('移送回执') });
export const policeFiled: Body = ({ file }) => ({ number: file.paper('公安立案告知') });
export const handOverGoods: Body = ({ file }) => ({
  receipt: file.paper('物品移交回执'),
  receiver: '公安机关经办民警（演示）',
  list: ['案卷副本一册'],
  measures: [],
});

export const askReconsideration: Body = ({ file }) => ({
  organ: `${file.county.area}人民政府（演示）`,
  document: file.paper('行政复议受理'),
  procedure: 'ordinary',
});
export const answerReconsideration: Body = ({ file }) => ({ remedy: 'x1', document: file.paper('行政复议答复') });
export const remedyOutcome =
  (outcome: 'upheld' | 'changed', after?: (fine: number) => number): Body =>
  ({ file }) => ({
    remedy: 'x1',
    outcome,
    document: file.paper('行政复议决定'),
    ...(after === undefined
      ? {}
      : { penalties: [{ kind: 'fine', fen: after(file.amounts.fine), citation: citationOf(file) }] }),
  });

export const demand: Body = ({ file, on }) => ({ on, recipient: recipientOf(file), receipt: signedBy(file, on) });
/** Half now, half a month later. */
export const instalments: Body = ({ file, on }) => {
  const first = Math.floor(file.amounts.fine / 200) * 100;
  return {
    requestedOn: on,
    parts: [
      { dueOn: addDays(on, 20), fen: first },
      { dueOn: addDays(on, 50), fen: file.amounts.fine - first },
    ],
    reason: '当事人提交了近三个月流水，暂有困难，愿意分两期缴纳。',
  };
};

export const handIn: Body = ({ file }) => ({ document: file.paper('上交当场罚款') });
export const bank: Body = ({ file }) => ({ document: file.paper('银行缴款') });
export const fileSummary: Body = ({ file }) => ({ shelf: `${file.opened.slice(0, 4)}-简易`, pages: 4 });
export const voidDecision: Body = ({ file }) => ({
  document: file.paper('撤销审批'),
  reason: '复核发现当事人认定有误。',
});
