import { setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';
import { createLogger } from '../../../platform/telemetry/index.ts';
import { readingWorkers } from '../background.ts';
import { composeCore } from '../core.ts';
import { type JobRun, runWorkers } from '../workers.ts';

export interface ReadingAsked {
  /** A migrated database. */
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly logLevel: string;
  readonly instance?: string | undefined;
}

/** What the thread posts: a run, for the metrics of the process; that it has ended as it was told to. */
export type ReadingSaid = { readonly run: JobRun } | { readonly ended: true };

/** Connections of the thread: one reads clues, one keeps up with the registry, one catches up. */
const CONNECTIONS = 3;
/**
 * Whoever waits for an answer goes first, and a file that comes in: this thread gets what processor no other wants. Linux
 * alone. At 10 an import beside it lost four tenths of its speed, at 19 one.
 */
const NICE = 19;
/** So long the first clues wait for the names of the registry, so that none is read without them. */
const NAMES_MS = 60_000;

function giveWay(): void {
  // Of the thread that asks, not of the process: elsewhere than on Linux it would be the whole process's.
  if (process.platform === 'linux') setPriority(0, NICE);
}

/** Reads clues in a thread of its own until it is told to stop: {@link startThread}. */
export async function inThread(asked: ReadingAsked, port: MessagePort): Promise<void> {
  giveWay();
  const logger = createLogger({ level: asked.logLevel, service: 'reader' });
  const core = composeCore({
    ...{ databaseUrl: asked.databaseUrl, dataDir: asked.dataDir, logger, poolSize: CONNECTIONS },
    ...(asked.instance === undefined ? {} : { instance: asked.instance }),
  });
  const stopped = new Promise<void>((stop) => port.once('message', () => stop()));
  const tell = (run: JobRun): void => port.postMessage({ run } satisfies ReadingSaid);
  const names = runWorkers(
    [{ name: 'firm-names', everyMs: 5_000, run: () => core.firmNames.refresh() }],
    tell,
    logger,
    { alone: true },
  );
  await Promise.race([core.firmNames.refresh().catch(() => 0), sleep(NAMES_MS, 0, { ref: false }), stopped]);
  const reading = runWorkers(readingWorkers(core), tell, logger, { alone: true });
  await stopped;
  await Promise.all([names.stop(), reading.stop()]);
  await core.close();
  port.postMessage({ ended: true } satisfies ReadingSaid);
}
