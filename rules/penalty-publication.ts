import { limit, type PenaltyRule, part, penaltyRule } from './penalty-rule.ts';

/** The three-grade scheme of 2025–2026 may have changed these terms; no amendment of order 45 was found (law.md §1, 4–5). */
const IN_FLUX = part(
  'U',
  null,
  '2026年信用修复分级（轻微、一般、严重）或已调整公示期，上线前须核对',
  'the three grades of credit repair (2026) may have changed it: check before production',
);

/** Publication of penalties 行政处罚信息公示 (令45): law.md §4. */
export const penaltyPublicationRules: readonly PenaltyRule[] = [
  penaltyRule({
    id: 'publish-same-prov',
    from: '2021-09-01',
    title: { zh: '处罚信息公示', en: 'Publication of the penalty' },
    limit: limit(20, 'wd'),
    consequence: {
      zh: '自作出决定之日（不是送达之日）起二十个工作日内公示决定书和摘要；送达时书面告知将予公示。',
      en: 'Within 20 working days of the decision, not of service, with its abstract; the party is told at service.',
    },
    bases: ['publication45.art9', 'publication45.art8', 'publication45.art4'],
    examples: [{ startedOn: '2026-06-01', due: '2026-06-30', note: '端午假期不计' }],
  }),
  penaltyRule({
    id: 'publish-cross-prov',
    from: '2021-09-01',
    title: { zh: '跨省处罚信息推送', en: 'Penalty sent to another province' },
    limit: limit(10, 'wd'),
    consequence: {
      zh: '自作出决定之日起十个工作日内通过省级部门推送至当事人登记地（住所地）市场监督管理部门。',
      en: "Within ten working days of the decision to the province of the party's registration.",
    },
    bases: ['publication45.art10'],
    examples: [{ startedOn: '2026-06-01', due: '2026-06-15', note: '普通两周' }],
  }),
  penaltyRule({
    id: 'publish-cross-prov-receive',
    from: '2021-09-01',
    title: { zh: '跨省处罚信息公示（登记地）', en: 'Publication of what another province sent' },
    limit: limit(10, 'wd'),
    consequence: { zh: '自收到推送之日起十个工作日内公示。', en: 'Published within ten working days of receipt.' },
    bases: ['publication45.art10'],
    examples: [{ startedOn: '2026-06-15', due: '2026-06-30', note: '端午假期不计' }],
  }),
  penaltyRule({
    id: 'publish-withdraw',
    from: '2021-09-01',
    title: { zh: '撤回公示', en: 'Withdrawal of a publication' },
    limit: limit(3, 'wd'),
    consequence: {
      zh: '决定被变更、撤销、确认违法或者无效的，三个工作日内撤回并公开说明理由。',
      en: 'The decision was changed, annulled or void: withdrawn within three working days, with reasons.',
    },
    bases: ['publication45.art11', 'penalty.art48', 'penalty.art85'],
    examples: [{ startedOn: '2026-02-12', due: '2026-02-24', note: '2月14日上班计入，春节九天不计' }],
  }),
  penaltyRule({
    id: 'publish-term-low',
    from: '2021-09-01',
    title: { zh: '公示期（通报批评或者较低数额罚款）', en: 'Display, criticism or lower fine' },
    limit: limit(3, 'mo'),
    expects: 'term',
    consequence: { zh: '满三个月自动停止公示。', en: 'Display stops by itself after three months.' },
    bases: ['publication45.art13'],
    parts: [
      part(
        'V',
        'publication45.art13',
        '“较低数额”由省级以上部门规定',
        'what a "lower" fine is, is for the province to define',
      ),
      IN_FLUX,
    ],
    examples: [
      { startedOn: '2026-03-31', due: '2026-06-30', note: '六月没有31日，至末日' },
      { startedOn: '2026-07-01', due: '2026-10-01', note: '末日为国庆节，不顺延' },
    ],
  }),
  penaltyRule({
    id: 'publish-term',
    from: '2021-09-01',
    title: { zh: '公示期（一般）', en: 'Display, ordinary' },
    limit: limit(3, 'y'),
    expects: 'term',
    consequence: {
      zh: '满三年自动停止公示；限制从业、限制生产经营期限更长的，公示至该期限届满。',
      en: 'Display stops by itself after three years, or with a longer restriction of occupation or business.',
    },
    bases: ['publication45.art13'],
    parts: [IN_FLUX],
    examples: [{ startedOn: '2022-05-10', due: '2025-05-10', note: '末日为星期六，不顺延' }],
  }),
  penaltyRule({
    id: 'publish-early-stop',
    from: '2021-09-01',
    title: { zh: '决定是否提前停止公示', en: 'Deciding on an early stop' },
    limit: limit(15, 'wd'),
    consequence: {
      zh: '四项条件都具备的，十五个工作日内决定；责令停产停业、限制从业或者生产经营、降低资质等级、吊销许可的不适用。',
      en: 'Decided within 15 working days, all four conditions given; not for suspension of business, restrictions, downgrading or revocation.',
    },
    bases: ['publication45.art14'],
    examples: [{ startedOn: '2026-06-01', due: '2026-06-23', note: '端午假期不计' }],
  }),
  penaltyRule({
    id: 'publish-early-stop-wait',
    from: '2021-09-01',
    title: { zh: '可以申请提前停止公示', en: 'Early stop may be asked for' },
    limit: limit(6, 'mo'),
    expects: 'term',
    consequence: { zh: '公示满六个月并符合条件的，可以申请。', en: 'After six months, when the conditions hold.' },
    bases: ['repair2021', 'publication45.art14'],
    parts: [IN_FLUX],
    examples: [{ startedOn: '2026-01-31', due: '2026-07-31', note: '六个月后的同一日' }],
  }),
  penaltyRule({
    id: 'publish-early-stop-wait-long',
    from: '2021-09-01',
    title: { zh: '可以申请提前停止公示（食品、药品、特种设备）', en: 'Early stop, food, drugs, special equipment' },
    limit: limit(12, 'mo'),
    expects: 'term',
    consequence: { zh: '公示满十二个月并符合条件的，可以申请。', en: 'After twelve months, when the conditions hold.' },
    bases: ['repair2021', 'publication45.art14'],
    parts: [IN_FLUX],
    examples: [{ startedOn: '2025-05-20', due: '2026-05-20', note: '十二个月后的同一日' }],
  }),
];
