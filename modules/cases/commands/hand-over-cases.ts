import { AppError, isAppError } from '../../../kernel/error.ts';
import type { ActId, MatterId, PersonId } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { deterministicUuid } from '../../../platform/import/index.ts';
import { performMany } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, Outcome, PerformRequest } from '../../../platform/ledger/types.ts';
import { type HandedOver, keepHandOver, type NotMoved, officerAt } from '../../intake/index.ts';
import type { CaseContext } from '../context.ts';
import type { CaseHandOverRequest } from '../hand-over-contract.ts';
import { caseProcedureIds } from '../model/procedures.ts';
import { type CaseToPass, casesWithWorkOf, PASS_TASK, planSuccession, REPLACE } from '../queries/succession.ts';

/** Officers are named by a head. @throws AppError 403 `cases.hand-over.head-only` */
export function requireHead(actor: LedgerActor): void {
  if (!actor.roles.includes('head')) throw new AppError('cases.hand-over.head-only', 403);
}

/** What the modules beside the cases have against an act; null where nothing. */
async function guarded(
  context: CaseContext,
  actor: LedgerActor,
  { matter, body }: CaseToPass,
): Promise<AppError | null> {
  const act = { actId: '', homeRegion: matter.homeRegion, matterId: matter.id, verb: REPLACE, body: body ?? {} };
  try {
    await context.ledger.store.transaction(actor, async (tx) => {
      await tx.openMatters([matter.id]);
      for (const { before } of context.guards ?? []) await before?.(tx, act);
    });
    return null;
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
}

/** One act of this hand-over; its id follows from the hand-over's, so that asking again does nothing twice. */
function actOf(asked: CaseHandOverRequest, { matter }: CaseToPass, verb: string, key: string): PerformRequest {
  return {
    actId: deterministicUuid('case-hand-over', asked.id, matter.id, key) as ActId,
    homeRegion: matter.homeRegion,
    matterId: matter.id,
    of: caseProcedureIds,
    verb,
    body: {},
    batchId: asked.id,
  };
}

const notMoved = ({ matter }: CaseToPass, error: AppError): NotMoved => ({
  homeRegion: matter.homeRegion,
  matterId: matter.id,
  error,
});

/** Officers first; open tasks follow where the officers changed or did not have to. */
async function pass(
  context: CaseContext,
  actor: LedgerActor,
  asked: CaseHandOverRequest,
  going: readonly CaseToPass[],
): Promise<readonly NotMoved[]> {
  const { ledger } = context;
  const refused = new Map<MatterId, NotMoved>();
  const settle = async (pairs: readonly (readonly [CaseToPass, PerformRequest])[]): Promise<void> => {
    const outcomes: Outcome[] = await performMany(
      ledger,
      actor,
      pairs.map(([, request]) => request),
    );
    for (const [index, outcome] of outcomes.entries()) {
      const each = pairs[index]?.[0];
      if (!outcome.ok && each !== undefined) refused.set(each.matter.id, notMoved(each, outcome.error));
    }
  };
  await settle(
    going.flatMap((each) =>
      each.body === null
        ? []
        : [[each, { ...actOf(asked, each, REPLACE, 'officers'), version: each.matter.version, body: each.body }]],
    ),
  );
  await settle(
    going
      .filter(({ matter }) => !refused.has(matter.id))
      .flatMap((each) =>
        each.tasks.map((task): readonly [CaseToPass, PerformRequest] => [
          each,
          { ...actOf(asked, each, PASS_TASK, task), body: { task, owner: asked.to } },
        ]),
      ),
  );
  return [...refused.values()];
}

/**
 * A head gives the cases of an officer who leaves to another one: in each the officers are named anew (`assign-officers`)
 * with their licences, and open tasks change hands, every one by its own act under the id of the hand-over. What is refused
 * stays and is told with its reason; the receipt lists both. Asked again under its id it goes on, or gives the receipt.
 * @throws AppError 403 `cases.hand-over.head-only`; 422 `intake.hand-over.self`, `intake.hand-over.receiver`;
 *   409 `intake.hand-over.id-reused`
 */
export async function handOverCases(
  context: CaseContext,
  actor: LedgerActor,
  asked: CaseHandOverRequest,
): Promise<HandedOver> {
  requireHead(actor);
  const { ledger } = context;
  const { id, from, to, partner = null, reason } = asked;
  if (from === to) throw new AppError('intake.hand-over.self', 422);
  const places = await officerAt(ledger.store.db, to as PersonId, legalDay(ledger.clock.now()));
  if (places.length === 0) throw new AppError('intake.hand-over.receiver', 422, { authority: actor.authority });
  const named = new Set(asked.cases.map((each) => each.id.toLowerCase()));
  return keepHandOver(
    ledger,
    actor,
    { id, from: from as PersonId, to: to as PersonId, reason },
    {
      kind: 'qingyuan.case-hand-over.v1',
      verbs: [REPLACE, PASS_TASK],
      move: async () => {
        const found = await ledger.store.transaction(actor, (tx) => casesWithWorkOf(tx, actor, from, [...named]));
        const planned = await planSuccession(context, actor, found, { from, to, partner }, reason);
        const going: CaseToPass[] = [];
        const stay: NotMoved[] = [];
        for (const each of planned) {
          const error = each.refusal ?? (await guarded(context, actor, each));
          if (error === null) going.push(each);
          else stay.push(notMoved(each, error));
        }
        return [...stay, ...(await pass(context, actor, asked, going))];
      },
    },
  );
}
