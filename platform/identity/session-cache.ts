import type { Clock } from '../../kernel/clock.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { Session } from './session.ts';

/** How long a session read from the database is believed, in milliseconds. */
const FRESH = 2_000;
const MOST = 10_000;

/**
 * The sessions of the last two seconds, so that a page of twenty requests asks the database once.
 * What this process revokes is refused here at once; another process learns it within two seconds.
 */
export interface SessionCache {
  find(tokenHash: string): Session | undefined;
  /** `askedAt` is when the database was asked: an answer older than a revocation is not kept. */
  put(tokenHash: string, session: Session, askedAt: number): void;
  /** One question at a time for each session: who comes while it is under way waits for the same answer. */
  share(tokenHash: string, ask: () => Promise<Session | undefined>): Promise<Session | undefined>;
  /** Forgets all sessions of a person and keeps none for two seconds: a revocation may not have committed yet. */
  distrust(personId: PersonId): void;
}

export function createSessionCache(clock: Clock): SessionCache {
  const entries = new Map<string, { session: Session; until: number }>();
  const distrusted = new Map<PersonId, number>();
  const asking = new Map<string, Promise<Session | undefined>>();

  const now = (): number => clock.now().getTime();

  function isDistrusted(personId: PersonId): boolean {
    const until = distrusted.get(personId);
    if (until === undefined) return false;
    if (now() < until) return true;
    distrusted.delete(personId);
    return false;
  }

  function makeRoom(): void {
    for (const [key, entry] of entries) if (entry.until <= now()) entries.delete(key);
    for (const key of entries.keys()) {
      if (entries.size < MOST) break;
      entries.delete(key);
    }
  }

  return {
    find(tokenHash) {
      const entry = entries.get(tokenHash);
      if (entry === undefined || entry.until <= now()) return undefined;
      return entry.session;
    },
    put(tokenHash, session, askedAt) {
      if (isDistrusted(session.personId)) return;
      if (entries.size >= MOST) makeRoom();
      entries.set(tokenHash, { session, until: askedAt + FRESH });
    },
    share(tokenHash, ask) {
      const underWay = asking.get(tokenHash);
      if (underWay !== undefined) return underWay;
      const answer = ask().finally(() => {
        if (asking.get(tokenHash) === answer) asking.delete(tokenHash);
      });
      asking.set(tokenHash, answer);
      return answer;
    },
    distrust(personId) {
      // Whose answers are under way is not yet known: from now on everyone asks anew.
      asking.clear();
      distrusted.set(personId, now() + FRESH);
      for (const [key, entry] of entries) if (entry.session.personId === personId) entries.delete(key);
    },
  };
}
