import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { build } from 'esbuild';
import { isAlive } from '../../platform/embedded-postgres/process-table.ts';
import { projectPath } from '../../platform/paths.ts';
import { currentRun } from './test-run.ts';

export type ProgramName = 'server' | 'cli';

const ENTRIES = { server: 'apps/server/main.ts', cli: 'apps/cli/main.ts' } as const;

const built = new Map<ProgramName, Promise<string>>();

/**
 * The program as `npm run build` makes it, built from the sources as they are now; its path. Built inside the project,
 * where its packages and SQL files are found, and beside dist/, which a running system may be using. Once for each worker
 * of a run: a process begins in half the time that it takes to translate the sources anew.
 */
export function program(name: ProgramName): Promise<string> {
  const known = built.get(name) ?? bundle(name);
  built.set(name, known);
  return known;
}

async function bundle(name: ProgramName): Promise<string> {
  clearDeadRuns();
  const outfile = join(projectPath('.build'), `programs-${currentRun().id}`, `${process.pid}-${threadId}-${name}.mjs`);
  await build({
    absWorkingDir: projectPath('.'),
    entryPoints: [ENTRIES[name]],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  });
  return outfile;
}

/** Programs of earlier runs: the owner's process id is in the folder's name. */
function clearDeadRuns(): void {
  const home = projectPath('.build');
  mkdirSync(home, { recursive: true });
  for (const name of readdirSync(home).filter((entry) => /^programs-\d+-/.test(entry))) {
    const owner = Number(name.split('-')[1]);
    if (!isAlive(owner) && existsSync(join(home, name))) rmSync(join(home, name), { recursive: true, force: true });
  }
}
