export { SharedBackground } from './commands/background.ts';
export { followIncidents } from './commands/follow.ts';
export { forgetTellers } from './commands/forget-tellers.ts';
export { incidentProposer } from './commands/group-matters.ts';
export { refOf, tellerOf, writeRefs } from './commands/refs.ts';
export { incidentGuard } from './guard.ts';
export { addIncidentRoutes } from './routes.ts';
