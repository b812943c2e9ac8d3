import type { z } from 'zod';
import type { ActId, MatterId, Region } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { askGuards, besideOf, dayOfAct } from '../../../platform/ledger/perform-guarded.ts';
import type { LedgerActor, PerformRequest } from '../../../platform/ledger/types.ts';
import { performNumbered } from '../../notices/index.ts';
import type { CaseContext } from '../context.ts';
import type { CasePerformed, caseActRequest } from '../contract.ts';
import { caseProcedureIds } from '../model/procedures.ts';
import { checkLicences } from './check-licences.ts';
import { numbersFor } from './numbers.ts';

/**
 * Performs one act on a case. Numbers of our own are taken in turn with it, in the same transaction.
 * @throws AppError as `perform`; 404 `procedure.no-such-matter`; 422 `cases.number.given`, `cases.licence.*`,
 *   `procedure.other-route`; 409 `notices.organ-missing`
 */
export async function performCaseAct(
  context: CaseContext,
  actor: LedgerActor,
  at: { readonly region: string; readonly id: string },
  asked: z.infer<typeof caseActRequest>,
  traceId: string,
): Promise<CasePerformed> {
  const { ledger } = context;
  const id = at.id.toLowerCase();
  const body = asked.body as JsonObject;
  const told = { actId: asked.actId.toLowerCase(), homeRegion: at.region, matterId: id, verb: asked.verb, body };
  const { matter, guards } = await askGuards(ledger, actor, () => context.guards ?? [], told);
  const on = dayOfAct(asked.eventAt, ledger.clock.now());
  const request: PerformRequest = {
    actId: told.actId as ActId,
    homeRegion: at.region as Region,
    matterId: id as MatterId,
    of: caseProcedureIds,
    verb: asked.verb,
    version: asked.version,
    body,
    traceId,
    ...(asked.eventAt === undefined ? {} : { eventAt: asked.eventAt }),
    ...besideOf(guards, told, on),
  };
  const act = { procedure: matter.procedure, verb: asked.verb, body };
  const wanted = await numbersFor(context, actor.authority, on, act);
  await checkLicences(ledger.store.db, actor, body, on);
  const { numbers, ...performed } =
    wanted.length === 0
      ? { ...(await perform(ledger, actor, request)), numbers: {} as Readonly<Record<string, string>> }
      : await performNumbered(ledger, actor, { request, on, wanted });
  for (const { after } of guards) await after?.(told);
  return { ...performed, number: numbers[wanted[0]?.field ?? ''] ?? null, numbers: { ...numbers } };
}
