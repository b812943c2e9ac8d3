export { settlePublications } from './commands/take-down.ts';
export type { PublicityContext } from './context.ts';
export { errors } from './errors.ts';
export { publicityGuard } from './guard.ts';
export { readProof, readStatement } from './model/statement.ts';
export { addPublicityRoutes } from './routes.ts';
