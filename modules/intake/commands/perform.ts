import type { z } from 'zod';
import { AppError } from '../../../kernel/error.ts';
import type { ErrorCatalogue } from '../../../kernel/error-catalogue.ts';
import type { ActId, AuthorityCode, MatterId, Region } from '../../../kernel/id.ts';
import { isAuthorityCode, isWithin, regionOf } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { problemOf } from '../../../platform/http/index.ts';
import { perform, performMany } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, LedgerDependencies, Performed, PerformRequest } from '../../../platform/ledger/types.ts';
import { pairVerbs } from '../../merging/model/verbs.ts';
import type { actRequest, bulkAnswer, bulkRequest, openRequest } from '../contract.ts';
import { refuseOwnRoute } from '../model/notice.ts';
import { intakeProcedures } from '../model/procedures.ts';

type OpenRequest = z.infer<typeof openRequest>;
type ActRequest = z.infer<typeof actRequest>;
type BulkRequest = z.infer<typeof bulkRequest>;
type BulkAnswer = z.infer<typeof bulkAnswer>;

/** Matters of other modules go by routes of their own, which give numbers and ask more. */
const ofIntake = intakeProcedures.map(({ id }) => id);

/** Ids are compared as text: one spelling. */
const id = <T extends string>(given: string): T => given.toLowerCase() as T;

/**
 * Opens a matter at the actor's authority or one below it.
 * @throws AppError 403 `intake.open.outside`, 409 `procedure.refused`, 422 `procedure.body`
 */
export async function openMatter(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  asked: OpenRequest,
  traceId: string,
  beside?: PerformRequest['beside'],
): Promise<Performed> {
  if (!ofIntake.includes(asked.procedure)) {
    throw new AppError('procedure.no-such-procedure', 404, { procedure: asked.procedure });
  }
  const home = asked.homeCode ?? actor.authority;
  if (!isAuthorityCode(home) || !isWithin(home, actor.authority)) {
    throw new AppError('intake.open.outside', 403, { authority: actor.authority, home });
  }
  return perform(ledger, actor, {
    actId: id<ActId>(asked.actId),
    homeRegion: regionOf(home),
    homeCode: home as AuthorityCode,
    procedure: asked.procedure,
    verb: asked.verb,
    body: asked.body as JsonObject,
    traceId,
    ...(asked.eventAt === undefined ? {} : { eventAt: asked.eventAt }),
    ...(beside === undefined ? {} : { beside }),
  });
}

/** Verbs whose own routes know more than the act says: numbers of notices, the other matter of a pair. */
function refuseOthers(verb: string): void {
  refuseOwnRoute(verb);
  if (pairVerbs.includes(verb)) throw new AppError('procedure.other-route', 422, { procedure: 'same', verb });
}

/** Performs one act on a matter. @throws AppError as {@link perform}; 422 `notices.own-route`; 404 for one that may not be seen */
export async function performAct(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  matter: { readonly region: string; readonly id: string },
  asked: ActRequest,
  traceId: string,
  beside?: PerformRequest['beside'],
): Promise<Performed> {
  refuseOthers(asked.verb);
  return perform(ledger, actor, {
    actId: id<ActId>(asked.actId),
    homeRegion: matter.region as Region,
    matterId: id<MatterId>(matter.id),
    of: ofIntake,
    verb: asked.verb,
    version: asked.version,
    body: asked.body as JsonObject,
    traceId,
    ...(asked.eventAt === undefined ? {} : { eventAt: asked.eventAt }),
    ...(beside === undefined ? {} : { beside }),
  });
}

/** The same act on many matters: each judged alone, one refused does not stop the others. */
export async function performBulk(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  asked: BulkRequest,
  traceId: string,
  catalogue: ErrorCatalogue,
): Promise<BulkAnswer> {
  refuseOthers(asked.verb);
  const requests = asked.items.map(
    (item): PerformRequest => ({
      actId: id<ActId>(item.actId),
      homeRegion: item.homeRegion as Region,
      matterId: id<MatterId>(item.matterId),
      of: ofIntake,
      verb: asked.verb,
      version: item.version,
      body: asked.body as JsonObject,
      traceId,
    }),
  );
  const outcomes = await performMany(ledger, actor, requests);
  return {
    outcomes: outcomes.map((outcome): BulkAnswer['outcomes'][number] => {
      if (outcome.ok) return outcome;
      const { body } = problemOf(outcome.error, traceId, catalogue);
      return { ok: false, actId: outcome.actId, problem: { ...body, params: { ...body.params } } };
    }),
  };
}
