import type { DisplayRule } from '../../rules/index.ts';
import * as deciding from './bodies-deciding.ts';
import { type Penalties, penalties } from './bodies-deciding.ts';
import * as finishing from './bodies-finishing.ts';
import * as holding from './bodies-holding.ts';
import type { Body } from './bodies-opening.ts';
import * as opening from './bodies-opening.ts';
import type { CasePost } from './case-file.ts';

/** One act of a route: on which working day after filing, by whom, what. */
export interface PlannedAct {
  readonly day: number;
  readonly by: CasePost;
  readonly verb: string;
  readonly body: Body;
}
export type Acts = readonly PlannedAct[];

export const act = (day: number, by: CasePost, verb: string, body: Body = deciding.nothing): PlannedAct => ({
  day,
  by,
  verb,
  body,
});

/** Parts of the way, each with the day on which it begins; the parts after it say what they need before. */

export const filed: Acts = [
  act(0, 'head', 'file', opening.fileCase),
  act(0, 'officer', 'record-scene', opening.recordScene),
  act(0, 'officer', 'add-evidence', opening.addPhotos),
];
export const investigated: Acts = [
  ...filed,
  act(1, 'officer', 'order-correction', opening.orderCorrection),
  act(2, 'officer', 'record-inquiry', opening.recordInquiry),
  act(2, 'officer', 'add-evidence', opening.addPapers),
  act(2, 'officer', 'confirm-address', opening.confirmAddress),
];

export const seized = (day = 0): Acts => [
  act(day, 'officer', 'request-measure', holding.requestSeizure),
  act(day, 'head', 'approve-measure', holding.approveMeasure),
  act(day, 'officer', 'impose-measure', holding.seize),
];
export const kept = (day = 0): Acts => [
  act(day, 'officer', 'request-measure', holding.requestKeeping),
  act(day, 'head', 'approve-measure', holding.approveMeasure),
  act(day, 'officer', 'register-keep', holding.registerAndKeep),
];

export const reported = (d: number, proposal: Body): Acts => [act(d, 'officer', 'report', proposal)];
export const submitted = (d: number, ...grounds: readonly string[]): Acts => [
  act(d, 'officer', 'submit-review', deciding.submitReview(...grounds)),
];
export const reviewed = (d: number): Acts => [
  ...submitted(d),
  act(d + 1, 'reviewer', 'case-review', deciding.caseReview),
];
export const reviewedByLaw = (d: number, ...grounds: readonly string[]): Acts => [
  ...submitted(d, ...grounds),
  act(d + 2, 'reviewer', 'legal-review', deciding.legalReview),
];
/** Approved, told and served: the party has five working days from day d + 1 on. */
export const told = (d: number, hearing = false): Acts => [
  act(d, 'head', 'approve-proposal', deciding.approveProposal),
  act(d, 'officer', 'notify', deciding.notifying(hearing)),
  act(d + 1, 'officer', 'record-notice-delivery', deciding.deliverNotice),
];
export const decided = (d: number, imposed: Penalties): Acts => [
  act(d, 'officer', 'end-reply'),
  act(d, 'head', 'decide', deciding.proposing(imposed)),
];
export const served = (d: number): Acts => [act(d, 'officer', 'serve', finishing.serve)];
export const published = (d: number, open: boolean, rule?: DisplayRule): Acts => [
  act(d, 'officer', 'publish', finishing.publishing(open, rule)),
];
export const closed = (d: number, ground = 'K1'): Acts => [
  act(d, 'officer', 'request-closing', finishing.requestClosing(ground)),
  act(d + 1, 'head', 'close', finishing.close(ground)),
];
export const archived = (d: number): Acts => [
  act(d, 'officer', 'make-dossier', finishing.makeDossier),
  act(d + 2, 'intake', 'archive', finishing.archive),
];

/** From filing to the notice that was served: report on day d, the party's time over on day {@link replyOver}. */
export const proposed = (d: number, imposed: Penalties, before: Acts = investigated): Acts => [
  ...before,
  ...reported(d, deciding.proposing(imposed)),
  ...reviewed(d),
  ...told(d + 2),
];
/** The first day after the party's time, counted from the report. */
export const replyOver = (d: number): number => d + 9;

type Purpose = 'fine' | 'gains';
/** The whole way of a case that was decided, paid and published, to just before closing; ends on day replyOver(d) + 5. */
export const performed = (d: number, imposed: Penalties, purposes: readonly Purpose[], before?: Acts): Acts => {
  const end = replyOver(d);
  const open = imposed === penalties.fine;
  return [
    ...proposed(d, imposed, before),
    ...decided(end, imposed),
    ...(imposed === penalties.goods && before?.some(({ verb }) => verb === 'impose-measure') === true
      ? [act(end, 'officer', 'perform-duty', holding.takeOver)]
      : []),
    ...served(end + 1),
    ...(imposed === penalties.goods && before?.some(({ verb }) => verb === 'impose-measure') !== true
      ? [act(end + 1, 'officer', 'perform-duty', holding.handedIn)]
      : []),
    ...published(end + 2, open),
    act(end + 5, 'intake', 'record-payment', finishing.paying(...purposes)),
  ];
};
