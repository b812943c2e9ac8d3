import type { JsonObject } from '../../../../../kernel/text.ts';
import { staff } from './story.ts';

const officers = [
  { person: staff.officer.personId, licence: '川0502001' },
  { person: staff.partner.personId, licence: '川0502002' },
];
const party: JsonObject = {
  name: '某某商贸有限公司',
  code: '91350100M000100Y43',
  address: '城西路8号',
  representative: '王某',
  present: { name: '李某', capacity: '店长', phone: '13800000001' },
};
const hash = 'a'.repeat(64);
const file = { id: '01990000-0000-7000-8000-0000000000f1', sha256: hash, size: 20_480, name: '收银系统导出.csv' };
const signed = (on: string): JsonObject => ({ how: 'signed', name: '李某', on });
const witness = { name: '赵某', idNo: '510502199001010011', capacity: '邻店经营者' };

/** Words that many bodies share, for tests that change one of them. */
export const shared = { officers, party, witness, file, hash, signed };

const store = { kind: 'store', code: '证据室A-3' };

const item = (on: string): JsonObject => ({
  kind: 'documentary',
  title: '收费票据',
  on,
  where: '城西路8号收银台',
  how: '当事人提供',
  officers,
  form: 'copy',
  original: '原件由当事人保管，经核对无误',
  pages: 3,
  keeper: { kind: 'officer', person: staff.officer.personId },
  provider: { name: '李某', capacity: '店长' },
  proves: '未按规定明码标价',
});

const scene = (on: string): JsonObject => ({
  from: `${on}T01:00:00Z`,
  to: `${on}T03:00:00Z`,
  officers,
  licenceShown: true,
  place: '城西路8号',
});

const goods = [
  { name: '白酒', spec: '500ml', batch: '20260501', quantity: 10, unit: '瓶', valueFen: 100_000 },
  { name: '散装白酒', quantity: 2.5, unit: '千克', valueFen: 5_000 },
];

const spot = (on: string): JsonObject => ({
  documentNo: `${on}-1`,
  at: `${on}T01:00:00Z`,
  officers,
  licenceShown: true,
  party,
  place: '城西路8号仓库',
  reason: '证据可能灭失。',
  citation: '《中华人民共和国行政处罚法》第五十六条',
  goods,
  seals: [{ no: '封0001', where: '仓库门' }],
  custody: 'authority',
});

const ordered = {
  documentNo: '江阳市监责〔2026〕1号',
  party,
  facts: '未按规定明码标价。',
  citation: '《中华人民共和国行政处罚法》第二十八条',
  remedies: '六十日内申请行政复议，六个月内提起行政诉讼。',
};

/**
 * A body for each verb that gathers evidence or holds goods, as told on a day. Measures name `m1`, requests `q1`,
 * evidence `e1`.
 */
export const gathering: Readonly<Record<string, (on: string) => JsonObject>> = {
  'add-evidence': item,
  'extract-evidence': (on) => ({ ...item(on), signature: signed(on) }),
  'extract-data': (on) => ({
    ...item(on),
    kind: 'electronic',
    file,
    from: `${on}T01:00:00Z`,
    to: `${on}T01:30:00Z`,
    device: { name: '收银机', model: 'POS-5', serial: 'SN0001', state: '开机，已登录' },
    tool: { name: '电子数据取证工具', version: '3.2' },
    method: '只读连接后导出销售流水，并计算校验值。',
    signature: signed(on),
  }),
  custody: (on) => ({
    evidence: 'e1',
    from: { kind: 'officer', person: staff.officer.personId },
    to: store,
    names: { from: '张某', to: '刘某' },
    reason: '入库保管',
    at: `${on}T05:00:00Z`,
  }),
  'exclude-evidence': () => ({ evidence: 'e1', reason: '未出示执法证件即取得。' }),
  'note-evidence': (on) => ({
    evidence: 'e1',
    on,
    result: 'confirmed',
    party,
    text: '经当事人核对，与原件一致。',
    signature: signed(on),
  }),
  'return-evidence': (on) => ({
    evidence: 'e1',
    from: { kind: 'officer', person: staff.officer.personId },
    to: { name: '李某' },
    on,
    reason: '已复制，原件退还',
    signature: signed(on),
  }),
  'record-scene': (on) => ({
    ...scene(on),
    party,
    rightsTold: true,
    findings: ['收银台未见价目表。', '货架上有白酒十瓶，均无标价签。'],
    recordings: [file.id],
    signature: signed(on),
  }),
  summon: (on) => ({
    documentNo: '江阳市监询〔2026〕3号',
    inquired: { name: '王某', address: '城西路8号' },
    on,
    hour: '09:30',
    place: '县市场监督管理局二楼询问室',
    matters: '价格标示情况',
    bring: ['营业执照', '进货票据'],
    contact: '张某 0830-0000000',
  }),
  'record-inquiry': (on) => ({
    ...scene(on),
    recorder: staff.partner.personId,
    nth: 1,
    inquired: { name: '王某', idNo: '510502198001010011', capacity: '法定代表人' },
    rightsTold: true,
    rightsAnswer: '听清楚了，不申请回避。',
    answers: [{ question: '店内商品是否标价？', answer: '没有标价签。' }],
    pages: 2,
    confirmations: [
      { page: 1, confirmed: signed(on) },
      {
        page: 2,
        confirmed: { how: 'refused', reason: '拒绝签名', witnesses: [witness, { name: '钱某' }], on },
      },
    ],
    readBack: 'read-by-person',
    corrections: [{ page: 1, was: '三日', is: '二日', marked: true }],
  }),
  'confirm-address': (on) => ({
    recipient: { name: '王某', address: '城西路8号', phone: '13800000000', email: 'wang@example.com' },
    electronic: true,
    on,
    consequencesTold: true,
    signature: signed(on),
  }),
  'demand-materials': (on) => ({
    documentNo: '江阳市监限提〔2026〕2号',
    party,
    items: ['进货票据', '销售台账'],
    until: on,
    where: '县市场监督管理局',
    contact: '张某',
  }),
  sample: (on) => ({
    ...scene(on),
    documentNo: '江阳市监抽〔2026〕1号',
    party,
    product: goods[0] as JsonObject,
    base: '100瓶',
    method: '随机抽取',
    spare: '3瓶',
    seals: [{ no: '样封0001', where: '样品箱' }],
    sealedBy: '执法人员与店长共同封存',
    storage: '常温避光',
    signature: signed(on),
  }),
  'order-correction': (on) => ({ ...ordered, demand: '逐件标明价格。', mode: 'until', until: on }),
  'order-refund': (on) => ({ ...ordered, amountFen: 3_500, method: '原路退回', until: on }),
  'record-refund': (on) => ({ order: 'o1', on, refundedFen: 3_500, text: '已退还消费者。' }),
  'request-measure': () => ({ kind: 'seize', law: 'coercion', goods: '白酒十瓶', reason: '涉嫌假冒。' }),
  'approve-measure': () => ({ request: 'q1', opinion: '同意。' }),
  'refuse-measure': () => ({ request: 'q1', reason: '没有必要。' }),
  'register-keep': (on) => ({ ...spot(on), request: 'q1', signature: signed(on) }),
  'decide-kept': (on) => ({
    measure: 'm1',
    way: 'release',
    documentNo: `${on}-解登`,
    party,
    reason: '已复制留存。',
  }),
  'impose-measure': (on) => ({
    ...spot(on),
    request: 'q1',
    kind: 'seize',
    law: 'coercion',
    citation: '《中华人民共和国行政强制法》第二十四条',
    heard: '当事人陈述：货物有进货票据。',
    remedies: '六十日内申请行政复议，六个月内提起行政诉讼。',
    delivery: { on, way: 'on-site', signature: signed(on) },
  }),
  'extend-measure': (on) => ({
    measure: 'm1',
    days: 30,
    approver: 'head',
    askedBy: staff.officer.personId,
    documentNo: `${on}-延`,
    party,
    reason: '案情复杂，尚需向生产企业核实。',
    citation: '《中华人民共和国行政强制法》第二十五条',
    remedies: '六十日内申请行政复议，六个月内提起行政诉讼。',
  }),
  'lift-measure': (on) => ({
    measure: 'm1',
    ground: 'unrelated',
    documentNo: `${on}-解`,
    party,
    reason: '与违法行为无关。',
  }),
  'deliver-measure': (on) => ({
    measure: 'm1',
    what: 'extended',
    delivery: { on, way: 'direct', signature: signed(on) },
  }),
  'record-lapse': () => ({ measure: 'm1' }),
  'entrust-custody': (on) => ({
    measure: 'm1',
    documentNo: `${on}-保`,
    goods: [{ line: 1, quantity: 10 }],
    party,
    keeper: { name: '某某仓储有限公司' },
    place: '城东仓库',
    duties: '不得损毁、转移；保管费用由本机关承担。',
    on,
    signature: signed(on),
  }),
  'confirm-disposal': (on) => ({
    measure: 'm1',
    goods: [{ line: 1, quantity: 10 }],
    reason: 'perishable',
    way: 'sold',
    party,
    on,
    signature: signed(on),
  }),
  'announce-disposal': (on) => ({
    measure: 'm1',
    documentNo: `${on}-处公`,
    goods: [{ line: 1, quantity: 10 }],
    reason: 'perishable',
    way: 'sold',
    why: '当事人下落不明。',
    where: '本机关公告栏',
    on,
    until: '2026-12-31',
  }),
  'dispose-goods': (on) => ({
    measure: 'm1',
    of: 'held',
    goods: [{ line: 1, quantity: 10 }],
    how: 'sold',
    on,
    place: '城东市场',
    officers,
    party,
    witness,
    proceedsFen: 80_000,
    account: '涉案款专户',
    approval: `${on}-批`,
  }),
  'return-goods': (on) => ({
    measure: 'm1',
    goods: [
      { line: 1, quantity: 10 },
      { line: 2, quantity: 2.5 },
    ],
    on,
    place: '城西路8号',
    way: 'given',
    officers,
    party,
    receiver: { name: '李某' },
    signature: signed(on),
  }),
};

/** The example of a verb on that day, with some keys changed; a key set to undefined is left out. */
export function told(verb: string, on: string, change: Readonly<Record<string, unknown>> = {}): JsonObject {
  const body = { ...(gathering[verb]?.(on) ?? {}), ...change };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as JsonObject;
}
