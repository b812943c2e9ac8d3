export interface Measured {
  readonly asked: number;
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
}

export const share = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

/** Times in milliseconds as figures say them. */
export function describeTimes(times: readonly number[]): Measured {
  const sorted = [...times].sort((a, b) => a - b);
  return { asked: sorted.length, p50: share(sorted, 0.5), p95: share(sorted, 0.95), worst: sorted.at(-1) ?? 0 };
}

/** Asks so many times, one after another: the milliseconds of each, and the last answer. */
export async function timed<T>(turns: number, ask: () => Promise<T>): Promise<{ times: number[]; answer: T }> {
  const times: number[] = [];
  let answer: T | undefined;
  for (let turn = 0; turn < turns; turn += 1) {
    const started = performance.now();
    answer = await ask();
    times.push(performance.now() - started);
  }
  return { times, answer: answer as T };
}
