export { SharedBackground } from './commands/background.ts';
export { followIncidents } from './commands/follow.ts';
export { incidentProposer } from './commands/group-matters.ts';
export { refOf, tellerOf, writeRefs } from './commands/refs.ts';
export { incidentGuard } from './guard.ts';
export { addIncidentRoutes } from './routes.ts';
