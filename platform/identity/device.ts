import type { PersonId } from '../../kernel/id.ts';
import { hashToken, newToken } from '../crypto/random.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import type { IdentityDeps } from './settings.ts';

/**
 * Known devices: after a full sign-in the browser keeps a long-lived cookie. It proves nothing but
 * "this login has been used here before", and buys a throttle of its own, which strangers who fail
 * on the same login cannot touch.
 */
export async function isKnownDevice(
  db: Db,
  deps: IdentityDeps,
  personId: PersonId | undefined,
  deviceToken: string | undefined,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    select from known_device
     where token_hash = ${hashToken(deviceToken ?? '')} and person = ${personId ?? null}::uuid
       and expires_at > ${deps.clock.now()}`);
  return rowCount > 0;
}

/** Makes the device known for the person and gives the token for its cookie; a token it has already serves on. */
export async function rememberDevice(
  db: Db,
  deps: IdentityDeps,
  personId: PersonId,
  deviceToken: string | undefined,
  label: string,
): Promise<string> {
  // A cookie that nobody is known by is not taken over: it might have been planted.
  const { rowCount } = await db.query(sql`
    select from known_device where token_hash = ${hashToken(deviceToken ?? '')}`);
  const token = deviceToken !== undefined && rowCount > 0 ? deviceToken : newToken();
  const now = deps.clock.now();
  const end = new Date(now.getTime() + deps.settings.deviceLife);
  await db.query(sql`
    insert into known_device (token_hash, person, label, created_at, last_used_at, expires_at)
    values (${hashToken(token)}, ${personId}, ${label.slice(0, 120)}, ${now}, ${now}, ${end})
    on conflict (token_hash, person) do update set last_used_at = excluded.last_used_at, expires_at = excluded.expires_at`);
  return token;
}

/** Makes all devices of a person strangers again: after a theft, or when a password is reset. */
export async function forgetDevices(db: Db, personId: PersonId): Promise<void> {
  await db.query(sql`delete from known_device where person = ${personId}`);
}
