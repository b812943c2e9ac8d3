import { limit, type PenaltyRule, penaltyRule } from './penalty-rule.ts';

const OURS = '全国没有统一的期限，这里是本系统的提示期限，可以按当地规定配置；来文写明答复日期的，以来文为准。';
const OURS_EN =
  'No national number is known: this is a reminder of ours, to be set by local rules. A day that the letter states goes first.';

/**
 * Answers to 司法建议, 检察建议, 监察建议 and 公安提示函: law.md §7. A day that the letter itself states takes the place of the
 * count (`until` of the clock). Who agrees to a later day is the sender, never we.
 */
export const letterRules: readonly PenaltyRule[] = [
  penaltyRule({
    id: 'letter-procuratorate',
    from: '2019-02-26',
    title: { zh: '回复检察建议', en: 'Answer to a procuratorial recommendation' },
    limit: limit(2, 'mo'),
    consequence: {
      zh: '无正当理由不整改、不回复的，可以被通报，符合条件的可以被提起公益诉讼。',
      en: 'Ignoring it may be reported upwards; a public-interest suit may follow.',
    },
    bases: ['procuratorial.art19'],
    examples: [
      { startedOn: '2026-01-05', due: '2026-03-05', note: '两个月到对应日届满' },
      { startedOn: '2026-12-31', due: '2027-02-28', provisional: true, note: '二月没有三十一日，末日届满' },
    ],
  }),
  penaltyRule({
    id: 'letter-procuratorate',
    from: '2018-01-01',
    to: '2019-02-25',
    title: { zh: '回复检察建议（规定施行前）', en: 'Answer to a procuratorial recommendation (before the rule)' },
    limit: limit(30, 'd'),
    consequence: { zh: OURS, en: OURS_EN },
    bases: ['sweep.mechanism'],
    examples: [{ startedOn: '2019-01-07', due: '2019-02-06', note: '三十日' }],
  }),
  penaltyRule({
    id: 'letter-court',
    from: '2023-11-16',
    title: { zh: '反馈司法建议', en: 'Answer to a judicial recommendation' },
    limit: limit(2, 'mo'),
    consequence: { zh: '应当书面反馈办理情况。', en: 'What was done is answered in writing.' },
    bases: ['judicial-advice'],
    parts: [
      {
        text: { zh: '两个月的期限出自记忆，施行前请核对', en: 'The two months are from memory: check before use' },
        basis: 'judicial-advice',
        confidence: 'M',
      },
    ],
    examples: [{ startedOn: '2026-03-31', due: '2026-05-31', note: '对应日届满；末日为星期日，机关自己的期限不顺延' }],
  }),
  penaltyRule({
    id: 'letter-court',
    from: '2018-01-01',
    to: '2023-11-15',
    title: { zh: '反馈司法建议（规定施行前）', en: 'Answer to a judicial recommendation (before the rule)' },
    limit: limit(30, 'd'),
    consequence: { zh: OURS, en: OURS_EN },
    bases: ['sweep.mechanism'],
    examples: [{ startedOn: '2020-06-01', due: '2020-07-01', note: '三十日' }],
  }),
  penaltyRule({
    id: 'letter-supervision',
    from: '2018-01-01',
    title: { zh: '报告监察建议整改情况', en: 'Report on a supervisory recommendation' },
    limit: limit(30, 'd'),
    consequence: {
      zh: `期限由监察建议书逐件确定。${OURS}`,
      en: `Each letter fixes its own day. ${OURS_EN}`,
    },
    bases: ['sweep.mechanism', 'supervisory.advice'],
    examples: [{ startedOn: '2026-03-02', due: '2026-04-01', note: '来文没有写明日期时的提示期限' }],
  }),
  penaltyRule({
    id: 'letter-police',
    from: '2018-01-01',
    title: { zh: '回复公安提示函', en: 'Answer to a public-security notice' },
    limit: limit(30, 'd'),
    consequence: { zh: OURS, en: OURS_EN },
    bases: ['sweep.mechanism'],
    examples: [{ startedOn: '2026-03-02', due: '2026-04-01', note: '三十日' }],
  }),
];
