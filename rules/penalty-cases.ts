import { crimeTransferRules } from './crime-transfer.ts';
import { penaltyDecisionServiceRules } from './penalty-decision-service.ts';
import { penaltyFilingRules } from './penalty-filing.ts';
import { penaltyMeasureRules } from './penalty-measures.ts';
import { penaltyPerformanceRules } from './penalty-performance.ts';
import { penaltyPublicationRules } from './penalty-publication.ts';
import { penaltyReviewHearingRules } from './penalty-review-hearing.ts';
import type { PenaltyRule } from './penalty-rule.ts';

/** Every limit of a penalty case, in the order of its life: law.md §4, then §5 and §6. */
export const penaltyCaseRules: readonly PenaltyRule[] = [
  ...penaltyFilingRules,
  ...penaltyMeasureRules,
  ...penaltyReviewHearingRules,
  ...penaltyDecisionServiceRules,
  ...penaltyPerformanceRules,
  ...penaltyPublicationRules,
  ...crimeTransferRules,
];
