export { makeVersion } from './commands/public-version.ts';
export { publishedBefore, publishMade } from './commands/publish.ts';
export { settlePublications, takingDown } from './commands/take-down.ts';
export type { PublicityContext, PublishingContext } from './context.ts';
export { errors } from './errors.ts';
export { publicityGuard } from './guard.ts';
export { readProof, readStatement } from './model/statement.ts';
export { addPublicityRoutes } from './routes.ts';
