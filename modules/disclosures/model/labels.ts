import type { Text } from '../../../kernel/text.ts';

type List = Readonly<Record<string, Text>>;

/** How a complaint ended, as far as it may be published: what was rejected or taken back never is. */
export const outcomes = {
  agreed: { zh: '达成调解', en: 'Settled' },
  terminated: { zh: '终止调解', en: 'Mediation ended without a settlement' },
} as const satisfies List;

/** Why complaint information is not published. Ours, as no list was found; the head names the article under `other`. */
export const exemptions = {
  secret: { zh: '涉及国家秘密、商业秘密或者个人隐私', en: 'it touches a state secret, a trade secret or privacy' },
  fraud: {
    zh: '涉嫌夹带、掉包、伪造等骗取赔偿（总局令第121号第四十二条）',
    en: 'a suspected fraudulent claim (Order 121 art 42)',
  },
  'not-accepted': { zh: '受理后发现属于不予受理情形', en: 'a ground of rejection was found after acceptance' },
  objection: { zh: '经营者异议成立', en: 'the objection of the firm was upheld' },
  other: { zh: '其他依法不应公示的', en: 'another ground of law' },
} as const satisfies List;

export const firmLists = {
  abnormal: { zh: '经营异常名录', en: 'List of abnormal operation' },
  serious: { zh: '严重违法失信名单', en: 'List of serious violations' },
} as const satisfies List;
export type FirmList = keyof typeof firmLists;

/** 企业经营异常名录管理办法 art 4 (S). */
export const abnormalGrounds = {
  'annual-report': { zh: '未按期公示年度报告', en: 'no annual report in time' },
  'instant-information': { zh: '未在责令期限内公示即时信息', en: 'no instant information within the time ordered' },
  concealed: { zh: '公示信息隐瞒真实情况、弄虚作假', en: 'false or concealed information' },
  unreachable: { zh: '通过登记的住所无法联系', en: 'unreachable at the registered place' },
} as const satisfies List;

/** How an entry ends. Annulled: the decision it rests on fell. */
export const removals = {
  performed: { zh: '履行义务、改正后移出', en: 'the duty was performed' },
  'term-over': { zh: '期满移出', en: 'its term is over' },
  early: { zh: '提前移出', en: 'removed early' },
  repaired: { zh: '信用修复', en: 'credit repaired' },
  annulled: { zh: '列入决定被撤销', en: 'the decision was annulled' },
} as const satisfies List;

export const recallLevels = {
  '1': { zh: '一级召回', en: 'Level 1' },
  '2': { zh: '二级召回', en: 'Level 2' },
  '3': { zh: '三级召回', en: 'Level 3' },
} as const satisfies List;

export const recallWays = {
  voluntary: { zh: '主动召回', en: 'voluntary' },
  ordered: { zh: '责令召回', en: 'ordered' },
} as const satisfies List;

/** Why something comes down before its time. */
export const takeDownReasons = {
  error: { zh: '公示内容有误', en: 'what was published is wrong' },
  annulled: { zh: '依据被撤销', en: 'what it rests on was annulled' },
  repaired: { zh: '已经改正', en: 'it was put right' },
  over: { zh: '不再需要公示', en: 'there is no need of it any more' },
} as const satisfies List;

/** By which act of its own procedure an item was put right. */
export const mendings = {
  mended: { zh: '已更正内容', en: 'its content was mended' },
  'taken-down': { zh: '已撤下', en: 'it was taken down' },
  removed: { zh: '已移出名单', en: 'the entry was removed' },
} as const satisfies List;
