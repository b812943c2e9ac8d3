import type { RuleBook } from '../kernel/deadline-engine.ts';
import { complaintRules, reportRules } from './complaints-reports.ts';
import { disclosureRules } from './disclosures.ts';
import { letterRules } from './governance-letters.ts';
import { inspectionRules } from './inspection.ts';
import { officeTaskRules } from './office-tasks.ts';
import { penaltyCaseRules } from './penalty-cases.ts';
import { createRuleBook } from './rule-book.ts';
import { supervisionRules } from './supervision-days.ts';
import { verificationRules } from './verification.ts';
import type { WorkedRule } from './worked-rule.ts';

export {
  type BasisId,
  citation,
  citeTogether,
  findLegalBasis,
  type LegalBasis,
  legalBases,
  legalBasis,
  sourceOf,
} from './basis.ts';
export { calendarYears, chinaCalendar } from './calendars/index.ts';
export {
  abstractFields,
  closingConditions,
  decisionContents,
  decisionOutcomes,
  earlyStopConditions,
  endGrounds,
  evidenceKinds,
  legalReviewGrounds,
  recusalGrounds,
  seizureContents,
  serviceMethods,
  suspensionGrounds,
  unpublishedGrounds,
} from './case-grounds.ts';
export {
  type Editions,
  type HearingAmounts,
  type HearingReason,
  hearingDue,
  hearingThresholds,
  leastOfficers,
  type OnspotCase,
  type OnspotReason,
  onspotLimits,
  onspotReason,
  type PartyKind,
  type Proposal,
  type SummaryLimits,
  type SurchargeRate,
  staffing,
  summaryLimits,
  summaryObstacle,
  surchargeAfter,
  surchargeRates,
  type Team,
} from './case-thresholds.ts';
export { type TransferDayUnit, threeDayRules, transferDayUnit } from './crime-transfer.ts';
export { errors } from './errors.ts';
export {
  consumptionFactors,
  filingConditions,
  findGround,
  type Ground,
  type GroundList,
  groundLists,
  notFiledGrounds,
  type OutOfScopeKind,
  outOfScopeKinds,
  rejectionGrounds,
  terminationGrounds,
} from './grounds.ts';
export {
  type CapAnswer,
  type CapMode,
  capAnswer,
  capCountings,
  type InspectionOrigin,
} from './inspection.ts';
export { instruments } from './instruments.ts';
export { type PauseDocument, type PauseKind, pauseDocuments, pauseNames } from './pauses.ts';
export { type PenaltyKind, type PenaltyKindEntry, penaltyKinds } from './penalty-kinds.ts';
export type { PenaltyRule } from './penalty-rule.ts';
export {
  type Display,
  type DisplayRule,
  displayOf,
  earlyStopWait,
  type Imposed,
  type PublicationScheme,
  publicationSchemes,
} from './publication-thresholds.ts';
export { rewardScope, rewardScopeRule } from './reward-scope.ts';
export { thresholdOn } from './threshold.ts';
export { type RewardGrade, type RewardRates, rewardFor, rewardRates, type Threshold } from './thresholds.ts';
export type { RuleExample, RulePart, WorkedRule } from './worked-rule.ts';

/** Every edition of every limit, with its worked examples. */
export const workedRules: readonly WorkedRule[] = [
  ...complaintRules,
  ...reportRules,
  ...verificationRules,
  ...penaltyCaseRules,
  ...letterRules,
  ...officeTaskRules,
  ...supervisionRules,
  ...inspectionRules,
  ...disclosureRules,
];

/** The law's time limits by day and place. `version` is the day the book was last changed. */
export const ruleBook: RuleBook = createRuleBook('2026-11-22', workedRules);
