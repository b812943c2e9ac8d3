import { createHash } from 'node:crypto';
import { AppError, isAppError } from '../../kernel/error.ts';
import type { ActId } from '../../kernel/id.ts';
import type { Json } from '../../kernel/text.ts';
import { deterministicUuid } from '../import/deterministic-id.ts';
import type { LedgerActor, LedgerDependencies, Performed } from '../ledger/types.ts';
import { canonicalBytes } from '../proof/canonical.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';

/** What stands in the header `Idempotency-Key`, without the quotes of a structured field. */
export type IdempotencyKey = string;

const VISIBLE = /^[\x21-\x7e]{1,255}$/;

/**
 * The key of a request, by the header of draft-ietf-httpapi-idempotency-key-header: a quoted string, or the bare text
 * that most programs send; undefined without the header. @throws AppError 400 `idempotency.bad-key`
 */
export function readKey(header: string | readonly string[] | undefined): IdempotencyKey | undefined {
  if (header === undefined) return undefined;
  const key = typeof header === 'string' ? header.replace(/^"(.*)"$/, '$1') : '';
  if (!VISIBLE.test(key)) throw new AppError('idempotency.bad-key', 400);
  return key;
}

const sha256 = (content: string | Uint8Array): Buffer => createHash('sha256').update(content).digest();

interface Ticket {
  readonly homeRegion: string;
  readonly authority: string;
  readonly holder: string;
  readonly keyHash: Buffer;
  readonly fingerprint: Buffer;
  readonly actId: ActId;
}

const reused = (): AppError => new AppError('idempotency.key-reused', 422);

/** True when this very request was done under the key before. @throws AppError 422 `idempotency.key-reused` */
async function isKnown(tx: Db, ticket: Ticket): Promise<boolean> {
  const { rows } = await tx.query<{ fingerprint: Buffer }>(sql`
    select fingerprint from idempotency_key
    where home_region = ${ticket.homeRegion} and authority = ${ticket.authority} and holder = ${ticket.holder}
      and key_hash = ${ticket.keyHash}`);
  const [known] = rows;
  if (known !== undefined && !known.fingerprint.equals(ticket.fingerprint)) throw reused();
  return known !== undefined;
}

/** Waits for whoever writes the same key at this moment, in whatever region its act lies. */
async function claim(tx: Db, ticket: Ticket): Promise<void> {
  const { rowCount } = await tx.query(sql`
    insert into idempotency_key (home_region, authority, holder, key_hash, fingerprint, act_id, made_at)
    values (${ticket.homeRegion}, ${ticket.authority}, ${ticket.holder}, ${ticket.keyHash}, ${ticket.fingerprint},
            ${ticket.actId}, now())
    on conflict do nothing`);
  // The act id is new and the key is not: another request holds it.
  if (rowCount === 0) throw reused();
}

/**
 * Performs one act under an outside system's own key. The act id follows from authority, person and key, so that the
 * ledger itself sees to it that the act is done once, also by two requests at the same time and after any fault; a
 * refused request leaves the key free.
 *
 * @param asked everything that makes the request what it is; a key repeated with other content is refused
 * @param perform performs under the act id, and writes `beside` in the act's transaction
 * @throws AppError 422 `idempotency.key-reused`, and what `perform` throws
 */
export async function performOnce(
  { store }: Pick<LedgerDependencies, 'store'>,
  actor: LedgerActor,
  key: IdempotencyKey,
  asked: Json,
  perform: (actId: ActId, beside: (tx: Db) => Promise<void>) => Promise<Performed>,
): Promise<Performed> {
  const { authority, personId } = actor;
  const ticket: Ticket = {
    homeRegion: authority.slice(0, 6),
    authority,
    holder: personId,
    keyHash: sha256(key),
    fingerprint: sha256(canonicalBytes(asked)),
    actId: deterministicUuid('idempotency', authority, personId, key) as ActId,
  };
  await store.transaction(actor, (tx) => isKnown(tx, ticket));
  try {
    return await perform(ticket.actId, (tx) => claim(tx, ticket));
  } catch (error) {
    if (isAppError(error) && error.code === 'ledger.act-id-reused') throw reused();
    throw error;
  }
}
