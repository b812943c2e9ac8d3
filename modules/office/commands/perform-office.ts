import type { z } from 'zod';
import { AppError } from '../../../kernel/error.ts';
import type { ActId, AuthorityCode, MatterId, Region } from '../../../kernel/id.ts';
import { isAuthorityCode, isWithin, regionOf } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { ActGuard, AskedAct } from '../../../platform/ledger/guard.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { askGuards, besideOf, dayOfAct } from '../../../platform/ledger/perform-guarded.ts';
import type { LedgerActor, LedgerDependencies, Performed, PerformRequest } from '../../../platform/ledger/types.ts';
import type { actRequest, openRequest } from '../../intake/contract.ts';
import type { OfficeContext } from '../context.ts';
import { officeProcedureList } from '../model/procedures.ts';

const KNOWN = officeProcedureList.map(({ id }) => id);

type How = Omit<PerformRequest, keyof AskedAct | 'eventAt' | 'beside'> &
  Pick<PerformRequest, 'matterId'> & { readonly eventAt: string | undefined };

/** Performs an act with what its guards keep beside it, and lets them do what comes after. */
async function performGuarded(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  guards: readonly ActGuard[],
  act: AskedAct,
  { eventAt, ...how }: How,
): Promise<Performed> {
  const performed = await perform(ledger, actor, {
    ...how,
    ...{ actId: act.actId as ActId, homeRegion: act.homeRegion as Region, verb: act.verb, body: act.body },
    ...(eventAt === undefined ? {} : { eventAt }),
    ...besideOf(guards, act, dayOfAct(eventAt, ledger.clock.now())),
  });
  for (const { after } of guards) await after?.(act);
  return performed;
}

/**
 * Opens a matter of the campaign office at the actor's authority or one below it.
 * @throws AppError 403 `intake.open.outside`, 404 `procedure.no-such-procedure`, 409 `procedure.refused`, 422 `procedure.body`
 */
export async function openOffice(
  context: OfficeContext,
  actor: LedgerActor,
  asked: z.infer<typeof openRequest>,
  traceId: string,
): Promise<Performed> {
  const { procedure, verb } = asked;
  if (!KNOWN.includes(procedure)) throw new AppError('procedure.no-such-procedure', 404, { procedure });
  const home = asked.homeCode ?? actor.authority;
  if (!isAuthorityCode(home) || !isWithin(home, actor.authority)) {
    throw new AppError('intake.open.outside', 403, { authority: actor.authority, home });
  }
  const actId = asked.actId.toLowerCase();
  const act = { actId, homeRegion: regionOf(home), matterId: actId, verb, body: asked.body as JsonObject };
  const guards = context.guards[procedure] ?? [];
  for (const { seen } of guards) await seen?.(actor, act);
  const where = { homeCode: home as AuthorityCode, procedure };
  return performGuarded(context.ledger, actor, guards, act, { ...where, eventAt: asked.eventAt, traceId });
}

/** Performs one act on a matter of the campaign office. @throws AppError as {@link perform}; 404 for one that may not be seen */
export async function performOffice(
  context: OfficeContext,
  actor: LedgerActor,
  at: { readonly region: string; readonly id: string },
  asked: z.infer<typeof actRequest>,
  traceId: string,
): Promise<Performed> {
  const { ledger } = context;
  const matterId = at.id.toLowerCase();
  const { verb, version, eventAt } = asked;
  const body = asked.body as JsonObject;
  const act = { actId: asked.actId.toLowerCase(), homeRegion: at.region, matterId, verb, body };
  const { guards } = await askGuards(ledger, actor, ({ procedure }) => context.guards[procedure] ?? [], act);
  const where = { matterId: matterId as MatterId, of: KNOWN, version };
  return performGuarded(ledger, actor, guards, act, { ...where, eventAt, traceId });
}
