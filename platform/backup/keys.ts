import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKeyRing } from '../crypto/index.ts';
import type { Manifest } from './manifest.ts';

/**
 * The keys of an instance by name and digest: master keys, the signing key, and the secrets under which codes and
 * attempts are hashed. Makes none. A digest of a random key tells nothing of it.
 * @throws AppError `crypto.key-file-broken`, `crypto.key-file-exposed`
 */
export function namesOfKeys(keysDir: string, masterKey = process.env.QY_MASTER_KEY): Manifest['keys'] {
  const files = existsSync(keysDir) ? readdirSync(keysDir).filter((name) => /\.(secret|pem)$/.test(name)) : [];
  const given = (masterKey ?? '').trim() !== '' || existsSync(join(keysDir, 'master.json'));
  const masters = given ? [...loadKeyRing(keysDir, masterKey).keys.keys()] : [];
  const digest = (file: string): string =>
    createHash('sha256')
      .update('qingyuan key name')
      .update(readFileSync(join(keysDir, file)))
      .digest('hex');
  return [
    ...masters.map((id) => ({ name: `master ${id}`, id })),
    ...files.sort().map((name) => ({ name, id: digest(name).slice(0, 12) })),
  ];
}
