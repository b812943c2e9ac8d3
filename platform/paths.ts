import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let root: string | undefined;

/**
 * The folder that holds this product's package.json. Found upward from the running file, so
 * that sources and the bundles in dist/ meet the same sql/, json and web files.
 */
export function projectRoot(): string {
  if (root !== undefined) return root;
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && readFileSync(manifest, 'utf8').includes('"name": "qingyuan"')) {
      root = folder;
      return folder;
    }
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json of qingyuan above ${fileURLToPath(import.meta.url)}`);
    folder = parent;
  }
}

/** An absolute path inside the project, e.g. `projectPath('platform/store/sql')`. */
export function projectPath(...parts: readonly string[]): string {
  return join(projectRoot(), ...parts);
}

/** As in package.json. */
export function productVersion(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8'));
  return manifest.version;
}
