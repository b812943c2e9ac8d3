import { AppError } from '../../../kernel/error.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import type { Transaction } from '../../../platform/store/store.ts';
import type { IntakeContext } from '../context.ts';
import { type Accusation, accusationOf } from './accusation.ts';
import type { RequestRow } from './row.ts';

const forbidden = (code: string): AppError => new AppError(code, 403);

/**
 * Who needs it: the assigned officer, head and legal reviewer of the bureau that handles the matter; where that line is
 * accused, head and legal reviewer of an authority above, because those of the bureau are kept out.
 */
function isConcerned(actor: LedgerActor, matter: Matter, { ownLine }: Accusation): boolean {
  const { assignee, handlingCode } = matter;
  if (assignee !== null && (assignee === actor.personId || assignee === actor.onBehalfOf)) return true;
  if (!actor.roles.includes('head') && !actor.roles.includes('legal-reviewer')) return false;
  // The matter is seen, so it lies in the actor's area: not here means above.
  return ownLine || handlingCode.startsWith(actor.authority);
}

async function keptOut(accusation: Accusation, actor: LedgerActor): Promise<AppError | null> {
  const why = await accusation.keepsOut(actor);
  return why === null ? null : forbidden(`intake.identity.${why}`);
}

/** Why this person may not ask for the identity, nor open it; null = they may. */
export async function refusalToAsk(
  { directory }: IntakeContext,
  tx: Transaction,
  actor: LedgerActor,
  matter: Matter,
): Promise<AppError | null> {
  const accusation = await accusationOf(tx, directory, matter);
  const out = await keptOut(accusation, actor);
  if (out !== null) return out;
  return isConcerned(actor, matter, accusation) ? null : forbidden('intake.identity.asker-refused');
}

const isParty = (id: string | null, row: RequestRow): boolean =>
  id !== null && (id === row.askedBy || id === row.onBehalfOf);

/** Custodians decide, never on what they asked for themselves or in whose stead they act. */
export const isOther = (actor: Pick<LedgerActor, 'personId' | 'onBehalfOf'>, row: RequestRow): boolean =>
  !isParty(actor.personId, row) && !isParty(actor.onBehalfOf, row);

/** Why this custodian may not decide on the request; null = they may. */
export async function refusalToDecide(
  { directory }: IntakeContext,
  tx: Transaction,
  actor: LedgerActor,
  matter: Matter,
  row: RequestRow,
): Promise<AppError | null> {
  if (!isOther(actor, row)) return forbidden('intake.identity.own-approval');
  return keptOut(await accusationOf(tx, directory, matter), actor);
}
