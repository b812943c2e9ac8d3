import type { Procedure } from '../../platform/procedure/types.ts';
import { penaltyCase } from './model/case/case.ts';
import { summaryCase } from './model/summary-case.ts';

export { deliverLetters } from './commands/deliver-letters.ts';
export { fileCase } from './commands/file-case.ts';
export { performCaseAct } from './commands/perform-case-act.ts';
export type { CaseContext } from './context.ts';
export { penaltyCase } from './model/case/case.ts';
export { obstaclesToClosing } from './model/case/closing.ts';
export { testKinds } from './model/case/commission.ts';
export { obstaclesTo } from './model/case/decide.ts';
export { type IssuedPaper, issuedPaper, sealKinds, signedByHead } from './model/case/documents.ts';
export { evidenceProblems, evidenceRegister } from './model/case/evidence-register.ts';
export { partyOf } from './model/case/facts.ts';
export { heldOn, lapsedUnrecorded, lapsedUnreturned, limitOf } from './model/case/holdings.ts';
export { ceilingOf, defenceAnswered, noticeServed, replyOver, toldOf } from './model/case/notice.ts';
export { publicationOn } from './model/case/publication.ts';
export { remediesOf } from './model/case/remedies.ts';
export { reportedOf, reviewQueueOf } from './model/case/review.ts';
export { imposedOf as standingDecision, owedOn } from './model/case/settlement.ts';
export { standsBack } from './model/case/team.ts';
export { findForm, formsMadeBy, standardForms } from './model/forms/catalogue.ts';
export type { StandardForm } from './model/forms/form.ts';
export { mustContain } from './model/forms/must-contain.ts';
export { numbering, numberWords, slotsFor } from './model/numbering.ts';
export { caseProcedureIds, isCase } from './model/procedures.ts';
export { heldNearDays } from './model/queues.ts';
export { summaryCase } from './model/summary-case.ts';
export { benchmarkBook, putBenchmarks } from './queries/benchmarks.ts';
export { caseDetail } from './queries/case-detail.ts';
export { hearingsBetween } from './queries/hearing-calendar.ts';
export { listCases } from './queries/list-cases.ts';
export { setNumberWord } from './queries/number-words.ts';
export { type CaseRecord, readCase } from './queries/read-case.ts';
export { caseRowsOf } from './queries/rows-of.ts';
export { addCaseRoutes } from './routes.ts';

/** The procedures of penalty cases by id, as the ledger takes them. */
export const caseProcedures: Readonly<Record<string, Procedure>> = {
  [penaltyCase.id]: penaltyCase,
  [summaryCase.id]: summaryCase,
};
