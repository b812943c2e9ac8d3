export { bundleStream } from './bundle-stream.ts';
export { type CaseBulletin, type CaseFigure, caseProcedureId, isCaseBulletin } from './case-contract.ts';
export { bulletinCells } from './commands/cells.ts';
export { type ComputeEnvironment, fromLedger, type HistorySource } from './commands/count-figures.ts';
export {
  draftBulletin,
  draftCaseBulletin,
  type FreezeRequest,
  freezeBulletin,
  freezeCaseBulletin,
} from './commands/freeze.ts';
export { type BundleContents, readBundle } from './commands/read-bundle.ts';
export { exportBulletin, type Provable, refuseBundle, rerunBulletin, writeProof } from './commands/rerun.ts';
export { type FiguresReport, verifyContents, verifyFigures } from './commands/verify-figures.ts';
export { groupedBy } from './contract.ts';
export { bulletinDocument } from './document.ts';
export { clockOf, dayOf, headsOf, type Speak, verifyNotes } from './document-parts.ts';
export type { BulletinDependencies } from './environment.ts';
export { errors } from './errors.ts';
export { numberText, unitOf } from './model/case-numbers.ts';
export { clearedOf, onAClock } from './model/figures.ts';
export { bulletin } from './model/procedure.ts';
export { readBoard } from './queries/board.ts';
export { getBulletin, listBulletins, type StoredBulletin } from './queries/bulletin.ts';
export { readCaseBoard } from './queries/case-board.ts';
export { addBulletinRoutes, type BulletinRouteOptions } from './routes.ts';
