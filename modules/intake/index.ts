import type { Procedure } from '../../platform/procedure/types.ts';
import { intakeProcedures } from './model/procedures.ts';
import { wordsOf } from './model/words.ts';

export { tidyName } from './commands/attach-file.ts';
export { createFilingDesk, receiver, rememberRecent } from './commands/file-publicly.ts';
export { followErasures } from './commands/follow-erasures.ts';
export { type HandedOver, handOver, keepHandOver, type NotMoved, officerAt, takesAt } from './commands/hand-over.ts';
export { importJobs } from './commands/import-jobs.ts';
export { actByReceipt, withdrawByReceipt, writeByReceipt } from './commands/message-by-receipt.ts';
export { recordAccess } from './commands/record-access.ts';
export { settleFiles } from './commands/settle-files.ts';
export type { IntakeContext, ToldReward } from './context.ts';
export { addFileRoutes } from './file-routes.ts';
export { addHandOverRoutes } from './hand-over-routes.ts';
export { identitySettings } from './identity/settings.ts';
export { alreadyIssued, correctedBy, issuedNotice, noticesOf } from './model/notice.ts';
export { publicPost } from './public-post.ts';
export {
  boundOf,
  COUNT_BOUND,
  countByWalking,
  countUpTo,
  isWide,
  plannedEachTime,
  SEARCH_BOUND,
  searching,
  WIDE_BOUND,
  wordsAsked,
  wordsFor,
} from './queries/bounded.ts';
export { clockView, leadingClock, type Viewpoint, viewpoint } from './queries/clock-view.ts';
export { handledBelow, inQueue, inScope, likeText, OF_OFFICE, ofIntake, subtree } from './queries/conditions.ts';
export { filingStatus, inEqualTime } from './queries/filing-status.ts';
export { openMatter as findMatter } from './queries/find-matter.ts';
export { type AccessKind, listAccesses, openAccessLog, type RecordedAccess } from './queries/list-accesses.ts';
export { maskName, maskObject, maskPerson, maskProse, maskText, seesPersonal } from './queries/mask.ts';
export {
  type ActPage,
  type ActRecord,
  actsAt,
  actsOf,
  presentAct,
  type RecordedAct,
  recordedAct,
} from './queries/matter-acts.ts';
export { detailOf, type ReadMatter } from './queries/matter-detail.ts';
export { MATTER_COLUMNS, type MatterRecord, type Names, namesFor, presentRow, recordOf } from './queries/matter-row.ts';
export { cursorAfter, pageOrder } from './queries/page-order.ts';
export { rowsOf } from './queries/rows-of.ts';
export { addIntakeRoutes } from './routes.ts';

/**
 * Matters are found by their words. Opening acts also ask for proposals, through the outbox: the one who files does not
 * wait for the lexicons.
 */
function asWritten(procedure: Procedure): Procedure {
  const verbs = Object.entries(procedure.verbs).map(([id, verb]) => [
    id,
    verb.from.length === 0 ? { ...verb, topics: [...new Set([...(verb.topics ?? []), 'propose'])] } : verb,
  ]);
  return { ...procedure, verbs: Object.fromEntries(verbs), words: wordsOf };
}

/** The procedures of intake by id, as the ledger takes them. */
export const procedures: Readonly<Record<string, Procedure>> = Object.fromEntries(
  intakeProcedures.map((procedure) => [procedure.id, asWritten(procedure)]),
);
