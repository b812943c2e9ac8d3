import { type AppError, isAppError } from '../../kernel/error.ts';
import { failure } from './errors.ts';

/**
 * A failed connection as a coded failure that names host and user, never the password.
 * Codes: postgres.url-bad, postgres.auth, postgres.database-missing, postgres.disk-full, postgres.unreachable.
 */
export function connectionFailure(error: unknown, url: string): AppError {
  if (isAppError(error)) return error;
  let address: URL;
  try {
    address = new URL(url);
  } catch {
    return failure('postgres.url-bad');
  }
  const host =
    address.hostname === '' ? (address.searchParams.get('host') ?? 'localhost') : decodeURIComponent(address.host);
  const database = decodeURIComponent(address.pathname.slice(1));
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case '28P01':
    case '28000':
      return failure('postgres.auth', { host, user: decodeURIComponent(address.username) }, error);
    case '3D000':
      return failure('postgres.database-missing', { host, database }, error);
    case '53100':
      return failure('postgres.disk-full', { directory: host }, error);
    default: {
      const told = error instanceof Error && error.message !== '' ? error.message : code;
      return failure('postgres.unreachable', { host, detail: told || '—' }, error);
    }
  }
}
