import type { Check } from '../model/check.ts';
import { archivedWithoutDossier } from './archived-without-dossier.ts';
import { closedOwing } from './closed-owing.ts';
import { contradictory } from './contradictory.ts';
import { courtWindow } from './court-window.ts';
import { decidedUnheard } from './decided-unheard.ts';
import { decidedUnreviewed } from './decided-unreviewed.ts';
import { displayedPastEnd } from './displayed-past-end.ts';
import { evidenceFile } from './evidence-file.ts';
import { fewOfficers } from './few-officers.ts';
import { hearingUnheld } from './hearing-unheld.ts';
import { heldPastLimit } from './held-past-limit.ts';
import { holdDisposed } from './hold-disposed.ts';
import { keptUndecided } from './kept-undecided.ts';
import { lapseUnrecorded } from './lapse-unrecorded.ts';
import { numbers } from './numbers.ts';
import { officerLeft } from './officer-left.ts';
import { overdueUndemanded } from './overdue-undemanded.ts';
import { pauseUnproven } from './pause-unproven.ts';
import { policeSilent } from './police-silent.ts';
import { publishedAnnulled } from './published-annulled.ts';
import { receiptTwice } from './receipt-twice.ts';
import { retentionPassed } from './retention-passed.ts';
import { servedUnproven } from './served-unproven.ts';
import { stuck } from './stuck.ts';
import { summaryLimits } from './summary-limits.ts';
import { summaryMoney } from './summary-money.ts';
import { summaryUnfiled } from './summary-unfiled.ts';
import { summaryUnpaid } from './summary-unpaid.ts';
import { suspendedLong } from './suspended-long.ts';
import { taskOverdue } from './task-overdue.ts';
import { testOverPaused } from './test-over-paused.ts';
import { unpublishedLate } from './unpublished-late.ts';
import { unservedLate } from './unserved-late.ts';

/** Every checker of cases, in the order of the work. */
export const caseChecks: readonly Check[] = [
  heldPastLimit,
  keptUndecided,
  lapseUnrecorded,
  decidedUnheard,
  decidedUnreviewed,
  hearingUnheld,
  servedUnproven,
  unservedLate,
  courtWindow,
  overdueUndemanded,
  publishedAnnulled,
  displayedPastEnd,
  unpublishedLate,
  policeSilent,
  summaryMoney,
  summaryLimits,
  summaryUnfiled,
  summaryUnpaid,
  pauseUnproven,
  testOverPaused,
  suspendedLong,
  stuck,
  contradictory,
  fewOfficers,
  officerLeft,
  taskOverdue,
  evidenceFile,
  closedOwing,
  receiptTwice,
  archivedWithoutDossier,
  holdDisposed,
  retentionPassed,
  numbers,
];

export const findCheck = (id: string): Check | undefined => caseChecks.find((each) => each.id === id);
