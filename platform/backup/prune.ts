import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { directoryStore } from '../files/index.ts';
import { filesFolder, listBackups } from './layout.ts';
import { readFileList } from './read.ts';

const A_DAY = 86_400_000;

async function* hashesIn(folder: string): AsyncGenerator<string, void, undefined> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    if (entry.isDirectory()) yield* hashesIn(join(folder, entry.name));
    else if (/^[0-9a-f]{64}$/.test(entry.name)) yield entry.name;
  }
}

/**
 * Removes all but the newest `keep` backups, what killed ones left, and contents that none of the kept ones names: what
 * was erased in the product is gone from its backups once the last one from before is.
 */
export async function pruneBackups(repository: string, keep: number): Promise<{ removed: number; contents: number }> {
  const all = await listBackups(repository);
  const old = all.slice(0, Math.max(0, all.length - keep));
  for (const { folder } of old) await rm(folder, { recursive: true, force: true });
  for (const name of await readdir(repository)) {
    if (!/^[0-9a-f]{12}\.part$/.test(name)) continue;
    const part = join(repository, name);
    // A younger one may be another backup that is being written.
    if (Date.now() - (await stat(part)).mtimeMs > A_DAY) await rm(part, { recursive: true, force: true });
  }
  const named = new Set<string>();
  for (const backup of all.slice(old.length)) {
    for (const { store, sha256 } of await readFileList(backup)) named.add(`${store} ${sha256}`);
  }
  let contents = 0;
  for (const store of ['working', 'sealed']) {
    const folder = filesFolder(repository, store);
    for await (const sha256 of hashesIn(folder)) {
      if (named.has(`${store} ${sha256}`)) continue;
      await directoryStore(folder).delete(sha256);
      contents += 1;
    }
  }
  return { removed: old.length, contents };
}
