import { penaltyCase } from '../../modules/cases/model/case/case.ts';
import { summaryCase } from '../../modules/cases/model/summary-case.ts';
import { intakeProcedures } from '../../modules/intake/model/procedures.ts';
import { officeProcedureList } from '../../modules/office/model/procedures.ts';
import type { Procedure, Verb } from '../../platform/procedure/types.ts';
import { emptyText, type Text } from './text.ts';

const byId = new Map(
  [...intakeProcedures, penaltyCase, summaryCase, ...officeProcedureList].map((procedure) => [procedure.id, procedure]),
);

/** The procedures of what comes in, in menu order; cases have a desk of their own. */
export const procedures: readonly Procedure[] = intakeProcedures;

export function findProcedure(id: string): Procedure | undefined {
  return byId.get(id);
}

export function procedureTitle(id: string): Text {
  return byId.get(id)?.title ?? emptyText(id);
}

export function findVerb(procedure: string, verb: string): Verb | undefined {
  return byId.get(procedure)?.verbs[verb];
}

/** The verb that opens a matter of that kind. */
export function openingVerb(procedure: Procedure): string | undefined {
  return Object.keys(procedure.verbs).find((id) => procedure.verbs[id]?.from.length === 0);
}

/** Whether somebody with these roles may register what comes in; the server asks the same list. */
export const mayRegister = (roles: readonly string[]): boolean =>
  procedures.some((procedure) =>
    procedure.verbs[openingVerb(procedure) ?? '']?.by.some((role) => roles.includes(role)),
  );

/** States in which the statutory clock stands still, whatever the calendar says: nothing there is overdue. */
const PAUSED_STATES = new Set(['paused', 'suspended']);
export const isPaused = (state: string): boolean => PAUSED_STATES.has(state);
