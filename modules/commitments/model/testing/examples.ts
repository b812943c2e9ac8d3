import type { JsonObject } from '../../../../kernel/text.ts';

const returns = (days: number): JsonObject => ({
  kind: 'offline-return',
  terms: `在本店购买服装，${days}日内可无理由退货。`,
  contact: '一楼服务台',
  ...{ goods: '服装、鞋帽', days, conditions: '吊牌完好、未穿着洗涤，凭小票', refundRoute: '原路退回，三日内到账' },
});
const edition = (days: number): JsonObject => ({
  promise: returns(days),
  from: '2026-07-10',
  formNo: '承诺书〔2026〕1号',
  formKept: '所档案柜',
});
const registered: JsonObject = {
  firm: { name: '云岚百货商场', address: '东街1号' },
  shops: ['一号铺', '二号铺'],
  ...edition(7),
};
const found: JsonObject = { on: '2026-07-12', source: 'complaint', document: '投诉1号', text: '经过。' };

/** One body of each verb, told on 2026-07-06 where a day matters. */
export const examples: Readonly<Record<string, JsonObject>> = {
  register: registered,
  correct: registered,
  publish: { checked: true },
  discard: { reason: '经营者不再承诺。' },
  amend: { ...edition(15), reason: '延长退货期限' },
  'record-kept': found,
  'record-broken': { ...found, toldOn: '2026-07-12', answerBy: '2026-07-30' },
  'record-answer': { record: 'r1', on: '2026-07-13', text: '商品已洗涤。' },
  'strike-record': { record: 'r1', reason: '经核实不属于承诺范围。' },
  warn: { document: '警示1号', reason: '多次拒绝退货。', toldOn: '2026-07-20', answerBy: '2026-07-30' },
  'answer-warning': { on: '2026-07-25', text: '已整改。' },
  'lift-warning': { reason: '已整改。' },
  'strike-off': { document: '移出1号', reason: '拒不履行承诺。', toldOn: '2026-07-31' },
  withdraw: { document: '撤回申请1号', lastDay: '2026-08-31' },
  end: { why: 'closed' },
  attach: { file: '00000000-0000-7000-8000-000000000001', sha256: 'a'.repeat(64), name: '承诺书.pdf' },
};
