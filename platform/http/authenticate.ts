import type { Clock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/error.ts';
import { legalDay } from '../../kernel/plain-date.ts';
import { hashToken } from '../crypto/index.ts';
import { type Actor, actorOf, actorOfApiKey, getSession, type IdentityDeps } from '../identity/index.ts';
import type { Db } from '../store/types.ts';
import type { Authenticator } from './access.ts';

/** How long a key read from the database is believed, in milliseconds: as long as a session. */
const FRESH = 2_000;
const MOST_KEYS = 1_000;

interface KnownKey {
  readonly actor: Actor;
  readonly scopes: readonly string[];
  readonly until: number;
}

/** Scopes that a key may have: look at things, do things. */
export type KeyScope = 'read' | 'write';

/** Says who asks, from the identity tables; `db` is the pool. */
export function createAuthenticator(db: Db, deps: IdentityDeps, clock: Clock = deps.clock): Authenticator {
  const keys = new Map<string, KnownKey>();

  async function keyOf(token: string): Promise<KnownKey> {
    const name = hashToken(token).toString('base64');
    const now = clock.now();
    const known = keys.get(name);
    if (known !== undefined && now.getTime() < known.until) return known;
    keys.delete(name);
    const { actor, scopes } = await actorOfApiKey(db, deps, token, legalDay(now));
    const fresh = { actor, scopes, until: now.getTime() + FRESH };
    if (keys.size >= MOST_KEYS) keys.clear();
    keys.set(name, fresh);
    return fresh;
  }

  return {
    async bySession(token, { mustBeReady }) {
      const session = await getSession(db, deps, token);
      if (mustBeReady && session.mustChangePassword) throw new AppError('http.password-change', 403);
      // Signing out and changing the password must work for someone who holds no role today.
      return mustBeReady ? actorOf(session, legalDay(clock.now())) : null;
    },
    async byKey(token, { writes }) {
      const { actor, scopes } = await keyOf(token);
      const needed: KeyScope = writes ? 'write' : 'read';
      if (!scopes.includes(needed)) throw new AppError('http.key-scope', 403, { needed });
      return actor;
    },
  };
}
