import { instruments } from './instruments.ts';
import { VERIFICATION_PAUSES } from './pauses.ts';
import { day, type WorkedRule } from './worked-rule.ts';

const HEAD = { zh: '市场监督管理部门负责人', en: 'head of the authority' };

/** Verification of clues: law.md §3 (程序规定 art 18). Filing and jurisdiction stand in `penalty-filing.ts`. */
export const verificationRules: readonly WorkedRule[] = [
  {
    id: 'clue-verify',
    effectiveFrom: day('2021-07-15'),
    effectiveTo: null,
    jurisdiction: '',
    title: { zh: '线索核查', en: 'Verification of a clue' },
    limit: { amount: 15, unit: 'wd' },
    extension: { limit: { amount: 15, unit: 'wd' }, times: 1, approver: HEAD },
    pauses: VERIFICATION_PAUSES,
    rollForward: false,
    source: { instrument: instruments.procedure, article: '第十八条', confidence: 'S' },
    examples: [
      { startedOn: '2021-07-15', due: '2021-08-05', note: '施行首日发现线索' },
      {
        startedOn: '2026-01-26',
        pauses: [{ kind: 'rights-holder', from: '2026-02-02', to: '2026-02-06' }],
        extensions: [
          { on: day('2026-02-13'), limit: { amount: 15, unit: 'wd' }, approver: '负责人', reason: '涉案人员多' },
        ],
        due: '2026-03-20',
        note: '权利人辨认五个工作日不计，春节不计，2月14日、28日上班计入',
      },
    ],
  },
];
