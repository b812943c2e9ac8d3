import type { PublicDecision, PublicDecisions } from '../../../modules/publicity/contract.ts';

const PATIENCE_MS = 30_000;

async function get<T>(path: string): Promise<T | 'unknown' | undefined> {
  try {
    const response = await fetch(path, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 404 || response.status === 400) return 'unknown';
    return response.ok ? ((await response.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}

/** Where the public address of a decision lies. */
export const pathOf = ({ region, id }: { readonly region: string; readonly id: string }): string =>
  `/decisions/${region}/${id}`;

export const apiOf = ({ region, id }: { readonly region: string; readonly id: string }, rest = ''): string =>
  `/api/public/decisions/${region}/${id}${rest}`;

/** A page of what is on display; undefined when it could not be asked for. */
export async function findDecisions(q: string, cursor: string | null): Promise<PublicDecisions | undefined> {
  const query = new URLSearchParams({ ...(q === '' ? {} : { q }), ...(cursor === null ? {} : { cursor }) });
  const found = await get<PublicDecisions>(`/api/public/decisions?${query}`);
  return found === 'unknown' ? { items: [], next: null } : found;
}

/** One publication; `unknown` where there is none, undefined when it could not be asked for. */
export const findDecision = (at: {
  readonly region: string;
  readonly id: string;
}): Promise<PublicDecision | 'unknown' | undefined> => get<PublicDecision>(apiOf(at));
