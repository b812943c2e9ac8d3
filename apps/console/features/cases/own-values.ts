import type { Area } from '../../forms/area.ts';

/** Who has goods in hand. */
const keepers = {
  officer: { zh: '办案人员', en: 'An officer' },
  store: { zh: '保管室', en: 'A store room' },
  outside: { zh: '外部单位', en: 'Somebody outside' },
};

/** Words of choices that only stand in forms: the model knows their codes and nothing else of them. */
export const ownValues: Area['values'] = {
  'party.kind': {
    person: { zh: '自然人', en: 'Natural person' },
    organisation: { zh: '法人、其他组织', en: 'Organisation' },
  },
  'keeper.kind': keepers,
  'from.kind': keepers,
  'to.kind': keepers,
  'record-absence.kind': {
    absent: { zh: '无正当理由未到', en: 'Absent without good reason' },
    left: { zh: '中途退场', en: 'Left the hearing' },
  },
  form: { original: { zh: '原件（原物）', en: 'Original' }, copy: { zh: '复制件', en: 'Copy' } },
  how: {
    signed: { zh: '已签名', en: 'Signed' },
    refused: { zh: '拒绝签名', en: 'Refused to sign' },
  },
  way: {
    'on-site': { zh: '当场交付', en: 'On site' },
    direct: { zh: '直接送达', en: 'Handed over' },
    left: { zh: '留置送达', en: 'Left where it was refused' },
    post: { zh: '邮寄送达', en: 'By post' },
    electronic: { zh: '电子送达', en: 'Electronically' },
    'public-notice': { zh: '公告送达', en: 'Public notice' },
    written: { zh: '书面', en: 'In writing' },
    oral: { zh: '口头', en: 'Orally' },
    'on-receipt': { zh: '在送达回证上注明', en: 'On the receipt' },
    given: { zh: '交还', en: 'Given back' },
    deposited: { zh: '提存', en: 'Deposited' },
    'seal-removed': { zh: '启封', en: 'Seals removed' },
  },
  askedBy: {
    party: { zh: '当事人申请', en: 'The party' },
    self: { zh: '本人提出', en: 'The person concerned' },
    authority: { zh: '本机关决定', en: 'The authority' },
  },
  'decide-recusal.result': { recused: { zh: '回避', en: 'Recused' }, refused: { zh: '驳回申请', en: 'Refused' } },
  'note-evidence.result': {
    confirmed: { zh: '当事人确认', en: 'Confirmed by the party' },
    disputed: { zh: '当事人有异议', en: 'Disputed by the party' },
    checked: { zh: '经核对与原件一致', en: 'Checked against the original' },
  },
  result: {
    pass: { zh: '同意', en: 'Pass' },
    change: { zh: '提出修改意见', en: 'To be changed' },
    return: { zh: '退回补充调查', en: 'Sent back' },
    accepted: { zh: '采纳', en: 'Accepted' },
    partly: { zh: '部分采纳', en: 'Accepted in part' },
    rejected: { zh: '不予采纳', en: 'Not accepted' },
  },
  'review.passed': { legal: { zh: '法制审核', en: 'Legal review' }, case: { zh: '案件审核', en: 'Case review' } },
  readBack: {
    'read-by-person': { zh: '由被询问人阅读', en: 'Read by the person' },
    'read-aloud': { zh: '向被询问人宣读', en: 'Read out to the person' },
  },
  mode: { 'at-once': { zh: '立即改正', en: 'At once' }, until: { zh: '限期改正', en: 'By a day' } },
  custody: {
    party: { zh: '由当事人保管', en: 'With the party' },
    authority: { zh: '由本机关保管', en: 'With the authority' },
    third: { zh: '委托第三人保管', en: 'With a third person' },
  },
  approver: { head: { zh: '机关负责人', en: 'Head' }, principal: { zh: '主要负责人', en: 'Principal head' } },
  capacity: {
    principal: { zh: '正职负责人', en: 'Principal head' },
    acting: { zh: '主持工作的负责人', en: 'Acting head' },
  },
  what: {
    imposed: { zh: '实施决定', en: 'The decision to impose' },
    extended: { zh: '延期决定', en: 'The extension' },
    lifted: { zh: '解除决定', en: 'The lifting' },
  },
  of: { held: { zh: '在押财物', en: 'Held' }, confiscated: { zh: '没收物品', en: 'Confiscated' } },
  rights: {
    defence: { zh: '陈述、申辩权', en: 'Statement and defence' },
    hearing: { zh: '听证权', en: 'Hearing' },
  },
  closed: {
    'state-secret': { zh: '涉及国家秘密', en: 'State secret' },
    'trade-secret': { zh: '涉及商业秘密', en: 'Trade secret' },
    privacy: { zh: '涉及个人隐私', en: 'Privacy' },
  },
  'correct-decision.where': {
    party: { zh: '当事人信息', en: 'The party' },
    address: { zh: '地址', en: 'The address' },
    date: { zh: '日期', en: 'A date' },
    number: { zh: '文号', en: 'A number' },
    citation: { zh: '引用条款', en: 'A citation' },
    wording: { zh: '文字表述', en: 'The wording' },
  },
  towards: {
    fine: { zh: '罚款', en: 'Fine' },
    surcharge: { zh: '加处罚款', en: 'Surcharge' },
    gains: { zh: '违法所得', en: 'Illegal gains' },
    excess: { zh: '多缴', en: 'Excess' },
  },
  'stop-performance.by': {
    authority: { zh: '本机关', en: 'The authority' },
    reconsideration: { zh: '复议机关', en: 'The reconsideration organ' },
    court: { zh: '人民法院', en: 'The court' },
  },
  'record-reconsideration.procedure': {
    ordinary: { zh: '普通程序', en: 'Ordinary' },
    summary: { zh: '简易程序', en: 'Summary' },
  },
  rule: {
    'publish-term-low': { zh: '通报批评、较低数额罚款', en: 'Criticism or a lower fine' },
    'publish-term': { zh: '一般处罚', en: 'Ordinary' },
  },
  'hearing.state': {
    fixed: { zh: '已确定', en: 'Fixed' },
    held: { zh: '已举行', en: 'Held' },
    withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  },
};
