export { followInspections } from './commands/follow-inspections.ts';
export { listsBeside } from './commands/freeze-draw.ts';
export { errors } from './errors.ts';
export { inspectionGuards } from './guard.ts';
export { addInspectionRoutes, type InspectionContext } from './routes.ts';
