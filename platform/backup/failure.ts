import { AppError, isAppError } from '../../kernel/error.ts';

/** What PostgreSQL or the disk refused, as a coded error; coded ones pass through. */
export function asBackupFailure(error: unknown): unknown {
  if (isAppError(error)) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('file.disk-full', 507, {}, { cause: error });
  // Five characters: a state of SQL. Its message may quote a row, so only the state is told.
  if (/^[0-9A-Z]{5}$/.test(code)) return new AppError('backup.database', 503, { reason: code }, { cause: error });
  return error;
}
