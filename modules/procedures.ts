import type { Procedure } from '../platform/procedure/types.ts';
import { bulletin } from './bulletins/model/procedure.ts';
import { caseProcedures } from './cases/index.ts';
import { procedures as intake } from './intake/index.ts';
import { officeProcedures } from './office/index.ts';

/** Every procedure of the product by id: what the ledger, the worlds and the verifier know. */
export const everyProcedure: Readonly<Record<string, Procedure>> = {
  ...intake,
  ...caseProcedures,
  ...officeProcedures,
  [bulletin.id]: bulletin,
};
