import { setMaxListeners } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Metrics } from '../../platform/telemetry/index.ts';

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

async function loop(worker: Worker, metrics: Metrics, logger: Logger, stopping: AbortSignal): Promise<void> {
  let failures = 0;
  let load = performance.eventLoopUtilization();
  while (!stopping.aborted) {
    const stop = metrics.jobSeconds.startTimer({ job: worker.name });
    let pause = worker.everyMs;
    try {
      const done = await worker.run();
      metrics.jobRuns.inc({ job: worker.name, result: 'ok' });
      metrics.jobItems.inc({ job: worker.name }, done);
      failures = 0;
      // Soon again, but not at once: larger batches cost the database less than many small ones.
      if (done > 0) pause = Math.min(500, pause);
      const busy = performance.eventLoopUtilization(load).utilization > BUSY;
      if (!busy && done >= (worker.full ?? Number.POSITIVE_INFINITY)) pause = SOON_MS;
    } catch (error) {
      failures += 1;
      metrics.jobRuns.inc({ job: worker.name, result: 'failed' });
      pause = Math.min(LONGEST_PAUSE, worker.everyMs * 2 ** Math.min(failures, 10));
      logger.warn({ err: error, job: worker.name, failures, retryMs: pause }, 'worker failed');
    } finally {
      stop();
    }
    load = performance.eventLoopUtilization();
    await sleep(pause, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** Runs each worker on its own until stopped; one that fails waits twice as long each time, up to a minute. */
export function runWorkers(workers: readonly Worker[], metrics: Metrics, logger: Logger): RunningWorkers {
  const stopping = new AbortController();
  // Each worker waits on it; more than ten are no leak.
  setMaxListeners(workers.length + 1, stopping.signal);
  const loops = workers.map((worker) => loop(worker, metrics, logger, stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}
