import { legalDay } from '../../../../kernel/plain-date.ts';
import type { MatterDetail, MatterRow } from '../../../../modules/intake/contract.ts';
import { refusalOf } from '../../../../platform/procedure/permit.ts';
import type { ActingAs, Refusal } from '../../../../platform/procedure/types.ts';
import { findProcedure } from '../../procedures.ts';
import { matterOfRow } from './matter-of-row.ts';

/**
 * Would this act be refused? State, post and place are asked of the row by the shared predicate itself. A verb with
 * conditions on facts needs the matter: then the server's word about it counts, and until it is there `undefined`.
 */
export function previewOf(
  row: MatterRow,
  detail: MatterDetail | undefined,
  actor: ActingAs,
  verbId: string,
): Refusal | null | undefined {
  const procedure = findProcedure(row.procedure);
  const verb = procedure?.verbs[verbId];
  if (procedure === undefined || verb === undefined) {
    return {
      rule: 'procedure.verb',
      text: { zh: '该类事项没有这个办理动作。', en: 'This kind of matter has no such act.' },
    };
  }
  const { conditions: _conditions, ...unconditional } = verb;
  const plain = { ...procedure, verbs: { ...procedure.verbs, [verbId]: unconditional } };
  const refusal = refusalOf(plain, matterOfRow(row), actor, verbId, legalDay(new Date()));
  if (refusal !== null || (verb.conditions ?? []).length === 0) return refusal;
  const known = detail?.verbs.find((entry) => entry.verb === verbId);
  return known === undefined ? undefined : known.refusal;
}
