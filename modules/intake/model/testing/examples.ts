import type { JsonObject } from '../../../../kernel/text.ts';

const matter = '01990000-0000-7000-8000-000000000001';
const officer = '00000000-0000-7000-8000-000000000012';
const text = '现场未见明码标价，店方承认多收停车费。';

const receive: JsonObject = {
  title: '超市停车场多收停车费',
  text: '一月三日在城西某超市停车两小时，被收取四十元，现场没有公示收费标准。',
  demand: '退还多收的停车费三十五元。',
  channel: '12315',
  domain: 'price',
  source: { system: '12315', externalId: '5105022026000017' },
  respondent: { name: '某某商贸有限公司', address: '城西路8号', region: '510502', kind: 'ordinary' },
  place: { region: '510502', address: '城西路8号停车场' },
  claimFen: 3500,
  incoming: { sender: '某市消费者协会', documentNo: '消协函〔2026〕8号', documentDate: '2026-01-04' },
  campaign: 'parking-fees-2026',
  occurredOn: '2026-01-03',
  reporter: { name: '王某', phone: '13800000000', idNo: '11010519491231002X' },
  likes: 3,
  receiptHash: 'a'.repeat(64),
};

const routing: Readonly<Record<string, JsonObject>> = {
  receive,
  assign: { to: '510502', note: '经营地在该区', route: { rule: 'samr121.art29', followed: true } },
  reassign: { to: '510503' },
  return: { reason: '经营地不在本区，没有处理权限' },
  recall: { reason: '分派有误' },
  'dispute-jurisdiction': { with: '510503', reason: '实际经营地在乙区' },
  'settle-dispute': { note: '经协商由本机关办理' },
  designate: { to: '510503', reason: '实际经营地在乙区', document: '指定管辖通知书〔2026〕1号' },
  entrust: { to: '510502003' },
  claim: {},
  'assign-officer': { officer },
  release: {},
  note: { audience: 'team', text: '下周二上午联合检查，先不要打草惊蛇。' },
  screen: {
    domain: 'price',
    urgency: 'urgent',
    signs: ['disorder'],
    proposals: [{ rule: 'domain@2026.1', value: 'price', agreed: true }],
  },
  correct: { reason: '领域误选', domain: 'consumer', title: '超市停车场收费纠纷' },
  attach: { file: matter, sha256: 'b'.repeat(64), name: '现场照片.jpg' },
  void: { reason: '批次导入错误', batch: matter },
  accept: { note: '已签收' },
  'ask-reporter': { text: '请补充停车小票的照片。' },
  'reporter-writes': { text: '小票已丢，付款记录还在。' },
  'read-messages': {},
};

const verification: Readonly<Record<string, JsonObject>> = {
  ...routing,
  'record-finding': { on: '2026-07-08', kind: 'site-visit', suspected: true, text },
  'request-extension': { reason: '需异地协查' },
  extend: {},
  'refuse-extension': { reason: '理由不充分' },
  pause: { kind: 'testing', document: '检测委托书〔2026〕12号' },
  resume: { document: '检测报告2026-088' },
  file: { cause: '未按规定明码标价', text },
  'not-file': { ground: 'N1', text },
  transfer: { target: 'police', to: '某市公安局', document: '移送函〔2026〕3号', text },
  'no-power': { channel: '请向实际经营地市场监管部门提出', text },
  'out-of-scope': { kind: 'consultation', text: '咨询营业执照办理流程。' },
  clear: {},
  'send-back': { reason: '请补充询问笔录' },
};

/** One body for each verb that its schema must accept; journeys use them where the content does not matter. */
export const examples: Readonly<Record<string, Readonly<Record<string, JsonObject>>>> = {
  clue: { ...verification, answer: { text } },
  report: {
    ...verification,
    split: { matter, note: '同一来信含投诉请求' },
    supplement: { from: matter, text: '补充付款凭证和店招照片。' },
    'merge-repeat': { into: matter, text: '同一举报人就同一事实再次举报并提供新材料。' },
    'close-repeat': { same: matter, text: '同一举报人就同一事实再次举报，没有新材料。' },
    notify: { way: 'post', law: '食品安全法', document: '告知书〔2026〕5号' },
  },
  complaint: {
    ...routing,
    split: { matter },
    'request-materials': { items: ['付款凭证'], until: '2026-07-10' },
    'receive-materials': { items: ['付款凭证'] },
    reject: { ground: 'R3', factors: ['F1', 'F4'], text: '一次购买过期食品三百件。' },
    'out-of-scope': { kind: 'consultation', text: '咨询营业执照办理流程。' },
    withdraw: { text: '投诉人来电撤回。' },
    'record-mediation': { on: '2026-07-20', onSite: true, text: '双方到场，未达成一致。' },
    suspend: { kind: 'testing', document: '检测委托书〔2026〕13号' },
    resume: {},
    agree: { form: 'agreement', document: '调解书〔2026〕21号', recoveredFen: 3500, text: '店方退还多收费用。' },
    terminate: { ground: 'T6', because: 'R2', text: '法院已经受理同一争议。' },
    lapse: { text: '期限届满未达成协议。' },
    'notify-termination': { document: '终止调解决定书〔2026〕9号' },
    'record-clue': { clue: matter, text: '调解中发现未明码标价。' },
    'transfer-police': { to: '某市公安局', document: '移送函〔2026〕4号', text: '涉嫌调包后索赔。' },
    clear: {},
  },
};
