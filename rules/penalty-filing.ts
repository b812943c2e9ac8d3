import { DECISION_PAUSES, VERIFICATION_PAUSES } from './pauses.ts';
import { approvedBy, limit, once, type PenaltyRule, part, penaltyRule } from './penalty-rule.ts';
import { day } from './worked-rule.ts';

/** Whether a case may still be opened, who has it, and by when it is decided: law.md §4. */
export const penaltyFilingRules: readonly PenaltyRule[] = [
  penaltyRule({
    id: 'case-limitation',
    from: '2021-07-15',
    title: { zh: '行政处罚时效', en: 'Limitation of penalties' },
    limit: limit(2, 'y'),
    expects: 'term',
    consequence: {
      zh: '自违法行为发生之日（连续、继续状态自终了之日）起满二年未被发现的，不再给予行政处罚。',
      en: 'Not discovered within two years of the act, or of the end of a continuing one: no penalty.',
    },
    bases: ['penalty.art36'],
    examples: [
      { startedOn: '2021-07-15', due: '2023-07-15', note: '末日为星期六，时效不顺延' },
      { startedOn: '2024-02-29', due: '2026-02-28', note: '没有对应日，至当月末日' },
    ],
  }),
  penaltyRule({
    id: 'case-limitation-long',
    from: '2021-07-15',
    title: { zh: '行政处罚时效（生命健康安全、金融安全且有危害后果）', en: 'Limitation where safety was harmed' },
    limit: limit(5, 'y'),
    expects: 'term',
    consequence: {
      zh: '涉及公民生命健康安全、金融安全且有危害后果的，满五年未被发现不再给予行政处罚。',
      en: 'Harm to life, health or financial safety, not discovered within five years: no penalty.',
    },
    bases: ['penalty.art36'],
    examples: [{ startedOn: '2021-07-20', due: '2026-07-20', note: '五年后的同一日' }],
  }),
  penaltyRule({
    id: 'case-file',
    from: '2021-07-15',
    title: { zh: '决定是否立案', en: 'Deciding whether to file a case' },
    limit: limit(15, 'wd'),
    extension: once(15, 'wd', 'head'),
    pauses: VERIFICATION_PAUSES,
    consequence: {
      zh: '立案的，指定两名以上有执法资格的人员办理；不予立案的，填写不予立案审批表。',
      en: 'Filed: at least two licensed officers are named. Not filed: the form says why.',
    },
    bases: ['procedure.art18', 'procedure.art19', 'procedure.art20', 'penalty.art42', 'penalty.art54'],
    examples: [
      { startedOn: '2026-06-01', due: '2026-06-23', note: '端午假期不计' },
      {
        startedOn: '2026-09-01',
        pauses: [{ kind: 'testing', from: '2026-09-07', to: '2026-09-11' }],
        extensions: [{ on: day('2026-09-25'), limit: limit(15, 'wd'), approver: '负责人', reason: '案情复杂' }],
        due: '2026-10-26',
        note: '检测五个工作日不计，延长十五个工作日；9月20日、10月10日上班计入，中秋、国庆不计',
      },
    ],
  }),
  penaltyRule({
    id: 'case-jurisdiction-dispute',
    from: '2021-07-15',
    title: { zh: '管辖争议协商', en: 'Agreeing on jurisdiction' },
    limit: limit(7, 'wd'),
    consequence: {
      zh: '协商不成的，报请共同的上一级部门指定管辖。',
      en: 'Not agreed: the common upper authority designates.',
    },
    bases: ['procedure.art13', 'penalty.art25'],
    examples: [{ startedOn: '2026-07-01', due: '2026-07-10', note: '普通两周' }],
  }),
  penaltyRule({
    id: 'case-jurisdiction-designate',
    from: '2021-07-15',
    title: { zh: '上级指定管辖', en: 'Upper authority designates jurisdiction' },
    limit: limit(7, 'wd'),
    consequence: {
      zh: '上级部门自收到报送材料起七个工作日内确定管辖部门。',
      en: 'The upper authority names one within seven working days of the file.',
    },
    bases: ['procedure.art15', 'penalty.art25'],
    examples: [{ startedOn: '2026-07-01', due: '2026-07-10', note: '自收到报送材料起算' }],
  }),
  penaltyRule({
    id: 'case-assist',
    from: '2021-07-15',
    title: { zh: '协助调查（受请机关）', en: 'Assistance, the authority asked' },
    limit: limit(15, 'wd'),
    consequence: {
      zh: '不能按期完成的，应当在期限届满前告知提出请求的部门。',
      en: 'If it cannot be done in time, the asking authority is told before the limit.',
    },
    bases: ['procedure.art45', 'penalty.art26'],
    examples: [{ startedOn: '2026-09-01', due: '2026-09-21', note: '9月20日（星期日）调休上班计入' }],
  }),
  penaltyRule({
    id: 'case-assist-reply',
    from: '2021-07-15',
    title: { zh: '等待协助调查答复（请求机关）', en: 'Assistance, the reply awaited' },
    limit: limit(15, 'wd'),
    expects: 'other-organ',
    consequence: {
      zh: '受请机关收到协助调查函之日起算；到期未复的，发函催办，不计本机关逾期。',
      en: 'Counted from the day the letter arrived; then a reminder, never our own delay.',
    },
    bases: ['procedure.art45', 'penalty.art26'],
    examples: [{ startedOn: '2026-06-01', due: '2026-06-23', note: '端午假期不计' }],
  }),
  penaltyRule({
    id: 'case-decide',
    from: '2021-07-15',
    title: { zh: '办案期限', en: 'Time to decide a case' },
    limit: limit(90, 'd'),
    extension: once(30, 'd', 'head'),
    further: approvedBy('collective'),
    pauses: DECISION_PAUSES,
    rollForward: true,
    consequence: {
      zh: '期满前作出处理决定；仍不能结束的，由负责人集体讨论决定继续延长并确定合理期限。',
      en: 'A decision by then; else the heads collectively grant a further, stated, reasonable term.',
    },
    bases: ['penalty.art60', 'procedure.art64'],
    parts: [
      part(
        'S',
        'procedure.art64',
        '延长三十日、集体讨论再延长，以及中止、听证、公告、检测检验检疫鉴定时间不计入',
        'the 30 days more, the further term, and that suspension, hearing, public notice and testing do not count',
      ),
      part(
        'M',
        'procedure.art64',
        '权利人辨认、鉴别与责令退还多付价款的时间不计入',
        'that identification by the rights holder and ordered refunds do not count',
      ),
    ],
    examples: [
      { startedOn: '2026-03-02', unrolled: '2026-05-31', due: '2026-06-01', note: '第90日为星期日，顺延' },
      {
        startedOn: '2026-06-01',
        pauses: [{ kind: 'hearing', from: '2026-07-06', to: '2026-07-15' }],
        extensions: [{ on: day('2026-08-31'), limit: limit(30, 'd'), approver: '负责人', reason: '案情复杂' }],
        due: '2026-10-09',
        note: '听证十日不计，负责人批准延长三十日',
      },
      {
        startedOn: '2026-03-02',
        pauses: [
          { kind: 'testing', from: '2026-03-10', to: '2026-03-19' },
          { kind: 'suspension', from: '2026-03-15', to: '2026-03-24' },
        ],
        due: '2026-06-15',
        note: '检测与中止重叠，只扣除十五日',
      },
      {
        startedOn: '2026-03-02',
        pauses: [
          { kind: 'testing', from: '2026-03-10', to: '2026-03-19' },
          { kind: 'public-notice', from: '2026-04-10', to: '2026-05-09' },
        ],
        due: '2026-07-10',
        note: '检测十日、公告三十日不计',
      },
      {
        startedOn: '2026-01-05',
        extensions: [
          { on: day('2026-04-03'), limit: limit(30, 'd'), approver: '负责人', reason: '案情复杂' },
          { on: day('2026-04-30'), limit: limit(60, 'd'), approver: '集体讨论', reason: '案情特别复杂' },
        ],
        unrolled: '2026-07-04',
        due: '2026-07-06',
        note: '延长三十日后，集体讨论决定再延长六十日；末日为星期六，顺延',
      },
      {
        startedOn: '2026-03-02',
        pauses: [{ kind: 'recusal', from: '2026-03-10', to: '2026-03-19' }],
        unrolled: '2026-05-31',
        due: '2026-06-01',
        note: '决定回避期间不停止调查，不扣除',
      },
    ],
  }),
];
