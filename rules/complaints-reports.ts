import { instruments } from './instruments.ts';
import { VERIFICATION_PAUSES } from './pauses.ts';
import { day, type WorkedRule } from './worked-rule.ts';

const HEAD = { zh: '市场监督管理部门负责人', en: 'head of the authority' };
/** 令121 in force from this day; 令20 until the day before. */
const FROM_121 = day('2026-04-15');
const UNTIL_20 = day('2026-04-14');

/**
 * Limits for complaints 投诉 and reports 举报: law.md §2 and §3.
 * 令121 has no transition clause, so the edition in force on the day of acceptance governs (law.md §18.1, U).
 */
export const complaintRules: readonly WorkedRule[] = [
  {
    id: 'complaint-accept',
    effectiveFrom: FROM_121,
    effectiveTo: null,
    jurisdiction: '',
    title: { zh: '投诉受理决定', en: 'Decision to accept a complaint' },
    limit: { amount: 7, unit: 'wd' },
    extension: null,
    pauses: [],
    rollForward: false,
    source: { instrument: instruments.samr121, article: '第十五条', confidence: 'V' },
    examples: [
      { startedOn: '2026-09-24', due: '2026-10-12', note: '跳过中秋、国庆，10月10日调休上班计入' },
      { startedOn: '2026-04-15', due: '2026-04-24', note: '施行首日收到' },
      { startedOn: '2026-12-25', due: '2027-01-05', provisional: true, note: '跨入未载入放假安排的2027年，仅为暂定' },
    ],
  },
  {
    // 令20's own article is not in our sources; the consumer law's seven working days applied throughout.
    id: 'complaint-accept',
    effectiveFrom: day('2014-03-15'),
    effectiveTo: UNTIL_20,
    jurisdiction: '',
    title: { zh: '投诉受理（处理并告知）', en: 'Handling a complaint and telling the consumer' },
    limit: { amount: 7, unit: 'wd' },
    extension: null,
    pauses: [],
    rollForward: false,
    source: { instrument: instruments.consumer, article: '第四十六条', confidence: 'M' },
    examples: [
      { startedOn: '2019-07-19', due: '2019-07-30', note: '普通两周' },
      { startedOn: '2026-02-13', due: '2026-03-02', note: '跳过春节九天，2月14日、28日调休上班计入' },
    ],
  },
  {
    id: 'complaint-law-7wd',
    effectiveFrom: day('2014-03-15'),
    effectiveTo: null,
    jurisdiction: '',
    title: {
      zh: '行政部门处理消费者投诉并告知',
      en: 'Administrative department handles a consumer complaint and replies',
    },
    limit: { amount: 7, unit: 'wd' },
    extension: null,
    pauses: [],
    rollForward: false,
    source: { instrument: instruments.consumer, article: '第四十六条', confidence: 'M' },
    examples: [{ startedOn: '2024-09-29', due: '2024-10-14', note: '国庆七天不计，10月12日调休上班计入' }],
  },
  {
    id: 'complaint-mediate',
    effectiveFrom: FROM_121,
    effectiveTo: null,
    jurisdiction: '',
    title: { zh: '投诉调解期限', en: 'Mediation of a complaint' },
    limit: { amount: 60, unit: 'd' },
    extension: null,
    pauses: ['testing', 'identification', 'recusal'],
    rollForward: true,
    source: { instrument: instruments.samr121, article: '第二十三条第一款第五项', confidence: 'V' },
    examples: [
      { startedOn: '2026-08-08', unrolled: '2026-10-07', due: '2026-10-08', note: '第60日为国庆假期，顺延' },
      {
        startedOn: '2026-04-15',
        unrolled: '2026-06-14',
        due: '2026-06-15',
        note: '施行首日受理：60日，末日为星期日，顺延',
      },
      {
        startedOn: '2026-05-06',
        pauses: [{ kind: 'testing', from: '2026-05-20', to: '2026-05-29' }],
        due: '2026-07-15',
        note: '检测十日不计入',
      },
      {
        startedOn: '2026-05-06',
        pauses: [{ kind: 'quarantine', from: '2026-05-20', to: '2026-05-29' }],
        unrolled: '2026-07-05',
        due: '2026-07-06',
        note: '检疫不是本期限的扣除事由，不影响届满日',
      },
    ],
  },
  {
    id: 'complaint-mediate',
    effectiveFrom: day('2020-01-01'),
    effectiveTo: UNTIL_20,
    jurisdiction: '',
    title: { zh: '投诉调解期限（旧）', en: 'Mediation of a complaint (old rule)' },
    limit: { amount: 45, unit: 'wd' },
    extension: null,
    pauses: ['testing'],
    rollForward: false,
    source: { instrument: instruments.samr20, article: '第二十一条', confidence: 'S' },
    examples: [
      {
        startedOn: '2026-04-14',
        due: '2026-06-18',
        note: '旧规最后一日受理：45个工作日，劳动节五天不计，5月9日上班计入',
      },
      {
        startedOn: '2021-03-01',
        pauses: [{ kind: 'testing', from: '2021-03-08', to: '2021-03-12' }],
        due: '2021-05-12',
        note: '检测五个工作日不计入',
      },
    ],
  },
  {
    id: 'complaint-terminate-notice',
    effectiveFrom: FROM_121,
    effectiveTo: null,
    jurisdiction: '',
    title: { zh: '终止调解告知', en: 'Telling both parties that mediation has ended' },
    limit: { amount: 7, unit: 'wd' },
    extension: null,
    pauses: [],
    rollForward: false,
    source: { instrument: instruments.samr121, article: '第二十三条第二款', confidence: 'V' },
    examples: [{ startedOn: '2026-06-15', due: '2026-06-25', note: '端午假期不计' }],
  },
  {
    id: 'complaint-clue-in-mediation',
    effectiveFrom: FROM_121,
    effectiveTo: null,
    jurisdiction: '',
    title: { zh: '调解中发现违法线索的核查', en: 'Verifying a suspected violation found while mediating' },
    limit: { amount: 15, unit: 'wd' },
    extension: { limit: { amount: 15, unit: 'wd' }, times: 1, approver: HEAD },
    pauses: VERIFICATION_PAUSES,
    rollForward: false,
    source: { instrument: instruments.samr121, article: '第二十七条', confidence: 'V' },
    examples: [
      { startedOn: '2026-09-01', due: '2026-09-21', note: '9月20日（星期日）调休上班计入' },
      {
        startedOn: '2026-09-01',
        extensions: [
          { on: day('2026-09-18'), limit: { amount: 15, unit: 'wd' }, approver: '负责人', reason: '案情复杂' },
        ],
        due: '2026-10-19',
        note: '延长15个工作日',
      },
    ],
  },
  {
    id: 'complaint-power-dispute',
    effectiveFrom: FROM_121,
    effectiveTo: null,
    jurisdiction: '',
    title: { zh: '处理权限争议协商', en: 'Two authorities agree who has power' },
    limit: { amount: 7, unit: 'wd' },
    extension: null,
    pauses: [],
    rollForward: false,
    source: { instrument: instruments.samr121, article: '第三十三条', confidence: 'V' },
    examples: [{ startedOn: '2026-07-01', due: '2026-07-10', note: '普通两周' }],
  },
  {
    id: 'complaint-limitation',
    effectiveFrom: FROM_121,
    effectiveTo: null,
    jurisdiction: '',
    title: { zh: '投诉时效（自知道或者应当知道权益受损之日起）', en: 'Time to complain after the harm was known' },
    limit: { amount: 3, unit: 'y' },
    extension: null,
    pauses: [],
    rollForward: true,
    source: { instrument: instruments.samr121, article: '第十六条第四项', confidence: 'V' },
    examples: [
      { startedOn: '2026-05-10', due: '2029-05-10', provisional: true, note: '三年后的同一日；该年度放假安排未公布' },
    ],
  },
  {
    // The platform's rules are "in use" without a date in our source: taken to hold wherever a calendar is loaded.
    id: 'complaint-odr',
    effectiveFrom: day('2019-01-01'),
    effectiveTo: null,
    jurisdiction: '',
    title: { zh: '在线消费纠纷解决（ODR）和解期限', en: 'Online settlement with an ODR enterprise' },
    limit: { amount: 10, unit: 'wd' },
    extension: null,
    pauses: [],
    rollForward: false,
    // The firm's time, outside the authority's own clock.
    expects: 'party',
    source: { instrument: instruments.odr, article: null, confidence: 'S' },
    examples: [{ startedOn: '2026-04-28', due: '2026-05-14', note: '劳动节五天不计，5月9日上班计入' }],
  },
];

/** Limits for reports and their rewards: law.md §3. */
export const reportRules: readonly WorkedRule[] = [
  {
    id: 'report-verify',
    effectiveFrom: day('2021-07-15'),
    effectiveTo: null,
    jurisdiction: '',
    title: { zh: '举报核查', en: 'Verification of a report' },
    limit: { amount: 15, unit: 'wd' },
    extension: { limit: { amount: 15, unit: 'wd' }, times: 1, approver: HEAD },
    pauses: VERIFICATION_PAUSES,
    rollForward: false,
    source: { instrument: instruments.procedure, article: '第十八条', confidence: 'S' },
    examples: [
      { startedOn: '2026-04-15', due: '2026-05-09', note: '劳动节五天不计，5月9日（星期六）上班计入并届满' },
      {
        startedOn: '2026-03-02',
        pauses: [{ kind: 'testing', from: '2026-03-09', to: '2026-03-20' }],
        due: '2026-04-07',
        note: '检测十个工作日不计，清明假期不计',
      },
      {
        startedOn: '2026-03-02',
        extensions: [
          { on: day('2026-03-20'), limit: { amount: 15, unit: 'wd' }, approver: '负责人', reason: '需外地协查' },
        ],
        due: '2026-04-14',
        note: '经负责人批准延长15个工作日',
      },
    ],
  },
  {
    // No general limit replaces it: 令121 art 36 only refers to laws that require a notice.
    id: 'report-result-notice',
    effectiveFrom: day('2020-01-01'),
    effectiveTo: UNTIL_20,
    jurisdiction: '',
    title: { zh: '实名举报立案结果告知（旧）', en: 'Telling a named reporter whether a case was filed (old rule)' },
    limit: { amount: 5, unit: 'wd' },
    extension: null,
    pauses: [],
    rollForward: false,
    source: { instrument: instruments.samr20, article: '第三十一条', confidence: 'M' },
    examples: [{ startedOn: '2026-04-14', due: '2026-04-21', note: '旧规最后一日作出决定' }],
  },
  {
    id: 'reward-tell',
    effectiveFrom: day('2021-12-01'),
    effectiveTo: null,
    jurisdiction: '',
    title: { zh: '举报奖励告知', en: 'Telling the reporter of a reward' },
    limit: { amount: 15, unit: 'wd' },
    extension: null,
    pauses: [],
    rollForward: false,
    source: { instrument: instruments.reward, article: '第十五条', confidence: 'M' },
    examples: [{ startedOn: '2026-06-01', due: '2026-06-23', note: '端午假期不计' }],
  },
  {
    id: 'reward-claim',
    effectiveFrom: day('2021-12-01'),
    effectiveTo: null,
    jurisdiction: '',
    title: { zh: '举报奖励领取', en: 'Collecting a reward' },
    limit: { amount: 30, unit: 'wd' },
    extension: null,
    pauses: [],
    rollForward: false,
    source: { instrument: instruments.reward, article: '第十九条', confidence: 'M' },
    examples: [{ startedOn: '2026-07-01', due: '2026-08-12', note: '六周' }],
  },
];
