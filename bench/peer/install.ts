import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../../platform/paths.ts';
import { SectionSkipped } from '../lib/skipped.ts';

const FOLDER = projectPath('bench/peer');
const STAMP = join(FOLDER, 'node_modules', '.installed-for');
const UNREACHABLE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|E50\d/;

/** The peer's version as pinned in bench/peer/package.json. */
export function peerVersion(): string {
  const { dependencies } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8')) as {
    dependencies: { directus: string };
  };
  return dependencies.directus;
}

/**
 * Installs the pinned peer into bench/peer/node_modules, once for each state of its lock file; gives that folder.
 * Its packages' scripts do not run, but for the one native module that it cannot start without.
 * Throws {@link SectionSkipped}: bench.peer.registry-unreachable, bench.peer.install-failed.
 */
export async function installPeer(say: (line: string) => void): Promise<string> {
  const packages = join(FOLDER, 'node_modules');
  const wanted = lockHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return packages;
  say(`  installing Directus ${peerVersion()} into bench/peer/node_modules (minutes, about 0.8 GB)`);
  await npm('ci', '--ignore-scripts', '--prefer-offline', '--fetch-retries=1');
  await npm('rebuild', 'isolated-vm');
  writeFileSync(STAMP, wanted);
  return packages;
}

/** A native module belongs to one version of Node as well. */
const lockHash = (): string =>
  createHash('sha256')
    .update(readFileSync(join(FOLDER, 'package-lock.json')))
    .update(process.versions.modules)
    .digest('hex');

async function npm(...args: string[]): Promise<void> {
  const child = spawn('npm', [...args, '--prefix', FOLDER, '--no-audit', '--no-fund'], {
    cwd: FOLDER,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const status = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  if (status !== 0) throw installFailure(args.join(' '), output);
}

/** What npm's words mean for the one who runs the benchmark. */
export function installFailure(command: string, output: string): SectionSkipped {
  if (UNREACHABLE.test(output)) {
    return new SectionSkipped(
      'bench.peer.registry-unreachable',
      'the npm registry did not answer, so the peer cannot be installed; try again with a network, or run the other sections by name',
    );
  }
  const last = output.trimEnd().split('\n').slice(-8).join('\n    ');
  return new SectionSkipped('bench.peer.install-failed', `npm ${command} failed:\n    ${last}`);
}
