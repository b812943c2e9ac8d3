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

/** The middle and the last hundredth of a run. */
export function describePace({ latencies, failed }: PacedRun): Paced {
  const sorted = [...latencies].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { asked: sorted.length, failed, p50: at(0.5), p99: at(0.99) };
}

/** Where requests go, and from which address of this machine the n-th comes: an address may ask so often a minute. */
export interface Target {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly source?: ((n: number) => string) | undefined;
}

export interface PacedOptions extends Target {
  readonly body: () => string;
  readonly perSecond: number;
  readonly seconds: number;
}

/** Posts over kept connections; true when it was done. */
function createPosts({ port, path, headers, source }: Target) {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  let n = 0;
  const post = (text: string): Promise<boolean> =>
    new Promise((resolve) => {
      const from = source?.(n++);
      const call = request(
        {
          ...{ agent, port, path, method: 'POST', ...(from === undefined ? {} : { localAddress: from }) },
          headers: { ...headers, 'content-length': Buffer.byteLength(text) },
        },
        (answer) => {
          answer.resume();
          answer.on('end', () => resolve(answer.statusCode === 200 || answer.statusCode === 201));
        },
      );
      call.on('error', () => resolve(false));
      call.end(text);
    });
  return { post, end: () => agent.destroy() };
}

/** So many at a time, each after the one before it: how many a second there are at most. @throws Error when one is refused */
export async function most(target: Target, bodies: readonly string[], atOnce: number): Promise<number> {
  const { post, end } = createPosts(target);
  const from = performance.now();
  let at = 0;
  const work = async (): Promise<void> => {
    for (let mine = at++; mine < bodies.length; mine = at++)
      if (!(await post(bodies[mine] ?? ''))) throw new Error(`${target.path} refused`);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  end();
  return (bodies.length / (performance.now() - from)) * 1000;
}

/**
 * Requests at random instants with a fixed mean rate (Poisson arrivals), whether or not earlier ones were answered:
 * people do not wait for one another. A closed loop, or a quota sent at the start of each second, measures something else.
 */
export async function paced({ body, perSecond, seconds, ...target }: PacedOptions): Promise<PacedRun> {
  const { post, end } = createPosts(target);
  const latencies: number[] = [];
  let failed = 0;
  const one = async (due: number): Promise<void> => {
    if (!(await post(body()))) failed += 1;
    latencies.push(performance.now() - due);
  };
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
  end();
  return { latencies, failed };
}
