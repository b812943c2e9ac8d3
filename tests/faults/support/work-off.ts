import { backgroundWorkers } from '../../../apps/server/background.ts';
import type { Core } from '../../../apps/server/core.ts';

const WORKERS = new Set(['seal', 'counts', 'propose', 'notices']);

/** Does here, in this process, what the background workers do, until nothing is due: for tests that run no server. */
export async function workOff(core: Core): Promise<void> {
  const workers = backgroundWorkers(core).filter(({ name }) => WORKERS.has(name));
  if (workers.length !== WORKERS.size) throw new Error('the background workers have other names now');
  for (const worker of workers) while ((await worker.run()) > 0);
}
