import type { Procedure } from '../../../platform/procedure/types.ts';
import { caseProcedures } from '../../cases/index.ts';
import { intakeProcedures } from '../../intake/model/procedures.ts';

/** The procedure that a bulletin counts, by its id. */
export const findProcedure = (id: string): Procedure | undefined =>
  intakeProcedures.find((known) => known.id === id) ?? caseProcedures[id];
