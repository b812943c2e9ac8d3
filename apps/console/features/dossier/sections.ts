import type { Text } from '../../../../kernel/text.ts';

/** Groups of papers as the index names them; codes are those of `modules/dossiers/model/order.ts`. */
export const sections: Readonly<Record<string, Text>> = {
  decision: { zh: '处罚决定与送达', en: 'Decision and service' },
  spot: { zh: '现场记录与凭证', en: 'Records of the spot' },
  filing: { zh: '立案', en: 'Filing' },
  jurisdiction: { zh: '管辖', en: 'Jurisdiction' },
  evidence: { zh: '证据材料', en: 'Evidence' },
  testing: { zh: '检验、鉴定', en: 'Tests' },
  measures: { zh: '强制措施与先行登记保存', en: 'Measures and registrations' },
  correction: { zh: '责令改正', en: 'Orders to correct' },
  notice: { zh: '告知与陈述申辩', en: 'Notice and defence' },
  hearing: { zh: '听证', en: 'Hearing' },
  performance: { zh: '执行', en: 'Performance' },
  goods: { zh: '财物处理', en: 'Goods' },
  crime: { zh: '移送', en: 'Transfer' },
  others: { zh: '其他材料', en: 'Other papers' },
  source: { zh: '案件来源', en: 'Source' },
  report: { zh: '调查终结报告', en: 'Report' },
  reviews: { zh: '审核意见', en: 'Reviews' },
  'hearing-report': { zh: '听证报告', en: 'Hearing report' },
  discussion: { zh: '集体讨论', en: 'Discussion' },
  approvals: { zh: '内部审批', en: 'Approvals' },
  excluded: { zh: '未采信的证据', en: 'Excluded evidence' },
};
