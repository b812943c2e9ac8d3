import { AppError, isAppError } from '../../kernel/error.ts';
import type { PersonId } from '../../kernel/id.ts';
import { hashToken } from '../crypto/random.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import { isKnownDevice, rememberDevice } from './device.ts';
import { renewHash, verifyPassword } from './password.ts';
import { createSession, getSession, type SecondFactor, type Session, signOut } from './session.ts';
import type { IdentityDeps } from './settings.ts';
import { type Attempt, attemptOf, countAttempt, forgive, refund } from './throttle.ts';
import { hasTotp, spendTotp } from './totp.ts';

/** Where a sign-in comes from. */
export interface SignInPlace {
  /** The network address; only a keyed hash of it is stored. */
  readonly source: string;
  /** The known-device cookie, when the browser has one. */
  readonly device?: string | undefined;
  readonly deviceLabel?: string | undefined;
  /** The session cookie that this sign-in replaces. */
  readonly previousToken?: string | undefined;
}

export interface SignInRequest extends SignInPlace {
  readonly login: string;
  readonly password: string;
  /** Six digits of the authenticator app. */
  readonly totp?: string | undefined;
}

export interface SignedIn {
  /** For the session cookie. */
  readonly token: string;
  /** For the known-device cookie. */
  readonly deviceToken: string;
  readonly session: Session;
}

/** One login however it is typed: NFKC, trimmed, lower case. */
export function foldLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}

interface Credential {
  readonly person: PersonId;
  readonly hash: string | null;
}

async function findCredential(db: Db, login: string): Promise<Credential | undefined> {
  const { rows } = await db.query<Credential>(sql`
    select p.id as person, c.hash from person p left join password_credential c on c.person = p.id
     where p.login = ${login} and p.active`);
  return rows[0];
}

/**
 * Signs in with a password, and a code when the person has an authenticator app.
 *
 * `db` must be the pool, never a transaction: a failure must stay counted although this throws.
 *
 * Throws 401 `identity.bad-credentials` (unknown login, wrong password and closed account alike, in the
 * same time), 401 `identity.second-factor-needed` (ask again with `totp`), 401 `identity.code-refused`
 * (wrong or used), 429 `identity.throttled` with `retryAfter` seconds, 503 `crypto.busy`.
 */
export async function signIn(db: Db, deps: IdentityDeps, request: SignInRequest): Promise<SignedIn> {
  const login = foldLogin(request.login).slice(0, 200);
  const found = await findCredential(db, login);
  const known = await isKnownDevice(db, deps, found?.person, request.device);
  const attempts = known
    ? [attemptOf(deps, 'device', login, hashToken(request.device ?? '').toString('base64'))]
    : [attemptOf(deps, 'source', request.source), attemptOf(deps, 'login', login, request.source)];
  await countAll(db, deps, attempts, found?.person);

  const right = await verifyPassword(deps, found?.hash ?? undefined, request.password).catch(async (error: unknown) => {
    // Nobody failed when the machine was too busy to look.
    for (const attempt of attempts) await refund(db, attempt);
    throw error;
  });
  if (!right || found === undefined) {
    deps.onEvent({ what: 'sign-in-refused', person: found?.person, by: undefined });
    throw new AppError('identity.bad-credentials', 401);
  }
  const secondFactor = await passSecondFactor(db, deps, found.person, request.totp, known, attempts);
  await settle(db, attempts);
  if (found.hash !== null) await renewHash(db, deps, found.person, found.hash, request.password);
  return completeSignIn(db, deps, found.person, secondFactor, request);
}

async function countAll(
  db: Db,
  deps: IdentityDeps,
  attempts: readonly Attempt[],
  person: PersonId | undefined,
): Promise<void> {
  try {
    for (const attempt of attempts) await countAttempt(db, deps, attempt);
  } catch (error) {
    if (isAppError(error)) deps.onEvent({ what: 'sign-in-throttled', person, by: undefined });
    throw error;
  }
}

/** After a success the pair of login and place starts afresh; the address as a whole does not. */
async function settle(db: Db, attempts: readonly Attempt[]): Promise<void> {
  for (const attempt of attempts) {
    if (attempt.kind === 'source') await refund(db, attempt);
    else await forgive(db, attempt);
  }
}

async function passSecondFactor(
  db: Db,
  deps: IdentityDeps,
  person: PersonId,
  code: string | undefined,
  known: boolean,
  attempts: readonly Attempt[],
): Promise<SecondFactor> {
  if (!(await hasTotp(db, person))) return 'none';
  if (code === undefined || code === '') {
    // The password was right: asking for the code is no failure, but it does not clear earlier ones.
    for (const attempt of attempts) await refund(db, attempt);
    throw new AppError('identity.second-factor-needed', 401);
  }
  // Whoever has the password could try codes from many addresses: strangers' codes are counted per person.
  const codes = known ? undefined : attemptOf(deps, 'code', person);
  if (codes !== undefined) await countAll(db, deps, [codes], person);
  if (!(await spendTotp(db, deps, person, code.trim()))) {
    deps.onEvent({ what: 'sign-in-refused', person, by: undefined });
    throw new AppError('identity.code-refused', 401);
  }
  if (codes !== undefined) await forgive(db, codes);
  return 'totp';
}

/**
 * Starts the session of someone who has proved who they are, ends the one it replaces (a session
 * fixed beforehand is worth nothing) and makes the device known.
 */
export async function completeSignIn(
  db: Db,
  deps: IdentityDeps,
  personId: PersonId,
  secondFactor: SecondFactor,
  place: SignInPlace,
): Promise<SignedIn> {
  if (place.previousToken !== undefined) await signOut(db, deps, place.previousToken);
  const { source, deviceLabel } = place;
  const deviceToken = await rememberDevice(db, deps, personId, place.device, deviceLabel ?? '');
  const { token } = await createSession(db, deps, { personId, secondFactor, deviceLabel, source });
  deps.onEvent({ what: 'signed-in', person: personId, by: personId });
  return { token, deviceToken, session: await getSession(db, deps, token) };
}
