import type { z } from 'zod';
import { AppError } from '../../../kernel/error.ts';
import type { ActId, MatterId, Region } from '../../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { LedgerActor, PerformRequest } from '../../../platform/ledger/types.ts';
import { performNumbered } from '../../notices/index.ts';
import type { CaseContext } from '../context.ts';
import type { CasePerformed, caseActRequest } from '../contract.ts';
import { caseProcedureIds } from '../model/procedures.ts';
import { checkLicences } from './check-licences.ts';
import { numbersFor } from './numbers.ts';

/** The legal day of an act: told of, or now. @throws AppError 422 `procedure.event-time` */
export function dayOfAct(eventAt: string | undefined, now: Date): PlainDate {
  const at = eventAt === undefined ? now : new Date(eventAt);
  if (Number.isNaN(at.getTime())) throw new AppError('procedure.event-time', 422, { eventAt: eventAt ?? '' });
  return legalDay(at > now ? now : at);
}

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
  const guards = context.guards ?? [];
  const matter = await ledger.store.transaction(actor, async (tx) => {
    const found = (await readMatters(tx, at.region, [id])).get(id)?.matter;
    if (found === undefined) throw new AppError('procedure.no-such-matter', 404);
    // Seen, so it may be opened: what the modules keep beside the case is seen by nobody who has not opened it.
    await tx.openMatters([id]);
    for (const { before } of guards) await before?.(tx, told);
    return found;
  });
  for (const { seen } of guards) await seen?.(actor, told);
  const on = dayOfAct(asked.eventAt, ledger.clock.now());
  const writes = guards.flatMap(({ beside }) => beside?.(told, on) ?? []);
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
    ...(writes.length === 0
      ? {}
      : {
          beside: async (tx) => {
            for (const write of writes) await write(tx);
          },
        }),
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
