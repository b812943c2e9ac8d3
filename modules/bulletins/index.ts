export { draftBulletin, type FreezeRequest, freezeBulletin } from './commands/freeze.ts';
export { exportBulletin, rerunBulletin } from './commands/rerun.ts';
export { type FiguresReport, verifyFigures } from './commands/verify-figures.ts';
export type { BulletinDependencies } from './environment.ts';
export { errors } from './errors.ts';
export { bulletin } from './model/procedure.ts';
export { readBoard } from './queries/board.ts';
export { getBulletin, listBulletins, type StoredBulletin } from './queries/bulletin.ts';
export { addBulletinRoutes, type BulletinRouteOptions } from './routes.ts';
