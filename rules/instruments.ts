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
} as const satisfies Readonly<Record<string, Text>>;

export type InstrumentId = keyof typeof instruments;
