import type { AppError } from '../../../kernel/error.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Transaction } from '../../../platform/store/store.ts';
import { recordAccess } from '../commands/record-access.ts';
import type { IntakeContext } from '../context.ts';

/** The act whose identity is meant. */
export interface SealedPlace {
  readonly region: string;
  readonly id: string;
  readonly seq: number;
}

/** What came of it, or the refusal that is thrown once its trace is kept. */
export type Outcome<T> = { readonly done: T } | { readonly refused: AppError };

/**
 * One transaction in which a refusal is traced too. Thrown inside, it would take its own trace back: so it is handed out and
 * thrown after the commit.
 */
export async function traced<T>(
  { ledger }: IntakeContext,
  actor: LedgerActor,
  work: (tx: Transaction) => Promise<Outcome<T>>,
): Promise<T> {
  const outcome = await ledger.store.transaction(actor, work);
  if ('refused' in outcome) throw outcome.refused;
  return outcome.done;
}

/** Notes that somebody tried and was refused, and by which rule. */
export async function deny(
  tx: Transaction,
  actor: LedgerActor,
  { region, id, seq }: SealedPlace,
  refused: AppError,
  at: Date,
): Promise<{ readonly refused: AppError }> {
  await recordAccess(
    tx,
    actor,
    { homeRegion: region, matterId: id, seq, kind: 'identity-denied', reason: refused.code },
    at,
  );
  return { refused };
}
