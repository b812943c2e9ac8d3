export { followSupervision } from './commands/follow.ts';
export { supervisionGuards } from './guard.ts';
export { addSupervisionRoutes } from './routes.ts';
