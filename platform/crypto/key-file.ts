import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../kernel/error.ts';

function writeBeside(file: string, content: string | Uint8Array): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  const handle = openSync(beside, 'wx', 0o600);
  try {
    writeSync(handle, typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return beside;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Reads a key file; undefined when there is none. Throws `crypto.key-file-exposed` when others may read it. */
export function findKeyFile(file: string): Buffer | undefined {
  try {
    const mode = statSync(file).mode & 0o777;
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new AppError('crypto.key-file-exposed', 500, { file, mode: mode.toString(8) });
    }
    return readFileSync(file);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/**
 * The content of a key file, made by `make` when there is none. Two processes that start
 * together get the same key: the file appears whole or not at all (link), and the loser reads
 * the winner's. A crash in between leaves no half key.
 */
export function createKeyFileOnce(file: string, make: () => string | Uint8Array): Buffer {
  const found = findKeyFile(file);
  if (found !== undefined) return found;
  const beside = writeBeside(file, make());
  try {
    linkSync(beside, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(beside, { force: true });
  }
  return findKeyFile(file) ?? createKeyFileOnce(file, make);
}

/** Replaces a key file whole (rotation). */
export function replaceKeyFile(file: string, content: string): void {
  renameSync(writeBeside(file, content), file);
}

/**
 * A fixed random secret of this instance (`<dir>/<name>.secret`, 32 bytes, mode 0600, made once):
 * the pepper of receipt codes, the key that hides network addresses. It is never rotated: what was
 * hashed under it could not be found again. Throws `crypto.key-file-broken`.
 */
export function loadSecret(dir: string, name: string): Buffer {
  const file = join(dir, `${name}.secret`);
  const secret = createKeyFileOnce(file, () => randomBytes(32));
  if (secret.length !== 32) throw new AppError('crypto.key-file-broken', 500, { file, reason: 'length' });
  return secret;
}
