import type { Procedure } from '../../platform/procedure/types.ts';
import { officeProcedureList } from './model/procedures.ts';

export { openOffice, performOffice } from './commands/perform-office.ts';
export type { OfficeContext } from './context.ts';
export { countOffice, listOffice } from './queries/list-office.ts';
export { addOfficeRoutes } from './routes.ts';

/** The procedures of the campaign office by id, as the ledger takes them. */
export const officeProcedures: Readonly<Record<string, Procedure>> = Object.fromEntries(
  officeProcedureList.map((procedure) => [procedure.id, procedure]),
);
