export { settlePublications, takingDown } from './commands/take-down.ts';
export type { PublicityContext } from './context.ts';
export { errors } from './errors.ts';
export { readProof, readStatement } from './model/statement.ts';
export { addPublicityRoutes } from './routes.ts';
