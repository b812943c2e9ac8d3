import type { JsonObject } from '../../../../kernel/text.ts';

const firm: JsonObject = { name: '云岚家电商行', address: '东街1号' };
const ID = '00000000-0000-7000-8000-000000000001';

const told: Readonly<Record<string, JsonObject>> = {
  'tell-firm': { document: '告知1号', toldOn: '2026-07-06' },
  'record-objection': { on: '2026-07-06', text: '已经退款。' },
};
const down: JsonObject = { why: 'error', document: '撤下1号', reason: '公示有误。' };

/** One body of each verb, told on 2026-07-06 where a day matters. */
export const disclosureExamples: Readonly<Record<string, JsonObject>> = {
  propose: {
    complaint: { procedure: 'complaint', matter: ID, region: '510502' },
    ...{ firm, problem: 'quality', receivedOn: '2026-06-01', endedOn: '2026-07-01', outcome: 'agreed' },
  },
  ...told,
  exempt: { why: 'secret', reason: '涉及商业秘密。' },
  publish: { checked: true },
  mend: { firm: { ...firm, name: '云岚家电' }, problem: 'consumer', document: '更正1号', reason: '名称写错。' },
  'take-down': down,
};

const entry: JsonObject = {
  ...{ firm, entry: { list: 'abnormal', ground: 'unreachable' }, cause: '通过登记住所无法联系。' },
  ...{ decision: '列异〔2026〕1号', decidedOn: '2026-07-06' },
};
export const seriousEntry: JsonObject = {
  list: 'serious',
  ...{ penalty: '市监处罚〔2026〕1号', article: '第五条', consent: '同意函1号' },
};
export const listEntryExamples: Readonly<Record<string, JsonObject>> = {
  propose: entry,
  ...told,
  discard: { reason: '已经改正。' },
  publish: { checked: true },
  mend: { ...entry, document: '更正1号', reason: '名称写错。' },
  remove: { how: 'performed', document: '移出1号', reason: '已经改正。' },
  'take-down': down,
};

const notice: JsonObject = {
  ...{
    firm,
    product: '山泉牌酱油',
    spec: '500 毫升',
    batches: '2026-05-01 至 2026-05-07 生产',
    level: '2',
    way: 'voluntary',
  },
  ...{
    risk: '菌落总数超标。',
    advice: '停止食用，凭包装到购买处退货。',
    contact: '0000-1234567',
    document: '召回公告1号',
  },
  startedOn: '2026-07-05',
};
export const recallExamples: Readonly<Record<string, JsonObject>> = {
  propose: notice,
  discard: { reason: '重复登记。' },
  publish: { checked: true },
  mend: { ...notice, batches: '2026-05-01 至 2026-05-09 生产', reason: '扩大批次。' },
  'record-progress': { on: '2026-07-06', text: '已召回 300 瓶。', finished: false },
  'take-down': down,
};

export const correctionExamples: Readonly<Record<string, JsonObject>> = {
  ask: {
    item: { kind: 'complaint', region: '510502', id: ID, title: '投诉信息：云岚家电商行', sha256: 'a'.repeat(64) },
    ...{
      reason: '名称写错。',
      papers: '营业执照',
      who: '张先生',
      contact: '0000-1234567',
      receiptHash: 'b'.repeat(64),
    },
  },
  'look-into': { text: '经核对，登记名称为云岚家电。' },
  uphold: { how: 'mended', document: '更正1号', answer: '已经更正。' },
  refuse: { answer: '与登记一致。', remedies: '可以依法申请行政复议或者提起行政诉讼。', document: '答复1号' },
};
