import type { PersonId } from '../../kernel/id.ts';
import type { Store } from '../store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../store/types.ts';
import type { IdentityDeps, IdentityEvent } from './settings.ts';

/**
 * Several changes of people as one: all or none, and the audit trail hears of them only when they hold.
 * Never for signing in, whose failures must stay counted.
 */
export async function inOneStep<T>(
  store: Store,
  deps: IdentityDeps,
  work: (tx: Db, deps: IdentityDeps) => Promise<T>,
): Promise<T> {
  const events: IdentityEvent[] = [];
  const done = await store.transaction(SYSTEM_VIEWER, (tx) =>
    work(tx, { ...deps, onEvent: (event) => events.push(event) }),
  );
  for (const event of events) {
    // Once more: a session read between the change and its commit was the old one.
    if (event.person !== undefined) deps.sessions.distrust(event.person as PersonId);
    deps.onEvent(event);
  }
  return done;
}
