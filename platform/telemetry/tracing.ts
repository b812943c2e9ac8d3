/**
 * The place where distributed tracing would be plugged in. Nothing is loaded: `QY_OTEL` names a module
 * (a path or a package of the operator's) that exports `start(): Promise<() => Promise<void>>`; it is imported before
 * the server is composed. Without it, trace ids still travel by `traceparent` and stand in logs and acts.
 */
export async function startTracing(env: NodeJS.ProcessEnv = process.env): Promise<() => Promise<void>> {
  const name = env.QY_OTEL?.trim();
  if (name === undefined || name === '') return async () => undefined;
  const loaded: unknown = await import(name);
  if (typeof loaded === 'object' && loaded !== null && 'start' in loaded && typeof loaded.start === 'function') {
    const stop: unknown = await loaded.start();
    if (typeof stop === 'function') return async () => void (await stop());
  }
  return async () => undefined;
}
