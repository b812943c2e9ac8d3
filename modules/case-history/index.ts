export { standingOn } from './model/as-of.ts';
export { differences } from './model/difference.ts';
export type { HistoryContext } from './queries/read-past.ts';
export { addCaseHistoryRoutes } from './routes.ts';
