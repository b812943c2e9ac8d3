import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it. Node's own `recursive` never returns where the file system
 * answers ENOENT to mkdir, as /proc does.
 * @throws the system's error (ENOTDIR, EACCES, ENOSPC, ENOENT …)
 */
export function makeFolder(path: string, mode = 0o777): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) return;
  if (dirname(path) !== path) makeFolder(dirname(path), mode);
  try {
    mkdirSync(path, mode);
  } catch (error) {
    // Another start may have made it meanwhile; a file in its place stays an error.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
