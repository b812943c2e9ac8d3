export { type CommitPartiesOptions, commitParties } from './commands/commit-parties.ts';
export { partyProposer } from './commands/propose-party.ts';
export { putKnownParties } from './commands/put-known-parties.ts';
export { type UndoneParties, undoParties } from './commands/undo-parties.ts';
export { errors } from './errors.ts';
export { partiesKind } from './import-kind.ts';
export type { Party } from './model/party.ts';
export { type FirmNames, firmNames } from './names/firm-names.ts';
export { searchParties } from './queries/search-parties.ts';
export { forgetSubjects } from './resolution/commands/forget-keys.ts';
export { subjectKeeper, subjectSweep } from './resolution/commands/keep-keys.ts';
export { learnSubjects } from './resolution/commands/learn.ts';
export { addResolutionRoutes } from './resolution/routes.ts';
export { addPartyRoutes } from './routes.ts';
export {
  addScreeningRoutes,
  commitWatchList,
  listedProposer,
  listsFor,
  type Screened,
  type ScreenedRow,
  screenedRow,
  screeningErrors,
  screenKind,
  screenTable,
  undoWatchList,
  type WatchLists,
  watchListKind,
  watchLists,
} from './screening/index.ts';
