import { setMaxListeners } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Metrics } from '../../platform/telemetry/index.ts';

/** What came of one run of a worker. */
export interface JobRun {
  readonly job: string;
  readonly result: 'ok' | 'failed';
  readonly seconds: number;
  readonly items: number;
}

/** Told of every run. */
export type TellRun = (run: JobRun) => void;

export const tellMetrics =
  ({ jobRuns, jobSeconds, jobItems }: Pick<Metrics, 'jobRuns' | 'jobSeconds' | 'jobItems'>): TellRun =>
  ({ job, result, seconds, items }) => {
    jobRuns.inc({ job, result });
    jobSeconds.observe({ job }, seconds);
    jobItems.inc({ job }, items);
  };

/** Background work that is asked again and again what is due. Truth never rests on when it runs. */
export interface Worker {
  readonly name: string;
  /** Pause after a run that found nothing, in milliseconds. */
  readonly everyMs: number;
  /** A run that did so many left some behind: the next follows soon, unless people keep this process busy. */
  readonly full?: number;
  /** Does what is due; gives the number of things done. Must be safe to run twice at once and to be killed. */
  run(): Promise<number>;
}

export interface RunningWorkers {
  /** Lets the runs that are under way end, and starts no more. */
  stop(): Promise<void>;
}

const LONGEST_PAUSE = 60_000;
const SOON_MS = 20;
/** Share of the time in which this process works at all; above it, requests come before background work. */
const BUSY = 0.2;

/** How much workers give way to what else runs in this thread. */
export interface Manners {
  /** Nobody waits in this thread: what is full goes on soon, however busy it is. */
  readonly alone?: boolean;
}

async function loop(
  worker: Worker,
  tell: TellRun,
  logger: Logger,
  stopping: AbortSignal,
  { alone = false }: Manners,
): Promise<void> {
  let failures = 0;
  let load = performance.eventLoopUtilization();
  while (!stopping.aborted) {
    const started = performance.now();
    const ran = (result: JobRun['result'], items: number): void =>
      tell({ job: worker.name, result, seconds: (performance.now() - started) / 1000, items });
    let pause = worker.everyMs;
    try {
      const done = await worker.run();
      ran('ok', done);
      failures = 0;
      // Soon again, but not at once: larger batches cost the database less than many small ones.
      if (done > 0) pause = Math.min(500, pause);
      const busy = !alone && performance.eventLoopUtilization(load).utilization > BUSY;
      if (!busy && done >= (worker.full ?? Number.POSITIVE_INFINITY)) pause = SOON_MS;
    } catch (error) {
      failures += 1;
      ran('failed', 0);
      pause = Math.min(LONGEST_PAUSE, worker.everyMs * 2 ** Math.min(failures, 10));
      logger.warn({ err: error, job: worker.name, failures, retryMs: pause }, 'worker failed');
    }
    load = performance.eventLoopUtilization();
    await sleep(pause, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** Runs each worker on its own until stopped; one that fails waits twice as long each time, up to a minute. */
export function runWorkers(
  workers: readonly Worker[],
  tell: TellRun,
  logger: Logger,
  manners: Manners = {},
): RunningWorkers {
  const stopping = new AbortController();
  // Each worker waits on it; more than ten are no leak.
  setMaxListeners(workers.length + 1, stopping.signal);
  const loops = workers.map((worker) => loop(worker, tell, logger, stopping.signal, manners));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}
