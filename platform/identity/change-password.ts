import { AppError } from '../../kernel/error.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import { setPassword, verifyPassword } from './password.ts';
import { revokeSessions, type Session } from './session.ts';
import type { IdentityDeps } from './settings.ts';
import { attemptOf, countAttempt, forgive } from './throttle.ts';

/**
 * The person's own change: asks for the old password, ends all other sessions. `db` must be the pool.
 * Throws 422 `identity.old-password-wrong`, `identity.password-weak`, 429 `identity.throttled`.
 */
export async function changePassword(
  db: Db,
  deps: IdentityDeps,
  session: Session,
  oldPassword: string,
  newPassword: string,
): Promise<void> {
  // Whoever finds an open screen gets few guesses.
  const attempt = attemptOf(deps, 'login', 'change', session.id);
  await countAttempt(db, deps, attempt);
  const { rows } = await db.query<{ hash: string }>(sql`
    select hash from password_credential where person = ${session.personId}`);
  if (!(await verifyPassword(deps, rows[0]?.hash, oldPassword))) throw new AppError('identity.old-password-wrong', 422);
  await forgive(db, attempt);
  await setPassword(db, deps, session.personId, newPassword);
  await revokeSessions(db, deps, session.personId, session.id);
}
