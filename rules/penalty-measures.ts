import { TESTING_PAUSES } from './pauses.ts';
import { limit, once, type PenaltyRule, part, penaltyRule } from './penalty-rule.ts';
import { day } from './worked-rule.ts';

const LIFTED = {
  zh: '期满立即解除、退还财物；超期扣押是本机关的违法，应以假期前最后一个工作日为内部期限。',
  en: 'On expiry it is lifted at once and goods returned; holding on is our breach: act by the last working day before.',
};

/** Prior registration, seizure, freezing: law.md §4. What they hold is let go by the law itself when time is over. */
export const penaltyMeasureRules: readonly PenaltyRule[] = [
  penaltyRule({
    id: 'case-register-keep',
    from: '2021-07-15',
    title: { zh: '先行登记保存证据的处理', en: 'Prior registration of evidence' },
    limit: limit(7, 'wd'),
    consequence: {
      zh: '七个工作日内作出处理决定；逾期未作决定的，先行登记保存措施自动解除。',
      en: 'A decision within seven working days, or the measure lapses by itself.',
    },
    bases: ['penalty.art56', 'penalty.art85', 'procedure.art33', 'procedure.art34', 'procedure.art35'],
    examples: [
      { startedOn: '2026-09-24', due: '2026-10-12', note: '跳过中秋、国庆，10月10日调休上班计入' },
      { startedOn: '2026-02-13', due: '2026-03-02', note: '春节九天不计，2月14日、28日上班计入' },
    ],
  }),
  penaltyRule({
    id: 'case-register-keep-urgent',
    from: '2021-07-15',
    title: { zh: '先行登记保存紧急情况补办批准', en: 'Prior registration in urgency: approval after the fact' },
    limit: limit(24, 'h'),
    consequence: {
      zh: '二十四小时内向负责人报告并补办批准手续。',
      en: 'Reported to the head and approved within 24 hours.',
    },
    bases: ['procedure.art33', 'procedure.art34', 'procedure.art35'],
    examples: [
      {
        startedOn: '2026-09-30',
        startedAt: '2026-09-30T15:30:00Z',
        due: '2026-10-01',
        dueAt: '2026-10-01T15:30:00.000Z',
        note: '按小时连续计算，节假日不扣除',
      },
    ],
  }),
  penaltyRule({
    id: 'case-seize',
    from: '2012-01-01',
    title: { zh: '查封、扣押期限', en: 'Seizure' },
    limit: limit(30, 'd'),
    extension: once(30, 'd', 'head'),
    pauses: TESTING_PAUSES,
    rollForward: true,
    consequence: LIFTED,
    bases: ['coercion.art25', 'coercion.art26', 'coercion.art27', 'coercion.art28'],
    parts: [
      part(
        'V',
        'coercion.art25',
        '延长应当书面告知当事人并说明理由；检测期间应当明确并书面告知',
        'the extension is notified in writing with reasons; the testing period is fixed and notified in writing',
      ),
      part(
        'U',
        null,
        '末日为假日时是否顺延没有明文，两个日期都显示，按较早的提醒',
        'whether the last day moves past a holiday is not said: both days are shown, the earlier one warns',
      ),
    ],
    examples: [
      {
        startedOn: '2026-09-01',
        unrolled: '2026-10-01',
        due: '2026-10-08',
        note: '第30日为国庆节；内部应在9月30日前处理',
      },
      {
        startedOn: '2026-09-01',
        extensions: [{ on: day('2026-09-29'), limit: limit(30, 'd'), approver: '负责人', reason: '案情复杂' }],
        unrolled: '2026-10-31',
        due: '2026-11-02',
        note: '延长三十日，末日为星期六',
      },
      {
        startedOn: '2026-07-01',
        pauses: [{ kind: 'testing', from: '2026-07-06', to: '2026-07-17' }],
        due: '2026-08-12',
        note: '检测十二日不计',
      },
      {
        startedOn: '2026-07-01',
        pauses: [{ kind: 'hearing', from: '2026-07-06', to: '2026-07-17' }],
        due: '2026-07-31',
        note: '听证不是查封扣押的扣除事由',
      },
    ],
  }),
  penaltyRule({
    // Special rule: it goes before 强制法 art 25.
    id: 'case-seize-mlm',
    from: '2005-11-01',
    title: { zh: '查封、扣押期限（传销）', en: 'Seizure for pyramid selling' },
    limit: limit(30, 'd'),
    extension: once(15, 'd', 'principal'),
    rollForward: true,
    consequence: {
      zh: '逾期未作出处理决定的，视为解除，立即退还财物；应以假期前最后一个工作日为内部期限。',
      en: 'No decision in time: deemed lifted, goods returned; act by the last working day before.',
    },
    bases: ['mlm.art18', 'mlm.art19'],
    examples: [
      { startedOn: '2026-09-01', unrolled: '2026-10-01', due: '2026-10-08', note: '第30日为国庆节' },
      {
        startedOn: '2026-09-01',
        extensions: [{ on: day('2026-09-29'), limit: limit(15, 'd'), approver: '主要负责人', reason: '涉及人员多' }],
        due: '2026-10-16',
        note: '只能延长十五日',
      },
      {
        startedOn: '2026-07-01',
        pauses: [{ kind: 'testing', from: '2026-07-06', to: '2026-07-17' }],
        due: '2026-07-31',
        note: '条例没有规定检测期间除外',
      },
    ],
  }),
  penaltyRule({
    id: 'case-seize-urgent',
    from: '2012-01-01',
    title: { zh: '当场强制措施补办批准', en: 'Urgent measure: approval after the fact' },
    limit: limit(24, 'h'),
    consequence: {
      zh: '二十四小时内报告负责人并补办批准；负责人认为不应当采取的，立即解除。',
      en: 'Reported and approved within 24 hours, or lifted at once.',
    },
    bases: ['coercion.art19'],
    examples: [
      {
        startedOn: '2026-02-14',
        startedAt: '2026-02-14T10:00:00Z',
        due: '2026-02-15',
        dueAt: '2026-02-15T10:00:00.000Z',
        note: '春节假期照算',
      },
    ],
  }),
  penaltyRule({
    id: 'case-freeze',
    from: '2012-01-01',
    title: { zh: '冻结存款、汇款期限', en: 'Freezing of deposits' },
    limit: limit(30, 'd'),
    extension: once(30, 'd', 'head'),
    rollForward: true,
    consequence: {
      zh: '须有法律规定的冻结权；期满未作决定的，立即解除。',
      en: 'Only with statutory power; lifted when time is over.',
    },
    bases: ['coercion.art32', 'coercion.art31', 'coercion.art33'],
    examples: [
      { startedOn: '2026-03-02', due: '2026-04-01', note: '三十日' },
      {
        startedOn: '2026-03-02',
        extensions: [{ on: day('2026-03-30'), limit: limit(30, 'd'), approver: '负责人', reason: '案情复杂' }],
        unrolled: '2026-05-01',
        due: '2026-05-06',
        note: '延长三十日，末日为劳动节',
      },
    ],
  }),
  penaltyRule({
    id: 'case-freeze-deliver',
    from: '2012-01-01',
    title: { zh: '交付冻结决定书', en: 'Delivery of the freezing decision' },
    limit: limit(3, 'wd'),
    consequence: {
      zh: '三个工作日内向当事人交付冻结决定书。',
      en: 'The decision is delivered to the party within three working days.',
    },
    bases: ['coercion.art31', 'coercion.art69'],
    examples: [{ startedOn: '2026-04-30', due: '2026-05-08', note: '劳动节五天不计' }],
  }),
];
