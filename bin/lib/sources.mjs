import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What each part of dist/ is made from. Read at run time, not built: sql/, json outside imports. */
export const PARTS = {
  node: {
    folders: ['kernel', 'rules', 'platform', 'modules', 'world', 'bench', 'apps/server', 'apps/cli'],
    files: ['package-lock.json', 'scripts/build.mjs', 'bin/lib/sources.mjs'],
    outputs: ['server.mjs', 'cli.mjs', 'train.mjs', 'read.mjs'],
  },
  web: {
    folders: ['kernel', 'rules', 'platform', 'modules', 'apps/console', 'apps/portal'],
    files: ['package-lock.json', 'scripts/build.mjs', 'bin/lib/sources.mjs', 'vite.config.ts'],
    outputs: ['web'],
  },
};

/** Where each program begins; one that is not written yet is left out of the build. */
export const ENTRIES = {
  server: 'apps/server/main.ts',
  cli: 'apps/cli/main.ts',
  // What threads run (platform/threads).
  train: 'modules/triage/registry/train-and-score.ts',
  read: 'apps/server/reading/read-apart.ts',
};
export const WEB_APPS = ['console', 'portal'];

/**
 * A hash over path, size and time of every source file of a part: a few milliseconds, where reading
 * the contents would take a hundred.
 */
export function sourceStamp(root, part) {
  const hash = createHash('sha256').update(`${process.versions.node.split('.')[0]}\n`);
  const note = (path) => {
    const info = statSync(join(root, path), { throwIfNoEntry: false });
    if (info?.isFile()) hash.update(`${path}\t${info.size}\t${info.mtimeMs}\n`);
  };
  const walk = (folder) => {
    for (const entry of list(join(root, folder))) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (/\.(tsx?|mjs|json|css|html|svg)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name)) note(path);
    }
  };
  for (const folder of PARTS[part].folders) walk(folder);
  for (const file of PARTS[part].files) note(file);
  return hash.digest('hex');
}

function list(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** The stamp that the last build of a part left, or an empty text. */
export function builtStamp(root, part) {
  try {
    return readFileSync(join(root, 'dist', `.stamp-${part}`), 'utf8');
  } catch {
    return '';
  }
}
