import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureBuild } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { checkNode } from './node-version.mjs';
import { BootstrapError } from './say.mjs';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Prepares what a program of dist/ needs and runs it in this process, with this process's arguments. */
export async function runBuilt(file, parts) {
  checkNode();
  await ensureDependencies(ROOT);
  await ensureBuild(ROOT, parts);
  const program = join(ROOT, 'dist', file);
  if (!existsSync(program)) throw new BootstrapError('bootstrap.no-entry', { file: `dist/${file}` });
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(program).href);
}
