import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { startThread, type ThreadProgram } from '../../../platform/threads/start-thread.ts';
import type { RunningWorkers, TellRun } from '../workers.ts';
import type { ReadingAsked, ReadingSaid } from './read-apart.ts';

const READING: ThreadProgram = { bundle: 'dist/read.mjs', source: 'apps/server/reading/read-apart.ts' };
const AGAIN_MS = 5_000;
/** A thread that does not end by itself is ended: what it had not finished is done by the next one. */
const PATIENCE_MS = 5_000;

const ended = (thread: Worker): Promise<void> => new Promise((resolve) => thread.once('exit', () => resolve()));

/**
 * Reads what has come in beside the thread that answers requests: a clue takes a millisecond of arithmetic, and a thousand
 * imported ones would keep whoever waits here waiting. A thread that fails is started anew.
 */
export function startReading(asked: ReadingAsked, tell: TellRun, logger: Logger): RunningWorkers {
  const stopping = new AbortController();
  let thread: Worker | undefined;

  async function keepReading(): Promise<void> {
    while (!stopping.signal.aborted) {
      thread = startThread(READING, asked);
      thread.on('message', (said: ReadingSaid) => {
        if ('run' in said) tell(said.run);
      });
      thread.on('error', (error) => logger.error({ err: error }, 'reading thread failed'));
      await ended(thread);
      await sleep(AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const running = keepReading();
  return {
    async stop() {
      stopping.abort();
      thread?.postMessage('stop');
      await Promise.race([running, sleep(PATIENCE_MS)]);
      await thread?.terminate();
    },
  };
}
