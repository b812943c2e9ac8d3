import type { LimitUnit } from '../kernel/deadline.ts';
import { limit, type PenaltyRule, part, penaltyRule } from './penalty-rule.ts';

/** How the bare 三日 of 国务院令310 counts. */
export type TransferDayUnit = Extract<LimitUnit, 'd' | 'wd'>;

/** 国务院令310 says 三日 and no more: calendar days unless a place counts otherwise (law.md §5, U). */
export const transferDayUnit: TransferDayUnit = 'd';

const UNIT_OPEN = part(
  'U',
  null,
  '规定未写明“三日”是否为工作日：默认按日计算，各地做法不同，可以配置',
  'the regulation does not say whether its three days are working days: calendar days unless configured',
);

const DUE: Readonly<Record<TransferDayUnit, PenaltyRule['examples']>> = {
  d: [
    { startedOn: '2026-07-01', unrolled: '2026-07-04', due: '2026-07-06', note: '第三日为星期六，应在7月3日前办理' },
    {
      startedOn: '2026-09-29',
      unrolled: '2026-10-02',
      due: '2026-10-08',
      note: '第三日在国庆假期内，应在9月30日前办理',
    },
  ],
  wd: [
    { startedOn: '2026-07-01', due: '2026-07-06', note: '三个工作日' },
    { startedOn: '2026-09-29', due: '2026-10-09', note: '国庆假期不计' },
  ],
};

/**
 * The three-day limits of a transfer to the police 行刑衔接, for a place that counts them in `unit`: a province or city
 * whose practice is working days adds `threeDayRules('wd', '51')` to the book, and the longer prefix wins there.
 */
export function threeDayRules(unit: TransferDayUnit, jurisdiction: string): readonly PenaltyRule[] {
  const shared = {
    from: '2020-08-07',
    jurisdiction,
    limit: limit(3, unit),
    rollForward: unit === 'd',
    parts: [UNIT_OPEN],
    examples: DUE[unit],
  } as const;
  return [
    penaltyRule({
      ...shared,
      id: 'crime-approve',
      title: { zh: '批准移送涉嫌犯罪案件', en: 'Approval of a transfer to the police' },
      consequence: {
        zh: '正职负责人或者主持工作的负责人批准移送，或者不批准并记录理由；逾期不移送的，责令移送并追究负责人责任（记过以上），按最高级别预警。',
        en: 'Approved, or refused with reasons on record; when missed, the head is liable: alert of the highest level.',
      },
      bases: ['transfer310.art5', 'transfer310.art16'],
    }),
    penaltyRule({
      ...shared,
      id: 'police-decide',
      title: { zh: '公安机关决定是否立案', en: 'Police decide whether to file' },
      expects: 'other-organ',
      consequence: {
        zh: '书面告知立案，或者不予立案的理由并退回案卷；到期提醒，不计本机关逾期。',
        en: 'Written: filed, or not, with reasons and the file returned; a reminder, never our own delay.',
      },
      bases: ['transfer310.art8'],
    }),
    penaltyRule({
      ...shared,
      id: 'crime-review',
      title: { zh: '对不予立案提请复议', en: 'Asking the police for review' },
      expects: 'right',
      consequence: {
        zh: '自接到不予立案通知起三日内可以提请复议，也可以建议检察院立案监督。',
        en: 'Within three days of the refusal; or supervision by the procuratorate is proposed.',
      },
      bases: ['transfer310.art9'],
    }),
    penaltyRule({
      ...shared,
      id: 'crime-review-answer',
      title: { zh: '公安机关复议决定', en: 'Police answer the review' },
      expects: 'other-organ',
      consequence: { zh: '三日内作出决定；到期提醒。', en: 'Answered within three days; then a reminder.' },
      bases: ['transfer310.art9'],
    }),
    penaltyRule({
      ...shared,
      id: 'crime-supervise',
      title: { zh: '建议检察院立案监督', en: 'Proposing supervision by the procuratorate' },
      expects: 'right',
      consequence: {
        zh: '自收到复议决定起三日内可以建议检察院进行立案监督。',
        en: 'Within three days of the review decision.',
      },
      bases: ['transfer310.art9'],
    }),
    penaltyRule({
      ...shared,
      id: 'crime-handover',
      title: { zh: '移交涉案物品', en: 'Handing over goods and materials' },
      consequence: {
        zh: '自接到立案通知起移交涉案物品和有关材料并办理交接手续，法律、行政法规另有规定的除外。',
        en: 'From the notice of filing: handed over against a receipt, unless a law says otherwise.',
      },
      bases: ['transfer310.art12'],
    }),
  ];
}

const DAY_LATER = {
  startedOn: '2026-09-30',
  startedAt: '2026-09-30T09:00:00Z',
  due: '2026-10-01',
  dueAt: '2026-10-01T09:00:00.000Z',
  note: '按小时连续计算，节假日不扣除',
} as const;

/** Transfers to police and procuratorate (law.md §5), and to discipline organs (§6). */
export const crimeTransferRules: readonly PenaltyRule[] = [
  ...threeDayRules(transferDayUnit, ''),
  penaltyRule({
    id: 'crime-send',
    from: '2020-08-07',
    title: { zh: '移送公安机关', en: 'Sending the case to the police' },
    limit: limit(24, 'h'),
    consequence: {
      zh: '批准后二十四小时内向同级公安机关移送，附移送书、调查报告、涉案物品清单、检验报告等，抄送同级检察院；逾期按最高级别预警。',
      en: 'To the police of the same level with the papers of art 6, copied to the procuratorate; late: alert of the highest level.',
    },
    bases: ['transfer310.art5', 'transfer310.art6', 'transfer310.art16', 'joint2006'],
    examples: [DAY_LATER],
  }),
  penaltyRule({
    id: 'crime-penalty-copy',
    from: '2006-01-01',
    title: { zh: '抄送已作出的处罚决定', en: 'Copy of a penalty already imposed' },
    limit: limit(10, 'd'),
    rollForward: true,
    consequence: {
      zh: '移送前已经处罚的，自处罚之日起十日内将决定书抄送公安机关、检察院，并告知权利人。',
      en: 'Within ten days of the penalty, to police and procuratorate; rights holders are told.',
    },
    bases: ['joint2006'],
    examples: [{ startedOn: '2026-09-21', unrolled: '2026-10-01', due: '2026-10-08', note: '末日为国庆节，顺延' }],
  }),
  penaltyRule({
    id: 'police-forward',
    from: '2020-08-07',
    title: { zh: '公安机关转送有管辖权的机关', en: 'Police forward to the competent organ' },
    limit: limit(24, 'h'),
    expects: 'other-organ',
    consequence: { zh: '转送并书面告知移送机关。', en: 'Forwarded, and we are told in writing.' },
    bases: ['transfer310.art7'],
    examples: [DAY_LATER],
  }),
  penaltyRule({
    id: 'police-decide-econ-start',
    from: '2018-01-01',
    title: { zh: '经济犯罪案件开始审查（预期）', en: 'Economic crime: examination begins (expected)' },
    limit: limit(3, 'd'),
    rollForward: true,
    expects: 'other-organ',
    consequence: { zh: '仅作预期答复时间，不是本机关的期限。', en: 'An expected reply only, no limit of ours.' },
    bases: ['police-econ'],
    examples: [{ startedOn: '2026-07-06', due: '2026-07-09', note: '三日' }],
  }),
  penaltyRule({
    id: 'police-decide-econ-usual',
    from: '2018-01-01',
    title: { zh: '经济犯罪案件通常审查期（预期）', en: 'Economic crime: usual examination (expected)' },
    limit: limit(10, 'd'),
    rollForward: true,
    expects: 'other-organ',
    consequence: { zh: '仅作预期答复时间，不是本机关的期限。', en: 'An expected reply only, no limit of ours.' },
    bases: ['police-econ'],
    examples: [{ startedOn: '2026-07-06', due: '2026-07-16', note: '十日' }],
  }),
  penaltyRule({
    id: 'police-decide-econ',
    from: '2018-01-01',
    title: { zh: '经济犯罪案件最长审查期（预期）', en: 'Economic crime: longest examination (expected)' },
    limit: limit(30, 'd'),
    rollForward: true,
    expects: 'other-organ',
    consequence: {
      zh: '公安机关负责人批准的最长审查期；到期提醒，不计本机关逾期。',
      en: 'The longest that the police head may allow; a reminder, never our own delay.',
    },
    bases: ['police-econ'],
    examples: [{ startedOn: '2026-07-06', due: '2026-08-05', note: '三十日' }],
  }),
  penaltyRule({
    id: 'crime-supervise-explain',
    from: '2020-08-07',
    title: { zh: '公安机关说明不立案理由', en: 'Police explain why they did not file' },
    limit: limit(7, 'd'),
    rollForward: true,
    expects: 'other-organ',
    consequence: { zh: '检察院要求说明后七日内书面说明。', en: 'Within seven days of the demand.' },
    bases: ['police-procedure'],
    examples: [{ startedOn: '2026-07-06', due: '2026-07-13', note: '七日' }],
  }),
  penaltyRule({
    id: 'crime-supervise-file',
    from: '2020-08-07',
    title: { zh: '公安机关按通知立案', en: "Police file on the procuratorate's notice" },
    limit: limit(15, 'd'),
    rollForward: true,
    expects: 'other-organ',
    consequence: { zh: '收到检察院通知立案书后十五日内立案。', en: 'Within 15 days of the notice.' },
    bases: ['police-procedure'],
    examples: [{ startedOn: '2026-07-06', due: '2026-07-21', note: '十五日' }],
  }),
  penaltyRule({
    id: 'disc-forward',
    from: '2021-09-20',
    title: { zh: '监察机关转送问题线索', en: 'Supervisory organ forwards a clue' },
    limit: limit(5, 'wd'),
    expects: 'other-organ',
    consequence: { zh: '没有管辖权的，转送或者退回；到期提醒。', en: 'Without jurisdiction: forwarded or returned.' },
    bases: ['supervisory.art171'],
    examples: [{ startedOn: '2026-09-24', due: '2026-10-09', note: '中秋、国庆不计' }],
  }),
  penaltyRule({
    // No national number exists. A place with such a rule adds its own edition; here the one that our source names.
    id: 'disc-local-15wd',
    from: '2016-01-01',
    jurisdiction: '5305',
    title: { zh: '向纪检监察机关移送（地方规定）', en: 'Transfer to the discipline organ (local rule)' },
    limit: limit(15, 'wd'),
    consequence: {
      zh: '处罚案件当事人为党员、国家工作人员的，结案后十五个工作日内一案一移送；办案中应当查明政治面貌和职务。',
      en: 'The party is a Party member or state employee: within 15 working days of closing, one case one transfer.',
    },
    bases: ['baoshan'],
    examples: [{ startedOn: '2026-06-01', due: '2026-06-23', note: '端午假期不计' }],
  }),
];
