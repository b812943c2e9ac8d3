export { askCorrection } from './commands/ask-correction.ts';
export type { PublishedContext } from './context.ts';
export { correctionGuard } from './guard.ts';
export { publishedCountsOf } from './queries/counts.ts';
export { publishedOf, searchPublished } from './queries/search.ts';
export { addCorrectionRoutes, addPublishedRoutes } from './routes.ts';
