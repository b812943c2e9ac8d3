import { sourceOf } from './basis.ts';
import type { Editions } from './case-thresholds.ts';
import { limit, type PenaltyRule, penaltyRule } from './penalty-rule.ts';
import { day } from './worked-rule.ts';

/** Limits of inspections: law.md §13. */
export const inspectionRules: readonly PenaltyRule[] = [
  penaltyRule({
    id: 'inspection-publish',
    from: '2019-01-01',
    title: { zh: '抽查、检查结果公示', en: 'Publication of the result of an inspection' },
    limit: limit(20, 'wd'),
    consequence: {
      zh: '检查完成后在企业名下公示结果。期限出自记忆，施行前请核对原文。',
      en: 'The result is published under the entity. The limit is from memory: check the text before use.',
    },
    bases: ['random.publish'],
    examples: [
      { startedOn: '2026-06-01', due: '2026-06-30', note: '六月十九日端午放假，不计入' },
      { startedOn: '2026-09-24', due: '2026-10-29', note: '跨中秋、国庆，十月十日补班计入' },
    ],
  }),
  penaltyRule({
    id: 'inspection-approve-after',
    from: '2024-12-30',
    title: { zh: '紧急检查补办批准', en: 'Approval of an urgent inspection, afterwards' },
    limit: limit(2, 'wd'),
    consequence: {
      zh: '情况紧急、事先来不及批准的，事后补办。没有见到全国统一的补办期限，这里是本系统的提示期限；本机关的制度写明日期的，以登记的日期为准。',
      en: 'Urgent inspections are approved afterwards. No national number is known: this is a reminder of ours; a day that the local rule fixes is entered and goes first.',
    },
    bases: ['inspection.approval'],
    parts: [
      {
        text: { zh: '两个工作日是本系统的提示期限', en: 'The two working days are a reminder of ours' },
        basis: null,
        confidence: 'U',
      },
    ],
    examples: [{ startedOn: '2026-06-05', due: '2026-06-09', note: '周五检查，下周二前补办' }],
  }),
];

/** Why a firm is inspected. */
export type InspectionOrigin = 'draw' | 'cause' | 'ordered';
/** What happens at the cap: the authority's published list says. */
export type CapMode = 'block' | 'warn';

/** How the yearly cap is counted; its number is no law: each authority publishes its own. */
export interface CapCounting {
  /** Origins that count towards the cap. */
  readonly counts: readonly InspectionOrigin[];
}

interface CapExample {
  readonly asked: CapQuestion;
  readonly answer: CapAnswer;
  readonly note: string;
}

/** `cap`: null where the authority published none; `done`: inspections of this firm this year that count. */
export interface CapQuestion {
  readonly origin: InspectionOrigin;
  readonly cap: number | null;
  readonly mode: CapMode;
  readonly done: number;
}

/** `uncapped`: no number is published; `exempt`: ordered from above; `within`, `warn`, `block`: by the count. */
export type CapAnswer = 'uncapped' | 'exempt' | 'within' | 'warn' | 'block';

/** 年度频次上限: law.md §13 `insp-cap` (S). */
export const capCountings: Editions<CapCounting, CapExample> = [
  {
    id: 'inspection-cap',
    effectiveFrom: day('2024-12-30'),
    effectiveTo: null,
    jurisdiction: '',
    title: { zh: '年度检查频次上限的计数', en: 'How the yearly cap of inspections is counted' },
    source: sourceOf('inspection.cap'),
    values: { counts: ['draw', 'cause'] },
    examples: [
      { asked: { origin: 'draw', cap: 2, mode: 'block', done: 1 }, answer: 'within', note: '第二次，未超过' },
      { asked: { origin: 'cause', cap: 2, mode: 'block', done: 2 }, answer: 'block', note: '第三次，清单规定不得实施' },
      { asked: { origin: 'cause', cap: 2, mode: 'warn', done: 2 }, answer: 'warn', note: '第三次，清单规定说明理由' },
      {
        asked: { origin: 'ordered', cap: 1, mode: 'block', done: 5 },
        answer: 'exempt',
        note: '上级部署的专项检查除外',
      },
      { asked: { origin: 'draw', cap: null, mode: 'block', done: 9 }, answer: 'uncapped', note: '清单没有公布上限' },
      { asked: { origin: 'draw', cap: 0, mode: 'block', done: 0 }, answer: 'block', note: '上限为零，不得检查' },
    ],
  },
];

/** What the cap says of one more inspection. Pure; the counting is the edition in force. */
export function capAnswer({ origin, cap, mode, done }: CapQuestion, counting: CapCounting): CapAnswer {
  if (!counting.counts.includes(origin)) return 'exempt';
  if (cap === null) return 'uncapped';
  return done < cap ? 'within' : mode;
}
