export { type CommitPartiesOptions, commitParties } from './commands/commit-parties.ts';
export { putKnownParties } from './commands/put-known-parties.ts';
export { type UndoneParties, undoParties } from './commands/undo-parties.ts';
export { errors } from './errors.ts';
export { partiesKind } from './import-kind.ts';
export type { Party } from './model/party.ts';
export { searchParties } from './queries/search-parties.ts';
export { addPartyRoutes } from './routes.ts';
