import { limit, type PenaltyRule, part, penaltyRule } from './penalty-rule.ts';

/**
 * Tasks 督办任务 of a meeting, a talk, a rectification or a campaign. No statutory limit was found (law.md §13): the day comes
 * from whoever set the task (`until` of the clock), and the count here is only a reminder where a day is missing.
 */
export const officeTaskRules: readonly PenaltyRule[] = [
  penaltyRule({
    id: 'office-task',
    from: '2018-01-01',
    title: { zh: '完成督办任务', en: 'Do the task' },
    limit: limit(30, 'd'),
    consequence: {
      zh: '没有法定期限：以交办时确定的日期为准。逾期的，由交办机关催办、约谈，不产生法律后果。',
      en: 'No statutory limit: the day that was set counts. Later, whoever set it reminds and talks; nothing follows by law.',
    },
    bases: ['supervision'],
    parts: [
      part(
        'U',
        'supervision',
        '三十日是本系统的提示期限，不是法定期限',
        'The thirty days are a reminder of ours, no limit of law',
      ),
    ],
    examples: [{ startedOn: '2026-03-02', due: '2026-04-01', note: '没有写明日期时的提示期限' }],
  }),
];
