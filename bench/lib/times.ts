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
