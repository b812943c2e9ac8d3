export type { PublishedContext } from './context.ts';
export { publishedCountsOf } from './queries/counts.ts';
export { publishedOf, searchPublished } from './queries/search.ts';
export { addPublishedRoutes } from './routes.ts';
