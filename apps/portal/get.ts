const PATIENCE_MS = 60_000;

/** What is published at a path, as text; `unknown` where there is nothing, undefined when it could not be asked for. */
export async function getText(path: string): Promise<string | 'unknown' | undefined> {
  try {
    const response = await fetch(path, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 404 || response.status === 400) return 'unknown';
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

/** The same, read. */
export async function get<T>(path: string): Promise<T | 'unknown' | undefined> {
  const text = await getText(path);
  return text === undefined || text === 'unknown' ? text : (JSON.parse(text) as T);
}

/** A part of a list, and where the next one begins. */
export interface Listed<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** The first part of what is found, or the next; `place` is how the route calls where it begins. */
export async function getListed<T>(
  path: string,
  place: 'cursor' | 'before' | 'after',
  q: string,
  next: string | null,
): Promise<Listed<T> | undefined> {
  const query = new URLSearchParams({ ...(q === '' ? {} : { q }), ...(next === null ? {} : { [place]: next }) });
  const found = await get<Listed<T>>(`${path}${path.includes('?') ? '&' : '?'}${query}`);
  return found === 'unknown' ? { items: [], next: null } : found;
}
