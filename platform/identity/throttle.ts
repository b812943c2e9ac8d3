import { AppError } from '../../kernel/error.ts';
import { keyedHash } from '../crypto/random.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import type { IdentityDeps, IdentitySettings } from './settings.ts';

/** What is slowed down: a login from an address, an address, a login on a known device, a person's codes. */
export type ThrottleKind = keyof IdentitySettings['throttle'];

/**
 * One attempt, counted before it is tried: a hundred at once cannot all pass the check before the
 * first failure is written. A success gives it back with {@link forgive} or {@link refund}.
 */
export interface Attempt {
  readonly kind: ThrottleKind;
  readonly key: Buffer;
}

export function attemptOf(deps: IdentityDeps, kind: ThrottleKind, ...parts: readonly string[]): Attempt {
  return { kind, key: keyedHash(deps.throttleSecret, kind, ...parts) };
}

/**
 * Counts the attempt, or throws 429 `identity.throttled` with `retryAfter` in seconds. Attempts
 * refused here do not lengthen the delay. Must not run in a transaction that a refusal rolls back.
 */
export async function countAttempt(db: Db, deps: IdentityDeps, { kind, key }: Attempt): Promise<void> {
  const rule = deps.settings.throttle[kind];
  const now = deps.clock.now();
  const forgotten = new Date(now.getTime() - rule.forget);
  const { rowCount } = await db.query(sql`
    insert into sign_in_throttle as t (key, failures, last_failure, blocked_until)
    values (${key}, 1, ${now}, ${now})
    on conflict (key) do update set
      failures = case when t.last_failure < ${forgotten} then 1 else t.failures + 1 end,
      last_failure = excluded.last_failure,
      blocked_until = excluded.blocked_until + case
        when t.last_failure < ${forgotten} or t.failures < ${rule.free}::int then interval '0'
        else least(${rule.most}::float8, ${rule.base}::float8 * power(2, least(t.failures - ${rule.free}::int, 40)))
             * interval '1 millisecond' end
    where t.blocked_until <= excluded.blocked_until`);
  if (rowCount > 0) return;
  const { rows } = await db.query<{ blocked_until: Date }>(sql`
    select blocked_until from sign_in_throttle where key = ${key}`);
  const left = (rows[0]?.blocked_until.getTime() ?? now.getTime()) - now.getTime();
  throw new AppError('identity.throttled', 429, { retryAfter: Math.max(1, Math.ceil(left / 1_000)) });
}

/** After a success: nothing of these failures is remembered. */
export async function forgive(db: Db, { key }: Attempt): Promise<void> {
  await db.query(sql`delete from sign_in_throttle where key = ${key}`);
}

/**
 * After a success that vouches for this attempt only: it does not count, earlier ones still do.
 * Who owns one account cannot wipe out the failures of an address by signing in to it.
 */
export async function refund(db: Db, { key }: Attempt): Promise<void> {
  await db.query(sql`update sign_in_throttle set failures = greatest(failures - 1, 0) where key = ${key}`);
}
