import type { Procedure } from '../../../platform/procedure/types.ts';
import { penaltyCase } from '../../cases/model/case/case.ts';
import { summaryCase } from '../../cases/model/summary-case.ts';
import { intakeProcedures } from '../../intake/model/procedures.ts';

/** Procedures of which case figures are made. */
export const caseProcedures: Readonly<Record<string, Procedure>> = {
  [penaltyCase.id]: penaltyCase,
  [summaryCase.id]: summaryCase,
};

/** The procedure that a bulletin counts, by its id. */
export const findProcedure = (id: string): Procedure | undefined =>
  intakeProcedures.find((known) => known.id === id) ?? caseProcedures[id];
