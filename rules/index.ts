import type { RuleBook } from '../kernel/deadline-engine.ts';
import { complaintRules, reportRules } from './complaints-reports.ts';
import { createRuleBook } from './rule-book.ts';
import { verificationRules } from './verification.ts';
import type { WorkedRule } from './worked-rule.ts';

export { calendarYears, chinaCalendar } from './calendars/index.ts';
export { instruments } from './instruments.ts';
export { type PauseKind, pauseNames } from './pauses.ts';
export type { RuleExample, WorkedRule } from './worked-rule.ts';

/** Every edition of every limit, with its worked examples. */
export const workedRules: readonly WorkedRule[] = [...complaintRules, ...reportRules, ...verificationRules];

/** The law's time limits by day and place. `version` is the day the book was last changed. */
export const ruleBook: RuleBook = createRuleBook('2026-11-22', workedRules);
