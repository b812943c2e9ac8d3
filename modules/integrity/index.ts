export { caseChecks } from './checks/index.ts';
export { type RunResult, runChecks, runNightly } from './commands/run-checks.ts';
export type { IntegrityContext } from './context.ts';
export { receiptGuard } from './guard.ts';
export { integritySettings, severities } from './model/check.ts';
export { addIntegrityRoutes } from './routes.ts';
