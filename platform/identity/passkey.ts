import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { AppError } from '../../kernel/error.ts';
import type { PersonId } from '../../kernel/id.ts';
import { newToken } from '../crypto/random.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import { keepChallenge, takeChallenge } from './challenge.ts';
import { getPerson } from './person.ts';
import type { IdentityDeps } from './settings.ts';
import { completeSignIn, type SignedIn, type SignInPlace } from './sign-in.ts';
import { attemptOf, countAttempt, refund } from './throttle.ts';

/** The site that passkeys belong to (WebAuthn's relying party). */
export interface PasskeySite {
  /** The registrable host name, `localhost` or `qy.example.gov.cn`. */
  readonly rpId: string;
  readonly rpName: string;
  /** With scheme and port, as browsers send it. */
  readonly origins: readonly string[];
}

/** A person's passkey, as they see it in their list. */
export interface Passkey {
  readonly id: string;
  readonly label: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

const refused = (cause?: unknown): AppError => new AppError('identity.passkey-refused', 401, {}, { cause });

/** Asks the person's browser for a new passkey; `challengeId` comes back with the answer. */
export async function beginPasskeyRegistration(
  db: Db,
  deps: IdentityDeps,
  site: PasskeySite,
  personId: PersonId,
): Promise<{ challengeId: string; options: PublicKeyCredentialCreationOptionsJSON }> {
  const person = await getPerson(db, personId);
  const { rows } = await db.query<{ id: string; transports: string[] }>(sql`
    select credential_id as id, transports from passkey where person = ${personId}`);
  const options = await generateRegistrationOptions({
    rpName: site.rpName,
    rpID: site.rpId,
    userName: person.login,
    userDisplayName: person.name,
    userID: new TextEncoder().encode(personId),
    attestationType: 'none',
    excludeCredentials: rows,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const challengeId = newToken();
  await keepChallenge(db, deps, 'passkey-registration', challengeId, personId, { challenge: options.challenge });
  return { challengeId, options };
}

/** Stores the new passkey. Throws 401 `identity.challenge-ended`, `identity.passkey-refused`. */
export async function finishPasskeyRegistration(
  db: Db,
  deps: IdentityDeps,
  site: PasskeySite,
  personId: PersonId,
  answer: { challengeId: string; response: RegistrationResponseJSON; label: string },
): Promise<void> {
  const { person, payload } = await takeChallenge(db, deps, 'passkey-registration', answer.challengeId);
  if (person !== personId) throw refused();
  const { registrationInfo } = await verifyRegistrationResponse({
    response: answer.response,
    expectedChallenge: String(payload.challenge),
    expectedOrigin: [...site.origins],
    expectedRPID: site.rpId,
    requireUserVerification: true,
  }).catch((cause: unknown) => {
    throw refused(cause);
  });
  if (registrationInfo === undefined) throw refused();
  const { id, publicKey, counter, transports } = registrationInfo.credential;
  const { rowCount } = await db.query(sql`
    insert into passkey (credential_id, person, public_key, counter, transports, label, created_at)
    values (${id}, ${personId}, ${Buffer.from(publicKey)}, ${counter}, ${transports ?? []}, ${answer.label.slice(0, 120)},
            ${deps.clock.now()})
    on conflict (credential_id) do nothing`);
  if (rowCount === 0) throw refused();
  deps.onEvent({ what: 'second-factor-set', person: personId, by: personId });
}

/** Asks a browser for any passkey of this site; names no login, so it tells nobody who has one. */
export async function beginPasskeySignIn(
  db: Db,
  deps: IdentityDeps,
  site: PasskeySite,
): Promise<{ challengeId: string; options: PublicKeyCredentialRequestOptionsJSON }> {
  const options = await generateAuthenticationOptions({ rpID: site.rpId, userVerification: 'required' });
  const challengeId = newToken();
  await keepChallenge(db, deps, 'passkey-sign-in', challengeId, null, { challenge: options.challenge });
  return { challengeId, options };
}

interface StoredPasskey {
  readonly person: PersonId;
  readonly public_key: Buffer;
  readonly counter: number;
  readonly transports: string[];
}

/**
 * Signs in with a passkey (the device checks finger, face or code: two factors in one).
 * Throws 401 `identity.challenge-ended`, `identity.passkey-refused` (unknown, wrong, a copied key's counter),
 * 429 `identity.throttled`. `db` must be the pool.
 */
export async function signInWithPasskey(
  db: Db,
  deps: IdentityDeps,
  site: PasskeySite,
  answer: { challengeId: string; response: AuthenticationResponseJSON },
  place: SignInPlace,
): Promise<SignedIn> {
  const attempt = attemptOf(deps, 'source', place.source);
  await countAttempt(db, deps, attempt);
  const { payload } = await takeChallenge(db, deps, 'passkey-sign-in', answer.challengeId);
  const { rows } = await db.query<StoredPasskey>(sql`
    select k.person, k.public_key, k.counter::int8 as counter, k.transports
      from passkey k join person p on p.id = k.person and p.active
     where k.credential_id = ${answer.response.id}`);
  const [stored] = rows;
  if (stored === undefined) throw refused();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: answer.response,
    expectedChallenge: String(payload.challenge),
    expectedOrigin: [...site.origins],
    expectedRPID: site.rpId,
    requireUserVerification: true,
    credential: {
      id: answer.response.id,
      publicKey: new Uint8Array(stored.public_key),
      counter: Number(stored.counter),
      transports: stored.transports,
    },
  }).catch((cause: unknown) => {
    deps.onEvent({ what: 'sign-in-refused', person: stored.person, by: undefined });
    throw refused(cause);
  });
  if (!verified) throw refused();
  await db.query(sql`
    update passkey set counter = ${authenticationInfo.newCounter}, last_used_at = ${deps.clock.now()}
     where credential_id = ${answer.response.id}`);
  await refund(db, attempt);
  return completeSignIn(db, deps, stored.person, 'passkey', place);
}

export async function listPasskeys(db: Db, personId: PersonId): Promise<Passkey[]> {
  const { rows } = await db.query<Passkey>(sql`
    select credential_id as id, label, created_at as "createdAt", last_used_at as "lastUsedAt"
      from passkey where person = ${personId} order by created_at, credential_id`);
  return rows;
}

/** Takes a passkey away; true when the person had it. */
export async function removePasskey(db: Db, deps: IdentityDeps, personId: PersonId, id: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    delete from passkey where person = ${personId} and credential_id = ${id}`);
  if (rowCount > 0) deps.onEvent({ what: 'second-factor-removed', person: personId, by: personId });
  return rowCount > 0;
}

/** Takes all passkeys away, as an administrator does for a lost device. */
export async function removeAllPasskeys(db: Db, deps: IdentityDeps, personId: PersonId, by: PersonId): Promise<void> {
  const { rowCount } = await db.query(sql`delete from passkey where person = ${personId}`);
  if (rowCount > 0) deps.onEvent({ what: 'second-factor-removed', person: personId, by });
}
