import { uuidv7 } from '../../kernel/id.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import type { IdentityEvent } from './settings.ts';

/** Beyond this many waiting ones the newest are dropped, and the log says how many. */
const MOST_WAITING = 10_000;
const BATCH = 500;
/** How long a failed write waits for the next try, in milliseconds. */
const RETRY = 2_000;

/** Writes identity events behind the caller's back: nobody's sign-in waits for it or fails by it. */
export interface EventTrail {
  record(event: IdentityEvent, at: Date): void;
  /** Writes what still waits; a database that is gone is tried once. */
  close(): Promise<void>;
}

/**
 * The audit trail in `identity_event`. `onError` hears of a failed write and of dropped events; what waits is kept and
 * tried again. A process killed outright loses what it had not written: some milliseconds' worth.
 */
export function createEventTrail(db: Db, onError: (error: unknown, lost: number) => void): EventTrail {
  const waiting: object[] = [];
  let writing: Promise<void> | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH);
      // Its own ids and `on conflict`: a try whose answer was lost is not written twice.
      await db.query(sql`
        insert into identity_event (id, at, what, person, by, authority_code, roles, reason, from_person)
        select e.id, e.at, e.what, e.person, e.by, e.authority, e.roles, nullif(e.reason, ''), e."from"
          from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as e(
            id uuid, at timestamptz, what text, person uuid, by uuid, authority text, roles text[], reason text, "from" uuid)
        on conflict (id) do nothing`);
      waiting.splice(0, batch.length);
    }
  }

  function start(): void {
    if (writing !== undefined || retry !== undefined) return;
    // In a later turn, so that events of one call are one statement.
    writing = new Promise<void>((resolve) => setImmediate(resolve))
      .then(write)
      .catch((error: unknown) => {
        onError(error, 0);
        if (closed) return;
        retry = setTimeout(() => {
          retry = undefined;
          start();
        }, RETRY);
        retry.unref();
      })
      .finally(() => {
        writing = undefined;
        if (waiting.length > 0 && !closed) start();
      });
  }

  return {
    record(event, at) {
      if (waiting.length >= MOST_WAITING) return onError(undefined, 1);
      waiting.push({ ...event, id: uuidv7(), at: at.toISOString() });
      start();
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      await writing;
      await write().catch((error: unknown) => onError(error, waiting.length));
    },
  };
}
