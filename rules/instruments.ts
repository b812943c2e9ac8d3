import type { Text } from '../kernel/text.ts';

/**
 * Instruments that rules and acts rest on, by the short name used in ids (`samr121.art15`).
 * Titles only: what they say is restated where it is used, with a confidence mark.
 */
export const instruments = {
  samr121: {
    zh: '市场监督管理投诉举报处理办法（国家市场监督管理总局令第121号）',
    en: 'Measures for Handling Complaints and Reports in Market Regulation (SAMR Order No. 121)',
  },
  samr20: {
    zh: '市场监督管理投诉举报处理暂行办法（国家市场监督管理总局令第20号，已废止）',
    en: 'Interim Measures for Handling Complaints and Reports in Market Regulation (SAMR Order No. 20, repealed)',
  },
  procedure: {
    zh: '市场监督管理行政处罚程序规定',
    en: 'Provisions on Procedures for Administrative Penalties in Market Regulation',
  },
  penalty: { zh: '中华人民共和国行政处罚法', en: 'Administrative Penalty Law' },
  consumer: { zh: '中华人民共和国消费者权益保护法', en: 'Law on the Protection of Consumer Rights and Interests' },
  consumerRegulation: {
    zh: '中华人民共和国消费者权益保护法实施条例',
    en: 'Regulations for the Implementation of the Law on the Protection of Consumer Rights and Interests',
  },
  civil: { zh: '中华人民共和国民法典', en: 'Civil Code' },
  transfer310: {
    zh: '行政执法机关移送涉嫌犯罪案件的规定（国务院令第310号，2020年修订）',
    en: 'Provisions on the Transfer of Suspected Crimes by Administrative Authorities (State Council Order No. 310, 2020)',
  },
  reward: {
    zh: '市场监管领域重大违法行为举报奖励暂行办法（国市监稽规〔2021〕4号）',
    en: 'Interim Measures for Rewarding Reports of Major Violations in Market Regulation (2021)',
  },
  odr: {
    zh: '全国12315平台在线消费纠纷解决（ODR）规则',
    en: 'Online dispute resolution (ODR) rules of the national 12315 platform',
  },
  discipline: {
    zh: '执法机关和司法机关向纪检监察机关移送问题线索工作办法（2019年）',
    en: 'Measures for Transferring Clues from Enforcement and Judicial Organs to Discipline Inspection (2019)',
  },
  supervision: {
    zh: '行政执法监督条例',
    en: 'Regulations on the Supervision of Administrative Enforcement',
  },
  publicity: {
    zh: '市场监督管理投诉信息公示暂行规则（国市监稽规〔2023〕6号）',
    en: 'Interim Rules on the Publication of Complaint Information (2023)',
  },
  hearing: {
    zh: '市场监督管理行政处罚听证办法',
    en: 'Measures for Hearings on Administrative Penalties in Market Regulation',
  },
  coercion: { zh: '中华人民共和国行政强制法', en: 'Administrative Coercion Law' },
  mlm: { zh: '禁止传销条例', en: 'Regulations on the Prohibition of Pyramid Selling' },
  gains: {
    zh: '市场监督管理行政处罚案件违法所得认定办法（2026年）',
    en: 'Measures for Determining Illegal Gains in Market-Regulation Penalty Cases (2026)',
  },
  publication45: {
    zh: '市场监督管理行政处罚信息公示规定（国家市场监督管理总局令第45号）',
    en: 'Provisions on the Publication of Penalty Information in Market Regulation (SAMR Order No. 45)',
  },
  // Our source names it by number only.
  repair2021: { zh: '国市监信规〔2021〕3号', en: 'Guo Shi Jian Xin Gui [2021] No. 3' },
  keyCases: { zh: '重大案件挂牌督办规定（各地）', en: 'Local rules on supervised major cases' },
  // Our source names it in short only.
  archives: { zh: '归档范围规定', en: 'Provisions on the Scope of Archiving' },
  reconsideration: {
    zh: '中华人民共和国行政复议法（2023年修订）',
    en: 'Administrative Reconsideration Law (2023)',
  },
  litigation: { zh: '中华人民共和国行政诉讼法', en: 'Administrative Litigation Law' },
  'civil-procedure': { zh: '中华人民共和国民事诉讼法', en: 'Civil Procedure Law' },
  // Our source names it by number only.
  joint2006: { zh: '高检会〔2006〕2号', en: 'Gao Jian Hui [2006] No. 2' },
  'police-procedure': {
    zh: '公安机关办理刑事案件程序规定',
    en: 'Provisions on Procedures of Public Security Organs in Criminal Cases',
  },
  'police-econ': {
    zh: '公安机关办理经济犯罪案件的若干规定',
    en: 'Provisions on the Handling of Economic Crimes by Public Security Organs',
  },
  supervisory: {
    zh: '监察法实施条例',
    en: 'Regulations for the Implementation of the Supervision Law',
  },
  organised: { zh: '中华人民共和国反有组织犯罪法', en: 'Anti-Organised-Crime Law' },
  procuratorial: {
    zh: '人民检察院检察建议工作规定（2019年）',
    en: 'Provisions on Procuratorial Recommendations (2019)',
  },
  judicialAdvice: {
    zh: '关于综合治理类司法建议工作若干问题的规定（法释〔2023〕11号）',
    en: 'Provisions on Judicial Recommendations for Comprehensive Governance (Fa Shi [2023] No. 11)',
  },
  // No national text; each region has its own working rules.
  sweep: { zh: '三书一函办理机制（各地）', en: 'Local working rules on the four kinds of letters' },
  baoshan: { zh: '保山市暂行办法（2016年）', en: 'Interim Measures of the City of Baoshan (2016)' },
  random2015: {
    zh: '国务院办公厅关于推广随机抽查规范事中事后监管的通知（国办发〔2015〕58号）',
    en: 'Notice on Promoting Random Inspections (Guo Ban Fa [2015] No. 58)',
  },
  random2019: {
    zh: '国务院关于在市场监管领域全面推行部门联合“双随机、一公开”监管的意见（国发〔2019〕5号）',
    en: 'Opinions on Random Inspection with Publication in Market Regulation (Guo Fa [2019] No. 5)',
  },
  inspection54: {
    zh: '国务院办公厅关于严格规范涉企行政检查的意见（国办发〔2024〕54号）',
    en: 'Opinions on Strictly Regulating Inspections of Enterprises (Guo Ban Fa [2024] No. 54)',
  },
  abnormalList: { zh: '企业经营异常名录管理办法', en: 'Measures for the List of Enterprises with Abnormal Operation' },
  seriousList: {
    zh: '市场监督管理严重违法失信名单管理办法（国家市场监督管理总局令第44号）',
    en: 'Measures for the List of Serious Violations in Market Regulation (SAMR Order No. 44)',
  },
  foodLaw: { zh: '中华人民共和国食品安全法', en: 'Food Safety Law' },
  foodRecall: { zh: '食品召回管理办法', en: 'Measures for the Recall of Food' },
  inspectionForms: {
    zh: '行政检查文书基本格式文本（试行）',
    en: 'Basic Forms of Administrative Inspection Documents (trial)',
  },
} as const satisfies Readonly<Record<string, Text>>;

export type InstrumentId = keyof typeof instruments;
