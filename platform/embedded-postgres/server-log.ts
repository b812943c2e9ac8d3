import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { type AppError, isAppError } from '../../kernel/error.ts';
import { failure } from './errors.ts';

const LARGEST_LOG = 10 * 1024 * 1024;

/** Opens the server's log for appending; a long one is set aside first (one older file is kept). */
export function openLog(path: string): { descriptor: number; from: number } {
  if (existsSync(path) && statSync(path).size > LARGEST_LOG) {
    rmSync(`${path}.1`, { force: true });
    renameSync(path, `${path}.1`);
  }
  try {
    const descriptor = openSync(path, 'a', 0o600);
    return { descriptor, from: statSync(path).size };
  } catch (error) {
    throw directoryFailure(error, path);
  }
}

/** What was printed since `from` (at most the last 64 KB). */
export function readLog(path: string, from: number): string {
  if (!existsSync(path)) return '';
  const size = statSync(path).size;
  const start = Math.max(from, size - 65_536);
  const buffer = Buffer.alloc(Math.max(0, size - start));
  const descriptor = openSync(path, 'r');
  readSync(descriptor, buffer, 0, buffer.length, start);
  closeSync(descriptor);
  return buffer.toString('utf8');
}

/** Why a start did not succeed: something to try again for, or a coded failure to tell a person. */
export type StartProblem = 'port-taken' | 'already-running' | 'children-remain' | AppError;

/** Reads the reason out of the server's own words (English, since the server runs with lc_messages=C). */
export function startProblem(said: string, directory: string, log: string): StartProblem {
  if (/Address already in use|could not bind|could not create any TCP\/IP sockets/.test(said)) return 'port-taken';
  if (/lock file "[^"]*postmaster\.pid" already exists/.test(said)) return 'already-running';
  if (/pre-existing shared memory block/.test(said)) return 'children-remain';
  return namedProblem(said, directory) ?? failure('postgres.start-failed', { detail: lastWords(said), log });
}

/**
 * The coded failure of an initdb that ended badly. On a full disk it may say anything, so the space
 * left is asked too: a new cluster takes about 40 MB.
 */
export function initdbFailure(said: string, home: string): AppError {
  const named = namedProblem(said, home);
  if (named !== undefined) return named;
  const { bavail, bsize } = statfsSync(home);
  if (bavail * bsize < 64 * 1024 * 1024) return failure('postgres.disk-full', { directory: home });
  return failure('postgres.start-failed', { detail: lastWords(said), log: home });
}

function namedProblem(said: string, directory: string): AppError | undefined {
  const detail = lastWords(said);
  if (/No space left on device|Disk quota exceeded/.test(said)) return failure('postgres.disk-full', { directory });
  const incompatible = /initialized by PostgreSQL version (\d+)[\s\S]*not compatible with this version (\d+)/.exec(
    said,
  );
  if (incompatible) {
    const [, found = '', needed = ''] = incompatible;
    return failure('postgres.data-version', { found, needed, directory });
  }
  if (/error while loading shared libraries|GLIBC_|Exec format error|not found \(required by/.test(said)) {
    return failure('postgres.binary-unusable', { detail });
  }
  if (/Cannot allocate memory|could not create shared memory/.test(said)) return failure('postgres.memory', { detail });
  if (/Permission denied|Read-only file system|has wrong ownership|has invalid permissions/.test(said)) {
    return failure('postgres.permission', { directory, detail });
  }
  if (/could not locate a valid checkpoint|invalid checkpoint record|is not a valid data file/.test(said)) {
    return failure('postgres.data-broken', { directory, detail });
  }
  return undefined;
}

/** The line that says most: the last FATAL or PANIC, else the last of all. */
function lastWords(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const grave = lines.filter((line) => /\b(PANIC|FATAL|error):/.test(line));
  return (grave.at(-1) ?? lines.at(-1) ?? '—').replace(/^.*?\b(PANIC|FATAL|error): +/, '').trim();
}

/** A failed file operation as a coded failure; coded ones pass. */
export function directoryFailure(error: unknown, directory: string): AppError {
  if (isAppError(error)) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return failure('postgres.disk-full', { directory }, error);
    case 'EEXIST':
    case 'ENOTDIR':
      return failure('postgres.not-a-directory', { directory }, error);
    default:
      return failure('postgres.permission', { directory, detail: String(code ?? error) }, error);
  }
}
