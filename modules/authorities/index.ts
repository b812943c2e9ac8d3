export { createDirectory, type Directory } from './directory.ts';
export { type ImportedAuthorities, importAuthorities } from './import-authorities.ts';
export { addReferenceRoutes } from './reference-routes.ts';
export { addAuthorityRoutes } from './routes.ts';
