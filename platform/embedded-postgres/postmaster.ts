import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { failure } from './errors.ts';
import { isAlive, processesIn, servesDirectory } from './process-table.ts';

/** What the server wrote of itself into postmaster.pid. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly socketDirectory: string;
  readonly state: 'starting' | 'ready' | 'stopping';
}

/** Reads postmaster.pid (one fact a line; the last lines come while the server starts). */
export function readPostmaster(directory: string): Postmaster | undefined {
  let text: string;
  try {
    text = readFileSync(join(directory, 'postmaster.pid'), 'utf8');
  } catch {
    return undefined;
  }
  const [pid, , , port, socketDirectory, , , state] = text.split('\n').map((line) => line.trim());
  if (!pid || !Number.isInteger(Number(pid))) return undefined;
  return {
    pid: Number(pid),
    port: Number(port ?? 0),
    socketDirectory: socketDirectory ?? '',
    state: state === 'ready' || state === 'stopping' ? state : 'starting',
  };
}

/**
 * The living server of this data directory, started by whomever: after a `kill -9` of our own
 * process its database goes on, and is found again here.
 *
 * A pid file whose number now belongs to another program would stop PostgreSQL from starting; it is
 * removed only when that program provably is not a server of this directory and none other is.
 * @throws postgres.pid-in-doubt
 */
export function findRunning(directory: string): Postmaster | undefined {
  const written = readPostmaster(directory);
  if (written === undefined || !isAlive(written.pid)) return undefined;
  switch (servesDirectory(written.pid, directory)) {
    case 'yes':
      return written;
    case 'unknown':
      throw failure('postgres.pid-in-doubt', { pid: written.pid, file: join(directory, 'postmaster.pid') });
    case 'no':
      dropStalePidFile(directory, written.pid);
      return undefined;
  }
}

function dropStalePidFile(directory: string, pid: number): void {
  const file = join(directory, 'postmaster.pid');
  if (processesIn(directory).length > 0) return;
  // Read again after the look: a server started meanwhile has written its own number.
  if (readPostmaster(directory)?.pid === pid) rmSync(file, { force: true });
}
