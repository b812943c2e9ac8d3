export { dossierJobs } from './commands/build-dossier.ts';
export { checkDossierAct } from './commands/make-up.ts';
export { planDossier } from './commands/plan.ts';
export { settleDossiers } from './commands/settle-dossiers.ts';
export type { DossierContext } from './context.ts';
export { missingPapers } from './model/completeness.ts';
export { conclusionsFirst, type DossierOrder } from './model/order.ts';
export { addDossierRoutes } from './routes.ts';
export { type CaseDocument, type DocumentRef, type DocumentSource, noDocuments } from './source.ts';
