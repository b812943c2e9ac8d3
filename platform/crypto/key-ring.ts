import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '../../kernel/error.ts';
import { createKeyFileOnce, findKeyFile, replaceKeyFile } from './key-file.ts';

/** The master keys of an instance: new records are sealed under `current`, old ones open under any. */
export interface KeyRing {
  readonly current: string;
  /** 32-byte keys by id (1–32 characters of a-z, 0-9, `-`). */
  readonly keys: ReadonlyMap<string, Buffer>;
}

const KEY_ID = /^[a-z0-9-]{1,32}$/;

function broken(file: string, reason: string): AppError {
  return new AppError('crypto.key-file-broken', 500, { file, reason });
}

/** Names a key by its own digest, so that the same key has the same id on every node. */
function keyIdOf(key: Uint8Array): string {
  return `m${createHash('sha256').update('qingyuan master key id').update(key).digest('hex').slice(0, 12)}`;
}

function decodeKey(text: string, file: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32) throw broken(file, 'a key must be 32 bytes in base64');
  return key;
}

function parseRing(content: Buffer, file: string): KeyRing {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content.toString('utf8'));
  } catch {
    throw broken(file, 'not JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || !('current' in parsed) || !('keys' in parsed)) {
    throw broken(file, 'current and keys are needed');
  }
  const { current, keys } = parsed;
  if (typeof current !== 'string' || typeof keys !== 'object' || keys === null) throw broken(file, 'wrong shape');
  const ring = new Map<string, Buffer>();
  for (const [id, text] of Object.entries(keys)) {
    if (!KEY_ID.test(id) || typeof text !== 'string') throw broken(file, 'wrong key entry');
    ring.set(id, decodeKey(text, file));
  }
  if (!ring.has(current)) throw broken(file, 'the current key is missing');
  return { current, keys: ring };
}

function formatRing(ring: KeyRing): string {
  const keys = Object.fromEntries([...ring.keys].map(([id, key]) => [id, key.toString('base64')]));
  return `${JSON.stringify({ current: ring.current, keys }, null, 2)}\n`;
}

/** A ring of one fresh key. */
export function newKeyRing(): KeyRing {
  const key = randomBytes(32);
  const id = keyIdOf(key);
  return { current: id, keys: new Map([[id, key]]) };
}

function withNewKey(ring: KeyRing): KeyRing {
  const fresh = newKeyRing();
  return { current: fresh.current, keys: new Map([...ring.keys, ...fresh.keys]) };
}

const ringFile = (dir: string): string => join(dir, 'master.json');

/**
 * The master keys: from `QY_MASTER_KEY` when it is set (base64 keys, comma-separated, the current
 * one first), else from `<dir>/master.json` (mode 0600, made on first use).
 * Throws `crypto.key-file-broken`, `crypto.key-file-exposed`.
 */
export function loadKeyRing(dir: string, env: string | undefined = process.env.QY_MASTER_KEY): KeyRing {
  if (env !== undefined && env.trim() !== '') {
    const keys = env.split(',').map((text) => decodeKey(text.trim(), 'QY_MASTER_KEY'));
    const [first] = keys;
    if (first === undefined) throw broken('QY_MASTER_KEY', 'empty');
    return { current: keyIdOf(first), keys: new Map(keys.map((key) => [keyIdOf(key), key])) };
  }
  const file = ringFile(dir);
  return parseRing(
    createKeyFileOnce(file, () => formatRing(newKeyRing())),
    file,
  );
}

/**
 * Adds a fresh current key to `<dir>/master.json`; old keys stay until every record is rewrapped
 * (`Envelope.rewrap`). A running process must be restarted to seal under the new key.
 */
export function rotateKeyRing(dir: string): KeyRing {
  const file = ringFile(dir);
  const content = findKeyFile(file);
  if (content === undefined) throw broken(file, 'there is no key to rotate');
  const ring = withNewKey(parseRing(content, file));
  replaceKeyFile(file, formatRing(ring));
  return ring;
}
