import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import type { IdentityDeps } from './settings.ts';

/** Deletes what has run out: sessions, challenges, devices, forgotten failures. For a nightly job; gives the number of rows. */
export async function sweepIdentity(db: Db, deps: IdentityDeps): Promise<number> {
  const now = deps.clock.now();
  const idleSince = new Date(now.getTime() - deps.settings.idleLimit);
  const longest = Math.max(...Object.values(deps.settings.throttle).map(({ forget }) => forget));
  const forgotten = new Date(now.getTime() - longest);
  const done = [
    await db.query(sql`delete from session where expires_at <= ${now} or last_seen <= ${idleSince}`),
    await db.query(sql`delete from sign_in_challenge where expires_at <= ${now}`),
    await db.query(sql`delete from known_device where expires_at <= ${now}`),
    await db.query(sql`delete from sign_in_throttle where last_failure < ${forgotten} and blocked_until <= ${now}`),
  ];
  return done.reduce((sum, { rowCount }) => sum + rowCount, 0);
}
