import type { Logger } from 'pino';
import { startEmbedded } from '../../platform/embedded-postgres/index.ts';

export type Embedded = Awaited<ReturnType<typeof startEmbedded>>;

const EVERY_MS = 1_000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Starts the embedded server again when somebody killed it: requests meanwhile answer 503 and may be repeated. It
 * comes back on the port it had. Gives the function that ends the watch.
 */
export function superviseDatabase(dataDir: string, first: Embedded, logger: Logger): () => void {
  let { pid } = first;
  let busy = false;
  const timer = setInterval(() => {
    if (busy || isAlive(pid)) return;
    busy = true;
    logger.warn({ pid }, 'embedded database gone; starting it again');
    startEmbedded({ dataDir })
      .then((again) => {
        pid = again.pid;
        if (again.url !== first.url) logger.error('embedded database came back at another address; restart the system');
      })
      .catch((error: unknown) => logger.error({ err: error }, 'embedded database does not start'))
      .finally(() => {
        busy = false;
      });
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
