import { limit, type PenaltyRule, part, penaltyRule } from './penalty-rule.ts';

/** Service of decisions, the summary procedure, closing and keeping: law.md §4. */
export const penaltyDecisionServiceRules: readonly PenaltyRule[] = [
  penaltyRule({
    id: 'case-serve',
    from: '2021-07-15',
    title: { zh: '送达处罚决定书', en: 'Service of the decision' },
    limit: limit(7, 'wd'),
    consequence: {
      zh: '宣告后当场交付；当事人不在场的，七个工作日内送达。当事人签订确认书的，可以传真、电子邮件送达。',
      en: 'On the spot, else within seven working days; by fax or e-mail only with a signed confirmation.',
    },
    bases: ['penalty.art61', 'penalty.art85'],
    examples: [{ startedOn: '2026-06-12', due: '2026-06-24', note: '端午假期不计' }],
  }),
  penaltyRule({
    id: 'case-serve-public',
    from: '2022-11-01',
    title: { zh: '公告送达', en: 'Service by public notice' },
    limit: limit(30, 'd'),
    expects: 'term',
    consequence: {
      zh: '其他方式无法送达的，自发布公告之日起满三十日视为送达；公告时间不计入办案期限。',
      en: 'Where nothing else works: deemed served after 30 days, which are left out of the 90 days.',
    },
    bases: ['procedure.service', 'civil-procedure.art95'],
    examples: [
      { startedOn: '2026-06-10', due: '2026-07-10', note: '满三十日' },
      { startedOn: '2026-06-11', due: '2026-07-11', note: '末日为星期六，视为送达之日不顺延' },
    ],
  }),
  penaltyRule({
    id: 'case-serve-public',
    from: '2019-04-01',
    to: '2022-10-31',
    title: { zh: '公告送达（旧）', en: 'Service by public notice (old)' },
    limit: limit(60, 'd'),
    expects: 'term',
    consequence: { zh: '自发布公告之日起满六十日视为送达。', en: 'Deemed served after 60 days.' },
    bases: ['procedure.service-2019'],
    examples: [{ startedOn: '2022-10-31', due: '2022-12-30', note: '旧规最后一日发布' }],
  }),
  penaltyRule({
    id: 'case-summary-archive',
    from: '2021-07-15',
    title: { zh: '简易程序案件归档', en: 'Summary case filed away' },
    limit: limit(7, 'wd'),
    consequence: {
      zh: '当场处罚决定报所属机关备案，材料七个工作日内归档。',
      en: 'The on-the-spot decision is reported and its papers filed within seven working days.',
    },
    bases: ['procedure.summary-archive', 'penalty.art52'],
    examples: [{ startedOn: '2026-07-01', due: '2026-07-10', note: '普通两周' }],
  }),
  penaltyRule({
    id: 'case-close',
    from: '2021-07-15',
    title: { zh: '结案审批', en: 'Closing of a case' },
    limit: limit(15, 'wd'),
    consequence: {
      zh: '结案情形出现之日起十五个工作日内办理结案。',
      en: 'Closed within 15 working days of the reason to.',
    },
    bases: ['procedure.art76'],
    examples: [{ startedOn: '2026-09-01', due: '2026-09-21', note: '9月20日（星期日）上班计入' }],
  }),
  penaltyRule({
    id: 'case-archive',
    from: '2021-07-15',
    title: { zh: '案卷保管期限', en: 'Keeping of the file' },
    limit: limit(30, 'y'),
    expects: 'term',
    consequence: {
      zh: '一案一卷，分正卷、副卷；按类别保管三十年或者永久，永久的不适用本期限。',
      en: 'One case, one file, in two volumes; kept 30 years, or for ever by class, to which this term does not apply.',
    },
    bases: ['archives', 'procedure.art77', 'procedure.art78'],
    parts: [
      part(
        'M',
        null,
        '自结案归档之日起算；归档本身没有法定天数',
        'counted from the closing; filing away itself has no number',
      ),
    ],
    examples: [{ startedOn: '2021-07-15', due: '2051-07-15', provisional: true, note: '三十年后的同一日' }],
  }),
];
