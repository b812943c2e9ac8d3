import { approvedBy, limit, type PenaltyRule, part, penaltyRule } from './penalty-rule.ts';
import { day } from './worked-rule.ts';

/** Case review, advance notice, hearing: law.md §4. 听证办法 could not be read, its numbers are from memory (M). */
export const penaltyReviewHearingRules: readonly PenaltyRule[] = [
  penaltyRule({
    id: 'case-review',
    from: '2021-07-15',
    title: { zh: '案件审核、法制审核', en: 'Case review, legal review' },
    limit: limit(10, 'wd'),
    further: approvedBy('head'),
    consequence: {
      zh: '应当法制审核而未经审核或者审核未通过的，不得作出决定。',
      en: 'Where legal review is due: no decision without it or against it.',
    },
    bases: [
      'procedure.art54',
      'procedure.art50',
      'procedure.art51',
      'procedure.art52',
      'procedure.art53',
      'penalty.art58',
    ],
    examples: [
      { startedOn: '2026-09-18', due: '2026-10-09', note: '9月20日上班计入，中秋、国庆不计' },
      {
        startedOn: '2026-09-18',
        extensions: [{ on: day('2026-10-08'), limit: limit(5, 'wd'), approver: '负责人', reason: '法律关系复杂' }],
        due: '2026-10-15',
        note: '负责人批准延长，期限由批准写明，本例五个工作日',
      },
    ],
  }),
  penaltyRule({
    id: 'case-notice-reply',
    from: '2021-07-15',
    title: { zh: '陈述、申辩，要求听证', en: 'Statement and defence, request for a hearing' },
    limit: limit(5, 'wd'),
    expects: 'party',
    consequence: {
      zh: '当事人逾期未提出的，视为放弃；不得因当事人陈述、申辩给予更重的处罚。',
      en: 'Silence is waiver; the penalty may not be raised because of a defence.',
    },
    bases: ['penalty.art64', 'penalty.art85', 'penalty.art44', 'penalty.art45', 'procedure.art57'],
    parts: [
      part('M', 'procedure.art57', '陈述、申辩同为五个工作日', 'that statement and defence have five working days too'),
    ],
    examples: [
      { startedOn: '2026-09-29', due: '2026-10-12', note: '国庆不计，10月10日上班计入' },
      { startedOn: '2026-06-15', due: '2026-06-23', note: '端午假期不计' },
    ],
  }),
  penaltyRule({
    id: 'hearing-chair',
    from: '2021-07-15',
    title: { zh: '确定听证主持人', en: 'Naming the chair of the hearing' },
    limit: limit(3, 'wd'),
    consequence: {
      zh: '主持人不得是本案调查人员；听证时间不计入办案期限。',
      en: 'The chair is not of the case team; the hearing is left out of the 90 days.',
    },
    bases: ['hearing.art16'],
    examples: [{ startedOn: '2026-04-29', due: '2026-05-07', note: '劳动节五天不计' }],
  }),
  penaltyRule({
    id: 'hearing-handover',
    from: '2021-07-15',
    title: { zh: '向听证主持人移交材料', en: 'File handed to the chair' },
    limit: limit(3, 'wd'),
    consequence: { zh: '办案人员移交案件材料。', en: 'The case team hands over the file.' },
    bases: ['hearing.art17'],
    examples: [{ startedOn: '2026-05-07', due: '2026-05-11', note: '5月9日（星期六）上班计入' }],
  }),
  penaltyRule({
    id: 'hearing-date-fix',
    from: '2021-07-15',
    title: { zh: '确定听证时间、地点', en: 'Fixing the date of the hearing' },
    limit: limit(5, 'wd'),
    consequence: {
      zh: '主持人自收到材料起五个工作日内确定；除涉及国家秘密、商业秘密或者个人隐私外公开举行。',
      en: 'By the chair, within five working days of the file; public unless secret or private.',
    },
    bases: ['hearing.art18'],
    examples: [{ startedOn: '2026-05-11', due: '2026-05-18', note: '普通一周' }],
  }),
  penaltyRule({
    id: 'hearing-notice',
    from: '2021-07-15',
    title: { zh: '听证七日前通知', en: 'Notice before the hearing' },
    limit: limit(7, 'wd'),
    expects: 'term',
    consequence: {
      zh: '自通知送达次日起满七个工作日后方可举行听证（从严计算，最早为届满日的次日）。',
      en: 'No hearing before seven whole working days have passed since the notice was served.',
    },
    bases: ['penalty.art64', 'penalty.art85', 'hearing.art18'],
    parts: [
      part('U', null, '七日须届满，次日方可举行：从严', 'that the seven days must have passed: the strict reading'),
    ],
    examples: [
      { startedOn: '2026-05-18', due: '2026-05-27', note: '最早5月28日举行' },
      { startedOn: '2026-09-23', due: '2026-10-10', note: '跨中秋、国庆；10月10日上班计入' },
    ],
  }),
  penaltyRule({
    id: 'hearing-public-notice',
    from: '2021-07-15',
    title: { zh: '公开听证三日前公告', en: 'Public announcement of the hearing' },
    limit: limit(3, 'wd'),
    expects: 'term',
    consequence: {
      zh: '自公告次日起满三个工作日后方可举行公开听证。',
      en: 'No public hearing before three whole working days since the announcement.',
    },
    bases: ['hearing.art18'],
    examples: [{ startedOn: '2026-05-22', due: '2026-05-27', note: '最早5月28日举行' }],
  }),
  penaltyRule({
    id: 'hearing-report',
    from: '2021-07-15',
    title: { zh: '提出听证报告', en: 'Report of the hearing' },
    limit: limit(5, 'wd'),
    consequence: {
      zh: '报告连同听证笔录送负责人；应当根据听证笔录作出决定。',
      en: 'With the record to the head; the decision follows the record.',
    },
    bases: ['hearing.art28', 'penalty.art65'],
    examples: [{ startedOn: '2026-05-28', due: '2026-06-04', note: '普通一周' }],
  }),
];
