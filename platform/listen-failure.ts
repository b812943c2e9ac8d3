import { type AppError, isAppError } from '../kernel/error.ts';
import { startFailure } from './errors.ts';

/**
 * A failed `listen` as a coded failure: server.port-taken, server.port-forbidden, server.host-unavailable,
 * server.listen-failed.
 */
export function listenFailure(error: unknown, host: string, port: number): AppError {
  if (isAppError(error)) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  switch (code) {
    case 'EADDRINUSE':
      return startFailure('server.port-taken', { port }, error);
    case 'EACCES':
      return startFailure('server.port-forbidden', { port }, error);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return startFailure('server.host-unavailable', { host }, error);
    default:
      return startFailure('server.listen-failed', { host, port, detail: code }, error);
  }
}
