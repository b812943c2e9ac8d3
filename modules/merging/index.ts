export { rebuildEdges } from './commands/rebuild-edges.ts';
export { followMerging } from './commands/tell.ts';
export type { MergingContext } from './context.ts';
export { undecided } from './queries/undecided.ts';
export { addMergingRoutes } from './routes.ts';
