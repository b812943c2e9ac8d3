/** What the helper says: the share done, or the end. */
export type Told = { readonly done: number } | { readonly proof: string | undefined };

/** Shorter computing is not worth a word. */
const QUIET_MS = 1_000;

const running = new Map<symbol, number>();
const listeners = new Set<() => void>();
const changed = (): void => {
  for (const listener of listeners) listener();
};

/** Begins one computing; the function given tells its share done, and its end by undefined. */
export function tellProgress(): (done: number | undefined) => void {
  const name = Symbol('proof');
  const began = performance.now();
  return (done) => {
    if (done === undefined) {
      if (running.delete(name)) changed();
    } else if (performance.now() - began >= QUIET_MS) {
      running.set(name, done);
      changed();
    }
  };
}

/** The share done of the computing that is furthest behind; null while there is none worth a word. */
export const slowest = (): number | null => (running.size === 0 ? null : Math.min(...running.values()));

export function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
