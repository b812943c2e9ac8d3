import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import type { Binaries } from './binaries.ts';
import { failure } from './errors.ts';
import { barrier, commandAs, type Identity } from './identity.ts';
import { directoryFailure, initdbFailure } from './server-log.ts';

/** A data directory of this machine and what is kept beside it. All paths are real, without links. */
export interface Cluster {
  /** PostgreSQL's own data directory: `<data>/postgres`. */
  readonly directory: string;
  /** Private folder of the Unix socket. */
  readonly socketDirectory: string;
  /** What the server printed. */
  readonly log: string;
  /** Remembers the TCP port, so that tools configured once keep working. */
  readonly portFile: string;
  /** Password of the superuser `postgres`. */
  readonly password: string;
}

/** A socket's address is limited to 107 bytes by the kernel; `/.s.PGSQL.65535` takes 16 of them. */
const LONGEST_SOCKET_DIRECTORY = 107 - 16;
const SECRET = 'qingyuan-secret';

/**
 * The cluster below `dataDir`, made first if there is none.
 * @throws postgres.data-version, postgres.data-broken, postgres.data-unreachable, postgres.permission,
 *   postgres.not-a-directory, postgres.disk-full, postgres.binary-unusable, postgres.start-failed
 */
export async function openCluster(
  dataDir: string,
  binaries: Binaries,
  identity: Identity,
  durable: boolean,
): Promise<Cluster> {
  const home = makeHome(dataDir);
  if (identity.kind === 'user') {
    const closed = barrier(home, identity.uid);
    if (closed !== undefined) throw failure('postgres.data-unreachable', { directory: closed, user: identity.name });
  }
  const directory = join(home, 'postgres');
  if (!existsSync(directory) || readdirOf(directory).length === 0) {
    await initialise(home, directory, binaries, identity, durable);
  }
  checkVersion(directory, binaries.major);
  return {
    directory,
    socketDirectory: socketDirectoryFor(home, identity),
    log: join(home, 'postgres.log'),
    portFile: join(home, 'postgres.port'),
    password: readSecret(directory),
  };
}

/** The cluster's own folder if one was ever made below `dataDir`; never makes one. */
export function existingClusterDirectory(dataDir: string): string | undefined {
  const directory = join(dataDir, 'postgres');
  return existsSync(join(directory, 'PG_VERSION')) ? realpathSync(directory) : undefined;
}

/** The uid that owns the cluster below `dataDir`, if there is one. */
export function clusterOwner(dataDir: string): number | undefined {
  try {
    return statSync(join(dataDir, 'postgres')).uid;
  } catch {
    return undefined;
  }
}

function makeHome(dataDir: string): string {
  try {
    makeFolder(resolve(dataDir));
    const home = realpathSync(dataDir);
    if (!statSync(home).isDirectory()) throw failure('postgres.not-a-directory', { directory: dataDir });
    return home;
  } catch (error) {
    throw directoryFailure(error, dataDir);
  }
}

function readdirOf(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    throw directoryFailure(error, directory);
  }
}

/**
 * Runs initdb beside the final place and moves the result there in one step, so that a kill at any
 * moment leaves either no cluster or a whole one.
 */
async function initialise(home: string, directory: string, binaries: Binaries, identity: Identity, durable: boolean) {
  for (const left of readdirOf(home).filter((name) => name.startsWith('.postgres-init-'))) {
    // Half a cluster of a killed first start; a running one is younger than an hour.
    const path = join(home, left);
    if (Date.now() - statSync(path).mtimeMs > 3_600_000) rmSync(path, { recursive: true, force: true });
  }
  let workshop: string;
  try {
    workshop = mkdtempSync(join(home, '.postgres-init-'));
  } catch (error) {
    throw directoryFailure(error, home);
  }
  try {
    const secret = join(workshop, SECRET);
    writeFileSync(secret, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
    giveTo(identity, workshop, secret);
    const cluster = join(workshop, 'cluster');
    await runInitdb(home, cluster, secret, binaries, identity, durable);
    renameSync(secret, join(cluster, SECRET));
    try {
      renameSync(cluster, directory);
    } catch (error) {
      // A start at the same moment was first: use its cluster.
      if (!existsSync(join(directory, 'PG_VERSION'))) throw directoryFailure(error, directory);
    }
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

function runInitdb(
  home: string,
  cluster: string,
  secret: string,
  binaries: Binaries,
  identity: Identity,
  durable: boolean,
): Promise<void> {
  // libc's C.UTF-8 classifies characters; the builtin provider orders by code point on every
  // machine alike, so that indexes stay valid when the data moves. macOS has no libc C.UTF-8.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const command = commandAs(identity, join(binaries.native, 'bin', 'initdb'), [
    ...['-D', cluster, '-U', 'postgres', '-E', 'UTF8', '--data-checksums'],
    ...[`--locale=${locale}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-messages=C'],
    ...['--auth=scram-sha-256', `--pwfile=${secret}`, '--no-instructions'],
    ...(durable ? [] : ['--no-sync']),
  ]);
  return new Promise<void>((resolve, reject) => {
    const child: ChildProcess = spawn(command.file, command.args, {
      ...command.options,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
    child.on('error', (cause) => reject(failure('postgres.binary-unusable', { detail: cause.message }, cause)));
    child.on('close', (code) => (code === 0 ? resolve() : reject(initdbFailure(said, home))));
  });
}

function checkVersion(directory: string, needed: number): void {
  let found: string;
  try {
    found = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing) throw failure('postgres.data-broken', { directory, detail: 'PG_VERSION ✗' });
    throw directoryFailure(error, directory);
  }
  if (found !== String(needed)) throw failure('postgres.data-version', { found, needed, directory });
}

function readSecret(directory: string): string {
  const path = join(directory, SECRET);
  if (!existsSync(path)) throw failure('postgres.data-broken', { directory, detail: `${SECRET} ✗` });
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw directoryFailure(error, directory);
  }
}

function socketDirectoryFor(home: string, identity: Identity): string {
  const near = join(home, 'run');
  // A comma would split PostgreSQL's list of directories.
  const fits = Buffer.byteLength(near) <= LONGEST_SOCKET_DIRECTORY && !/[,"]/.test(near);
  const directory = fits ? near : join(tmpdir(), `qy-${statSync(home).ino.toString(36)}-${process.getuid?.() ?? 0}`);
  makeFolder(directory, 0o700);
  const owner = statSync(directory).uid;
  // In a shared /tmp someone else may have made the folder first to catch our connections.
  if (owner !== (process.getuid?.() ?? owner) && !(identity.kind === 'user' && owner === identity.uid)) {
    throw failure('postgres.permission', { directory, detail: `uid ${owner}` });
  }
  chmodSync(directory, 0o700);
  giveTo(identity, directory);
  return directory;
}

function giveTo(identity: Identity, ...paths: readonly string[]): void {
  if (identity.kind !== 'user') return;
  for (const path of paths) chownSync(path, identity.uid, identity.gid);
}
