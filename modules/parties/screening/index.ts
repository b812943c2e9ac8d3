export { commitWatchList, undoWatchList } from './commands/commit-watch-list.ts';
export { listedProposer } from './commands/propose-listed.ts';
export { screeningErrors } from './errors.ts';
export { watchListKind } from './import-kind.ts';
export { listsFor, type WatchLists, watchLists } from './lists/watch-lists.ts';
export type { Screened } from './model/watch-entry.ts';
export { addScreeningRoutes } from './routes.ts';
export { type ScreenedRow, screenedRow, screenKind, screenTable } from './screen-table.ts';
