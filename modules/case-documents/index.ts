export type { DocumentContext } from './context.ts';
export { documentGuard } from './guard.ts';
export { addCaseDocumentRoutes } from './routes.ts';
export { dossierSheets } from './sheets.ts';
export { caseDocumentSource } from './source.ts';
