import { articlesOf, type BasisEntry } from './basis-entry.ts';

const art = articlesOf('coercion', 'V', '2012-01-01');
const mlm = articlesOf('mlm', 'V', '2005-11-01');

/** 行政强制法, and 禁止传销条例 on seizure: law.md §4, where both were read. */
export const coercionArticles = {
  'coercion.art19': art(
    '第十九条',
    '情况紧急当场实施的，二十四小时内报告并补办批准手续',
    'Urgent measure on the spot: reported and approved within 24 hours',
  ),
  'coercion.art24': art('第二十四条', '查封、扣押决定书和清单', 'Seizure decision and list'),
  'coercion.art25': art(
    '第二十五条',
    '查封、扣押三十日，经批准可延长不超过三十日；检测、检验、检疫、技术鉴定期间除外',
    'Seizure for 30 days, at most 30 more with approval; testing time is left out',
  ),
  'coercion.art26': art('第二十六条', '妥善保管查封、扣押的财物', 'Care of what was seized'),
  'coercion.art27': art('第二十七条', '期限内作出处理决定', 'Decision within the time of the seizure'),
  'coercion.art28': art(
    '第二十八条',
    '期满等情形应当及时解除，立即退还财物',
    'Lifted at once on expiry and the other grounds; goods returned',
  ),
  'coercion.art31': art('第三十一条', '三日内交付冻结决定书', 'Freezing decision delivered within three days'),
  'coercion.art32': art(
    '第三十二条',
    '冻结三十日，经批准可延长不超过三十日',
    'Freezing for 30 days, at most 30 more with approval',
  ),
  'coercion.art33': art('第三十三条', '解除冻结', 'Lifting of a freeze'),
  'coercion.art36': art(
    '第三十六条',
    '收到催告书后有权陈述和申辩，应当记录、复核，成立的应当采纳',
    'After a demand the party may state and defend; it is recorded, looked into, and accepted where right',
  ),
  'coercion.art39': art(
    '第三十九条',
    '中止执行；满三年未恢复的不再执行',
    'Enforcement suspended; not resumed in three years, it is given up',
  ),
  'coercion.art42': art(
    '第四十二条',
    '执行协议；采取补救措施的可以减免加处罚款，不履行的恢复执行',
    'Agreement on performance: the surcharge may be reduced where harm was made good; broken, enforcement goes on',
  ),
  'coercion.art45': art('第四十五条', '加处罚款不超过金钱给付义务', 'The surcharge never exceeds the sum owed'),
  'coercion.art46': art(
    '第四十六条',
    '已查封、扣押的财物可以依法拍卖抵缴罚款',
    'Goods already seized may be auctioned against the fine',
  ),
  'coercion.art53': art(
    '第五十三条',
    '自期限届满之日起三个月内申请法院强制执行',
    'Application to the court within three months',
  ),
  'coercion.art54': art(
    '第五十四条',
    '申请前催告；送达十日后仍未履行的可以申请',
    'Demand first; application ten days after its service',
  ),
  'coercion.art56': art(
    '第五十六条',
    '法院五日内受理；不受理的十五日内可以申请复议',
    'The court accepts within five days; review within 15 days of a refusal',
  ),
  'coercion.art57': art('第五十七条', '法院七日内裁定', 'Ruling within seven days'),
  'coercion.art58': art(
    '第五十八条',
    '需要听取意见的，三十日内裁定',
    'Ruling within 30 days where the parties are heard',
  ),
  'coercion.art69': art('第六十九条', '十日以内的期限指工作日', 'Limits of ten days or less are working days'),
  'mlm.art14': mlm('第十四条', '查处传销可以采取的措施', 'Measures open to whoever investigates pyramid selling'),
  'mlm.art18': mlm(
    '第十八条',
    '传销查封、扣押三十日，经主要负责人批准可延长十五日（第十八、十九条）',
    'Seizure for pyramid selling: 30 days, at most 15 more by the principal head (arts 18–19)',
  ),
  'mlm.art19': mlm(
    '第十九条',
    '逾期未作决定的视为解除，立即退还（第十八、十九条）',
    'No decision in time: deemed lifted, goods returned (arts 18–19)',
  ),
} as const satisfies Readonly<Record<string, BasisEntry>>;
