import { limit, type PenaltyRule, part, penaltyRule } from './penalty-rule.ts';

const OURS = [
  'U',
  null,
  '没有查到法定期限：这是本系统的默认数，由各地按本地规定调整',
  'No limit of law was found: a default of ours, set by the place',
] as const;

/**
 * Days of what is published (law.md §2, §8). For complaint information and corrections no number was found: they are defaults
 * that a place sets otherwise by an edition of its own, and an act may fix another day (`until` of the clock).
 */
export const disclosureRules: readonly PenaltyRule[] = [
  penaltyRule({
    id: 'disclosure-answer',
    from: '2014-10-01',
    title: { zh: '公示前经营者提出异议', en: 'The firm may object before publication' },
    limit: limit(10, 'wd'),
    expects: 'party',
    consequence: {
      zh: '期满没有提出异议的，可以决定公示；提出的，先作出答复。',
      en: 'Afterwards it may be published; an objection is answered first.',
    },
    bases: ['publicity'],
    parts: [part(...OURS)],
    examples: [{ startedOn: '2026-03-02', due: '2026-03-16', note: '默认数，不是法定期限' }],
  }),
  penaltyRule({
    id: 'complaint-publicity-term',
    from: '2023-09-26',
    title: { zh: '投诉信息公示期', en: 'Complaint information on display' },
    limit: limit(1, 'y'),
    expects: 'term',
    consequence: { zh: '期满自动停止公示。', en: 'Afterwards it is shown no more.' },
    bases: ['publicity'],
    parts: [part(...OURS)],
    examples: [{ startedOn: '2026-03-02', due: '2027-03-02', provisional: true, note: '默认数，不是法定期限' }],
  }),
  penaltyRule({
    id: 'serious-list-term',
    from: '2021-09-01',
    title: { zh: '严重违法失信名单期限', en: 'Term of the list of serious violations' },
    limit: limit(3, 'y'),
    expects: 'term',
    consequence: {
      zh: '期满移出；限制措施期限更长的，按其期限。',
      en: 'Off the list afterwards; later where a restriction runs longer.',
    },
    bases: ['serious-list.art20'],
    examples: [{ startedOn: '2026-03-02', due: '2029-03-02', provisional: true, note: '列入满三年' }],
  }),
  penaltyRule({
    id: 'correction-answer',
    from: '2014-10-01',
    title: { zh: '答复更正申请', en: 'Answering a request for correction' },
    limit: limit(20, 'wd'),
    consequence: { zh: '逾期的，申请人可以向上一级机关反映。', en: 'When it is late, the level above may be told.' },
    bases: ['publicity'],
    parts: [part(...OURS)],
    examples: [{ startedOn: '2026-03-02', due: '2026-03-30', note: '默认数，不是法定期限' }],
  }),
];
