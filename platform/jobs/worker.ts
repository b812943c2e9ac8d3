import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAppError } from '../../kernel/error.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { Db } from '../store/types.ts';
import { complete, giveBack, type HeldJob, heartbeat, LEASE_SECONDS, release, take } from './queue.ts';

/**
 * What a handler may say while it works; `signal` aborts when the lease was lost or the process stops: a handler that
 * throws then is no failure.
 */
export interface JobContext {
  readonly job: HeldJob;
  readonly signal: AbortSignal;
  report(progress: JsonObject): void;
}

export type JobHandlers = Readonly<Record<string, (payload: JsonObject, context: JobContext) => Promise<void>>>;

export interface JobWorker {
  stop(): Promise<void>;
}

/** The code by which a failure is kept: never its text, which may hold a person's data. */
export const failureCode = (error: unknown): string =>
  isAppError(error) ? error.code : error instanceof Error ? error.name : 'unknown';

async function runOne(
  db: Db,
  handlers: JobHandlers,
  job: HeldJob,
  stopping: AbortSignal,
  onFailure: (job: HeldJob, error: unknown) => void,
): Promise<void> {
  const lost = new AbortController();
  let latest: JsonObject | null = null;
  const beat = setInterval(
    () => {
      heartbeat(db, job, latest).then(
        (held) => {
          if (!held) lost.abort();
        },
        () => undefined, // The database is away: the lease decides, not this process.
      );
    },
    (LEASE_SECONDS * 1000) / 3,
  );
  try {
    await handlers[job.kind]?.(job.payload, {
      job,
      signal: AbortSignal.any([lost.signal, stopping]),
      report: (progress) => {
        latest = progress;
      },
    });
    if (latest !== null) await heartbeat(db, job, latest);
    await complete(db, job);
  } catch (error) {
    if (stopping.aborted) {
      await release(db, job).catch(() => undefined);
      return;
    }
    onFailure(job, error);
    await giveBack(db, job, failureCode(error)).catch(() => undefined);
  } finally {
    clearInterval(beat);
  }
}

/** Works through due jobs one at a time until stopped; polls, because a lost wake-up must not lose a job. */
export function startJobWorker(
  db: Db,
  handlers: JobHandlers,
  options: { readonly pollMs?: number; readonly onFailure?: (job: HeldJob, error: unknown) => void } = {},
): JobWorker {
  const owner = `${hostname()}:${process.pid}`;
  const stopping = new AbortController();
  const kinds = Object.keys(handlers);
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const job = await take(db, kinds, owner).catch(() => undefined);
      if (job === undefined)
        await sleep(options.pollMs ?? 1_000, undefined, { signal: stopping.signal }).catch(() => undefined);
      else await runOne(db, handlers, job, stopping.signal, options.onFailure ?? (() => undefined));
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
