import { Secret, TOTP } from 'otpauth';
import { AppError } from '../../kernel/error.ts';
import type { PersonId } from '../../kernel/id.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import type { IdentityDeps } from './settings.ts';

/** RFC 6238 with what every authenticator app can do: SHA-1, six digits, 30 seconds, one step of drift. */
const PERIOD = 30;
const ISSUER = 'Qingyuan 清源';

const aad = (personId: PersonId): string => `totp:${personId}`;
const totp = (secret: Uint8Array, label = ''): TOTP =>
  new TOTP({
    issuer: ISSUER,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: new Secret({ buffer: copy(secret) }),
  });

function copy(bytes: Uint8Array): ArrayBuffer {
  const fresh = new ArrayBuffer(bytes.length);
  new Uint8Array(fresh).set(bytes);
  return fresh;
}

/** The time step that the code belongs to, or undefined when it is not of now ±1. */
function findStep(deps: IdentityDeps, secret: Uint8Array, code: string): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const timestamp = deps.clock.now().getTime();
  const drift = totp(secret).validate({ token: code, timestamp, window: 1 });
  return drift === null ? undefined : TOTP.counter({ period: PERIOD, timestamp }) + drift;
}

/**
 * Offers a fresh secret (base32, and an `otpauth:` address for a QR code). It counts only after
 * {@link confirmTotp}; until then an earlier one stays in force.
 */
export async function beginTotp(
  db: Db,
  deps: IdentityDeps,
  personId: PersonId,
): Promise<{ secret: string; uri: string }> {
  const { rows } = await db.query<{ login: string }>(sql`select login from person where id = ${personId}`);
  const [person] = rows;
  if (person === undefined) throw new AppError('identity.person-unknown', 404);
  const secret = new Secret({ size: 20 });
  const pending = deps.envelope.seal(secret.bytes, aad(personId));
  await db.query(sql`
    insert into totp_credential (person, pending) values (${personId}, ${pending})
    on conflict (person) do update set pending = excluded.pending`);
  return { secret: secret.base32, uri: totp(secret.bytes, person.login).toString() };
}

/** Puts the offered secret in force once a code of it was typed. Throws 409 `identity.totp-not-begun`, 422 `identity.code-wrong`. */
export async function confirmTotp(db: Db, deps: IdentityDeps, personId: PersonId, code: string): Promise<void> {
  const { rows } = await db.query<{ pending: Buffer | null }>(sql`
    select pending from totp_credential where person = ${personId}`);
  const pending = rows[0]?.pending ?? null;
  if (pending === null) throw new AppError('identity.totp-not-begun', 409);
  const step = findStep(deps, deps.envelope.open(pending, aad(personId)), code);
  if (step === undefined) throw new AppError('identity.code-wrong', 422);
  const { rowCount } = await db.query(sql`
    update totp_credential
       set secret = pending, pending = null, last_step = ${step}, confirmed_at = ${deps.clock.now()}
     where person = ${personId} and pending = ${pending}`);
  if (rowCount === 0) throw new AppError('identity.totp-not-begun', 409);
  deps.onEvent({ what: 'second-factor-set', person: personId, by: personId });
}

/** Takes the second factor away: the person's own wish after a fresh sign-in, or an administrator's for a lost phone. */
export async function removeTotp(
  db: Db,
  deps: IdentityDeps,
  personId: PersonId,
  by: PersonId = personId,
): Promise<void> {
  await db.query(sql`delete from totp_credential where person = ${personId}`);
  deps.onEvent({ what: 'second-factor-removed', person: personId, by });
}

/** True when a sign-in of this person needs a code. */
export async function hasTotp(db: Db, personId: PersonId): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    select from totp_credential where person = ${personId} and secret is not null`);
  return rowCount > 0;
}

/** Uses a code up: true once for each code of now ±30 s, false for wrong and for used ones. */
export async function spendTotp(db: Db, deps: IdentityDeps, personId: PersonId, code: string): Promise<boolean> {
  const { rows } = await db.query<{ secret: Buffer | null }>(sql`
    select secret from totp_credential where person = ${personId}`);
  const sealed = rows[0]?.secret ?? null;
  if (sealed === null) return false;
  const step = findStep(deps, deps.envelope.open(sealed, aad(personId)), code);
  if (step === undefined) return false;
  // The condition is in the update, so that of two who send the same code at once only one gets in.
  const { rowCount } = await db.query(sql`
    update totp_credential set last_step = ${step} where person = ${personId} and last_step < ${step}`);
  return rowCount > 0;
}
