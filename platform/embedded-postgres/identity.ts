import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { failure } from './errors.ts';

/**
 * Who runs the server, since PostgreSQL refuses root:
 * - `direct`: this process is not root;
 * - `namespace`: root, seen as `nobody` inside a user namespace; files stay root's on disk;
 * - `user`: root gives the server away to a system user.
 */
export type Identity =
  | { readonly kind: 'direct' }
  | { readonly kind: 'namespace' }
  | { readonly kind: 'user'; readonly name: string; readonly uid: number; readonly gid: number };

const NAMESPACE = ['--user', '--map-user=65534', '--map-group=65534'];

/**
 * Chooses how to run. Containers often forbid user namespaces, so that way is tried before it is
 * chosen; `id -un` also proves that uid 65534 has a name, without which initdb gives up.
 *
 * @param owner uid that owns the existing data directory: PostgreSQL accepts no other
 * @throws postgres.no-user
 */
export function chooseIdentity(owner?: number, wanted?: Identity['kind']): Identity {
  if (wanted === 'direct' || process.getuid?.() !== 0) return { kind: 'direct' };
  if (owner !== undefined && owner !== 0) {
    const user = systemUser((entry) => entry.uid === owner);
    if (user !== undefined) return { kind: 'user', ...user };
  }
  if (wanted !== 'user') {
    const probe = spawnSync('unshare', [...NAMESPACE, 'id', '-un'], { timeout: 5_000, stdio: 'ignore' });
    if (probe.status === 0) return { kind: 'namespace' };
  }
  const user = systemUser(({ name }) => name === 'postgres') ?? systemUser(({ name }) => name === 'nobody');
  if (user === undefined) throw failure('postgres.no-user');
  return { kind: 'user', ...user };
}

interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

function systemUser(wanted: (user: SystemUser) => boolean): SystemUser | undefined {
  if (!existsSync('/etc/passwd')) return undefined;
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .find(wanted);
}

/** The program and arguments to spawn so that `file` runs under this identity. */
export function commandAs(
  identity: Identity,
  file: string,
  args: readonly string[],
): { file: string; args: string[]; options: { cwd: string; uid?: number; gid?: number; env: NodeJS.ProcessEnv } } {
  // A clean environment: PGDATA, PGOPTIONS or an odd LC_ALL of the caller must not reach the server.
  const env: NodeJS.ProcessEnv = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  switch (identity.kind) {
    case 'direct':
      return { file, args: [...args], options: { cwd: '/', env } };
    case 'namespace':
      return { file: 'unshare', args: [...NAMESPACE, file, ...args], options: { cwd: '/', env } };
    case 'user':
      return { file, args: [...args], options: { cwd: '/', env, uid: identity.uid, gid: identity.gid } };
  }
}

/**
 * Binaries that the identity can load. A system user cannot read below root's home (mode 0700):
 * then they are copied once to /var/lib/qingyuan.
 */
export function reachableBinaries(identity: Identity, binaries: Binaries, home = '/var/lib/qingyuan'): Binaries {
  if (identity.kind !== 'user' || barrier(binaries.native, identity.uid) === undefined) return binaries;
  const native = join(home, `postgresql-${binaries.version}`);
  if (!existsSync(native)) {
    const fresh = `${native}.${process.pid}`;
    mkdirSync(home, { recursive: true, mode: 0o755 });
    cpSync(binaries.native, fresh, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(fresh, native);
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true });
      if (!existsSync(native)) throw error;
    }
  }
  return { ...binaries, native };
}

/** The nearest folder on the way to `path` that the user may not pass, if any. */
export function barrier(path: string, uid: number): string | undefined {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid: owner } = statSync(folder);
      if ((mode & (owner === uid ? 0o100 : 0o001)) === 0) return folder;
    }
    if (folder === dirname(folder)) return undefined;
  }
}
