import type { BodyCondition, Condition, FitCondition } from './types.ts';

/** Conditions of one procedure, each under its own rule `<procedure>.<rule>` with its words in both languages. */
export const namedRules = (procedure: string) => {
  const named = (rule: string, zh: string, en: string) => ({ rule: `${procedure}.${rule}`, text: { zh, en } });
  return {
    /** On the matter as it stands. */
    condition: (rule: string, zh: string, en: string, holds: Condition['holds']): Condition => ({
      ...named(rule, zh, en),
      holds,
    }),
    /** On what the act says. */
    says: (rule: string, zh: string, en: string, holds: BodyCondition['holds']): BodyCondition => ({
      ...named(rule, zh, en),
      holds,
    }),
    /** On what the act says about this matter. */
    fits: (rule: string, zh: string, en: string, holds: FitCondition['holds']): FitCondition => ({
      ...named(rule, zh, en),
      holds,
    }),
  };
};
