import { AppError } from '../../kernel/error.ts';
import type { PersonId } from '../../kernel/id.ts';
import { isOutdatedHash } from '../crypto/slow-hash.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import type { IdentityDeps } from './settings.ts';

const MOST = 256;
/** What every guessing list is made of, in lower case. */
const COMMON =
  /password|passw0rd|p@ssw0rd|qwerty|asdf|zxcv|admin|root|woaini|iloveyou|letmein|welcome|1qaz2wsx|qingyuan|123/g;

/** Why a password is refused. */
export type PasswordWeakness = 'short' | 'long' | 'common' | 'login' | 'repetitive';

/** Neighbours that differ by the same step all along: aaaa…, 1234…, 9753…. */
function isRun(characters: readonly number[]): boolean {
  const step = (characters[1] ?? 0) - (characters[0] ?? 0);
  return characters.every((code, index) => index === 0 || code - (characters[index - 1] ?? 0) === step);
}

/**
 * Long over complicated (ASVS v5.0.0-6.2): no rules on kinds of characters, nothing cut or changed.
 * Undefined when the password will do.
 */
export function findWeakness(password: string, login: string, minimum: number): PasswordWeakness | undefined {
  const characters = Array.from(password);
  const folded = password.toLowerCase();
  if (characters.length < minimum) return 'short';
  if (characters.length > MOST) return 'long';
  if (new Set(characters).size < 5 || isRun(characters.map((each) => each.codePointAt(0) ?? 0))) return 'repetitive';
  if (login.length >= 3 && folded.includes(login)) return 'login';
  // Common words, digits and marks aside something of one's own must be left; telephone numbers have nothing.
  if (Array.from(folded.replace(COMMON, '').replace(/[^\p{L}]/gu, '')).length < 4) return 'common';
  return undefined;
}

/** Sets a password without asking for the old one. Throws 422 `identity.password-weak`, 404 `identity.person-unknown`. */
export async function setPassword(
  db: Db,
  deps: IdentityDeps,
  personId: PersonId,
  password: string,
  { mustChange = false, by = personId }: { mustChange?: boolean; by?: PersonId } = {},
): Promise<void> {
  const { rows } = await db.query<{ login: string }>(sql`select login from person where id = ${personId}`);
  const [person] = rows;
  if (person === undefined) throw new AppError('identity.person-unknown', 404);
  const minimum = deps.settings.passwordMinimum;
  const reason = findWeakness(password, person.login, minimum);
  if (reason !== undefined) throw new AppError('identity.password-weak', 422, { reason, minimum });
  await storePasswordHash(db, deps, personId, await deps.slowHash.hash(password), { mustChange, by });
}

/** Stores an argon2id PHC string: for seeds that give many people one demo password, and for imports. */
export async function storePasswordHash(
  db: Db,
  deps: IdentityDeps,
  personId: PersonId,
  hash: string,
  { mustChange = false, by = personId }: { mustChange?: boolean; by?: PersonId } = {},
): Promise<void> {
  await db.query(sql`
    insert into password_credential (person, hash, changed_at, must_change)
    values (${personId}, ${hash}, ${deps.clock.now()}, ${mustChange})
    on conflict (person) do update set hash = excluded.hash, changed_at = excluded.changed_at,
                                       must_change = excluded.must_change`);
  deps.sessions.distrust(personId);
  deps.onEvent({ what: 'password-set', person: personId, by });
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password is that of the stored hash. Without a hash a decoy is verified, so that an
 * unknown login takes the same time as a known one.
 */
export async function verifyPassword(deps: IdentityDeps, hash: string | undefined, password: string): Promise<boolean> {
  decoy ??= deps.slowHash.hash('nobody has this password').catch((error: unknown) => {
    decoy = undefined;
    throw error;
  });
  const fallback = await decoy;
  // What is longer than anyone could have set is hashed too, but not at its length; one character too many keeps it wrong.
  const matches = await deps.slowHash.verify(hash ?? fallback, password.slice(0, MOST * 2 + 1));
  return matches && hash !== undefined;
}

/** Hashes anew with today's costs, when the stored hash was made with others. */
export async function renewHash(
  db: Db,
  deps: IdentityDeps,
  personId: PersonId,
  hash: string,
  password: string,
): Promise<void> {
  if (!isOutdatedHash(hash)) return;
  const renewed = await deps.slowHash.hash(password);
  await db.query(sql`
    update password_credential set hash = ${renewed} where person = ${personId} and hash = ${hash}`);
}
