import { uuidv7 } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';

/** A job that somebody holds: `fence` rises with every taking, so that a stale holder's writes are refused. */
export interface HeldJob {
  readonly id: string;
  readonly kind: string;
  readonly payload: JsonObject;
  readonly attempts: number;
  readonly fence: number;
}

/** How long a holder may be silent before somebody else takes over. */
export const LEASE_SECONDS = 15;

/**
 * How often a job is taken at most. A holder that dies costs no attempt of the job's own, but a job that kills its
 * process each time must not take the server down for ever.
 */
export const MOST_TAKINGS = 25;
export const ABANDONED = 'jobs.abandoned';

export interface NewJob {
  /** Made by whoever asks, so that asking twice makes one job. */
  readonly id?: string;
  readonly kind: string;
  readonly payload: JsonObject;
  readonly runAt?: Date;
  readonly maxAttempts?: number;
}

/** Puts a job in the queue; in the caller's transaction, so it exists exactly if the work that caused it does. */
export async function enqueue(db: Db, job: NewJob, now: Date = new Date()): Promise<string> {
  const id = job.id ?? uuidv7();
  await db.query(sql`
    insert into job (id, kind, payload, run_at, max_attempts, created_at)
    values (${id}, ${job.kind}, ${JSON.stringify(job.payload)}, ${job.runAt ?? now}, ${job.maxAttempts ?? 5}, ${now})
    on conflict (id) do nothing`);
  return id;
}

/**
 * Takes the next due job of these kinds, also one whose holder fell silent; gives up those whose holders always do. The
 * database's clock decides.
 */
export async function take(db: Db, kinds: readonly string[], owner: string): Promise<HeldJob | undefined> {
  const { rows } = await db.query<HeldJob>(sql`
    with abandoned as (
      update job set state = 'failed', owner = null, lease_until = null, finished_at = now(), last_error = ${ABANDONED}
      where kind = any(${kinds}) and state = 'running' and lease_until < now() and attempts >= ${MOST_TAKINGS})
    update job set state = 'running', owner = ${owner}, fence = fence + 1, attempts = attempts + 1,
      lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
    where id = (
      select id from job
      where kind = any(${kinds}) and run_at <= now()
        and (state = 'waiting' or (state = 'running' and lease_until < now() and attempts < ${MOST_TAKINGS}))
      order by run_at, id limit 1 for update skip locked)
    returning id, kind, payload, attempts, fence`);
  return rows[0];
}

/** Prolongs the lease and notes how far the work is; false = somebody else holds the job now: stop. */
export async function heartbeat(db: Db, job: HeldJob, progress: JsonObject | null = null): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update job set lease_until = now() + make_interval(secs => ${LEASE_SECONDS}),
      progress = coalesce(${progress === null ? null : JSON.stringify(progress)}::jsonb, progress)
    where id = ${job.id} and fence = ${job.fence} and state = 'running'`);
  return rowCount === 1;
}

/** Ends a job as done, if it is still ours. */
export async function complete(db: Db, job: HeldJob): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update job set state = 'done', finished_at = now(), lease_until = null, owner = null, last_error = null
    where id = ${job.id} and fence = ${job.fence} and state = 'running'`);
  return rowCount === 1;
}

/** Puts a job back as it was, because this process stops: the next one goes on at once. */
export async function release(db: Db, job: HeldJob): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update job set state = 'waiting', owner = null, lease_until = null, attempts = attempts - 1
    where id = ${job.id} and fence = ${job.fence} and state = 'running'`);
  return rowCount === 1;
}

/** Gives a job back after a failure: later again (1, 2, 4 … minutes), or failed for good. `error` is a code, no text of people. */
export async function giveBack(db: Db, job: HeldJob, error: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update job set owner = null, lease_until = null, last_error = ${error},
      state = case when attempts >= max_attempts then 'failed' else 'waiting' end,
      finished_at = case when attempts >= max_attempts then now() end,
      run_at = now() + make_interval(mins => (2 ^ least(attempts - 1, 6))::int)
    where id = ${job.id} and fence = ${job.fence} and state = 'running'`);
  return rowCount === 1;
}
