import { limit, type PenaltyRule, penaltyRule } from './penalty-rule.ts';

/**
 * Days of supervision: no law fixes one (law.md §13, row campaign / 督导). Each order states its own day, from the plan
 * (`until` of the clock); the number here is only what a clock without a day would fall back on, and none is without.
 */
export const supervisionRules: readonly PenaltyRule[] = [
  penaltyRule({
    id: 'supervision-rectify',
    from: '2018-01-01',
    title: { zh: '督导问题整改', en: 'Rectification of a finding' },
    limit: limit(30, 'd'),
    consequence: {
      zh: '期限由责令整改文书逐件写明；全国没有统一的期限，三十日只是没有写明时本系统的提示期限，可以按方案配置。',
      en: 'Each order states its own day. No national number is known: thirty days are a reminder of ours where none is stated.',
    },
    bases: ['supervision'],
    examples: [{ startedOn: '2026-03-02', due: '2026-04-01', note: '文书没有写明日期时的提示期限' }],
  }),
];
