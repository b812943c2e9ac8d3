import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** What one run took, in the order of the answers. */
export interface PacedRun {
  readonly latencies: readonly number[];
  readonly failed: number;
}

export interface Paced {
  readonly asked: number;
  readonly failed: number;
  /** Milliseconds from the instant at which a request was due, so that waiting for a late generator counts too. */
  readonly p50: number;
  readonly p99: number;
}

/** What several runs took together, in any order. */
export function describePace(runs: readonly PacedRun[]): Paced {
  const sorted = runs.flatMap(({ latencies }) => latencies).sort((a, b) => a - b);
  const failed = runs.reduce((sum, run) => sum + run.failed, 0);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { asked: sorted.length, failed, p50: at(0.5), p99: at(0.99) };
}

export interface PacedOptions {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: () => string;
  readonly perSecond: number;
  readonly seconds: number;
}

/**
 * Requests at random instants with a fixed mean rate (Poisson arrivals), whether or not earlier ones were answered:
 * people do not wait for one another. A closed loop, or a quota sent at the start of each second, measures something else.
 */
export async function paced({ port, path, headers, body, perSecond, seconds }: PacedOptions): Promise<PacedRun> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const latencies: number[] = [];
  let failed = 0;
  const one = (due: number): Promise<void> =>
    new Promise((resolve) => {
      const text = body();
      const done = (ok: boolean): void => {
        if (!ok) failed += 1;
        latencies.push(performance.now() - due);
        resolve();
      };
      const call = request(
        { agent, port, path, method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(text) } },
        (answer) => {
          answer.resume();
          answer.on('end', () => done(answer.statusCode === 200 || answer.statusCode === 201));
        },
      );
      call.on('error', () => done(false));
      call.end(text);
    });
  const pending: Promise<void>[] = [];
  const start = performance.now();
  let due = start;
  while (due < start + seconds * 1000) {
    const now = performance.now();
    while (due <= now) {
      pending.push(one(due));
      due += (-Math.log(1 - Math.random()) * 1000) / perSecond;
    }
    await sleep(1);
  }
  await Promise.all(pending);
  agent.destroy();
  return { latencies, failed };
}
