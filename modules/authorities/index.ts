export { createDirectory, type Directory } from './directory.ts';
export { addReferenceRoutes } from './reference-routes.ts';
export { addAuthorityRoutes } from './routes.ts';
