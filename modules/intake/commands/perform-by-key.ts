import type { z } from 'zod';
import { AppError } from '../../../kernel/error.ts';
import type { Json } from '../../../kernel/text.ts';
import { performOnce, readKey } from '../../../platform/idempotency/index.ts';
import type { LedgerActor, LedgerDependencies, Performed, PerformRequest } from '../../../platform/ledger/types.ts';
import type { actByKey, openByKey } from '../key-contract.ts';
import { openMatter, performAct } from './perform.ts';

type Beside = NonNullable<PerformRequest['beside']>;
type Header = string | readonly string[] | undefined;

/**
 * Performs under the id that the request brings, or under its `Idempotency-Key`: for outside systems that cannot make
 * UUIDs. `what` tells requests to different addresses apart.
 * @throws AppError 400 `idempotency.bad-key`, `idempotency.two-ids`, `idempotency.no-id`; 422 `idempotency.key-reused`
 */
function underKey<T extends { readonly actId?: string | undefined }>(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  header: Header,
  what: string,
  asked: T,
  perform: (asked: T & { readonly actId: string }, beside?: Beside) => Promise<Performed>,
): Promise<Performed> {
  const key = readKey(header);
  const { actId: given } = asked;
  if (key === undefined) {
    if (given === undefined) throw new AppError('idempotency.no-id', 400);
    return perform({ ...asked, actId: given });
  }
  if (given !== undefined) throw new AppError('idempotency.two-ids', 400);
  return performOnce(ledger, actor, key, [what, asked as unknown as Json], (actId, beside) =>
    perform({ ...asked, actId }, beside),
  );
}

/** As `openMatter`, by act id or by key. */
export async function openMatterByKey(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  header: Header,
  asked: z.infer<typeof openByKey>,
  traceId: string,
): Promise<Performed> {
  return underKey(ledger, actor, header, 'open', asked, (whole, beside) =>
    openMatter(ledger, actor, whole, traceId, beside),
  );
}

/** As `performAct`, by act id or by key. */
export async function performActByKey(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  header: Header,
  matter: { readonly region: string; readonly id: string },
  asked: z.infer<typeof actByKey>,
  traceId: string,
): Promise<Performed> {
  return underKey(ledger, actor, header, `${matter.region}/${matter.id}`, asked, (whole, beside) =>
    performAct(ledger, actor, matter, whole, traceId, beside),
  );
}
