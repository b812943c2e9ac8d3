import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppError } from '../kernel/error.ts';
import { startMark } from './embedded-postgres/process-table.ts';
import { startFailure } from './errors.ts';
import { makeFolder } from './make-folder.ts';

/** What `server.json` in the data folder says of the process that serves it. */
interface Owner {
  readonly pid: number;
  /** Tells the process from a later one with the same number. */
  readonly mark: string;
  readonly address: string;
  readonly since: string;
}

export interface InstanceLock {
  /** Writes the address that is really listened on, for a later second start to name. */
  announce(address: string): void;
  /** Gives the data folder free; harmless if called twice. */
  release(): void;
}

/**
 * Makes this process the one that serves a data folder. After a `kill -9` the file stays, but its
 * process is gone, and the next start takes over.
 *
 * @param address where it is about to listen, e.g. `http://127.0.0.1:8020/`
 * @throws server.already-running with the other's address, server.data-dir-unusable
 */
export function claimInstance(dataDir: string, address: string): InstanceLock {
  const file = join(dataDir, 'server.json');
  const owner: Owner = {
    pid: process.pid,
    mark: startMark(process.pid) ?? '',
    address,
    since: new Date().toISOString(),
  };
  try {
    makeFolder(dataDir);
    take(file, owner);
  } catch (error) {
    throw unusable(error, dataDir);
  }
  const isOurs = () => {
    const current = readOwner(file);
    return current?.pid === owner.pid && current.mark === owner.mark;
  };
  return {
    announce: (now) => {
      if (isOurs()) publish(file, { ...owner, address: now }, (draft) => renameSync(draft, file));
    },
    release: () => {
      if (isOurs()) rmSync(file, { force: true });
    },
  };
}

function take(file: string, owner: Owner): void {
  for (;;) {
    try {
      // link() fails if the file is there and never shows half a file.
      publish(file, owner, (draft) => linkSync(draft, file));
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const other = readOwner(file);
    if (other !== undefined && startMark(other.pid) === other.mark) {
      throw startFailure('server.already-running', { address: other.address, pid: other.pid, since: other.since });
    }
    setAside(file, other);
  }
}

/** Removes a dead process's file; if a third start has just replaced it, that one is put back. */
function setAside(file: string, dead: Owner | undefined): void {
  const aside = `${file}.${process.pid}.old`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readOwner(aside);
  if (moved !== undefined && (moved.pid !== dead?.pid || moved.mark !== dead.mark)) {
    try {
      linkSync(aside, file);
    } catch {
      // A fourth start took the place: it rules now, and the one put aside sees it at `announce`.
    }
  }
  rmSync(aside, { force: true });
}

function publish(file: string, owner: Owner, place: (draft: string) => void): void {
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, `${JSON.stringify(owner, null, 2)}\n`);
  try {
    place(draft);
  } finally {
    rmSync(draft, { force: true });
  }
}

function readOwner(file: string): Owner | undefined {
  try {
    const value: Owner = JSON.parse(readFileSync(file, 'utf8'));
    return Number.isInteger(value?.pid) ? value : undefined;
  } catch {
    return undefined;
  }
}

function unusable(error: unknown, directory: string): AppError | unknown {
  if (!(error instanceof Error && 'code' in error) || 'params' in error) return error;
  return startFailure('server.data-dir-unusable', { directory, detail: String(error.code) }, error);
}
