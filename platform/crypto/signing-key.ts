import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '../../kernel/error.ts';
import { createKeyFileOnce } from './key-file.ts';

/** An Ed25519 key (RFC 8032) that signs for this instance. */
export interface SigningKey {
  readonly name: string;
  /** 32 raw bytes. */
  readonly publicKey: Buffer;
  readonly privateKey: KeyObject;
  /** The 64-byte signature of the message. */
  sign(message: Uint8Array): Buffer;
}

/** SubjectPublicKeyInfo of Ed25519 up to the key (RFC 8410 §4). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

function rawPublicKey(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD.length);
}

/**
 * The signing key `<dir>/<name>.ed25519.pem` (PKCS #8, mode 0600), made on first use and never again.
 * Throws `crypto.key-file-broken`, `crypto.key-file-exposed`.
 */
export function loadSigningKey(dir: string, name: string): SigningKey {
  const file = join(dir, `${name}.ed25519.pem`);
  const pem = createKeyFileOnce(file, () =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }),
  );
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(pem);
  } catch (cause) {
    throw new AppError('crypto.key-file-broken', 500, { file, reason: 'not PKCS #8' }, { cause });
  }
  if (privateKey.asymmetricKeyType !== 'ed25519') {
    throw new AppError('crypto.key-file-broken', 500, { file, reason: 'not Ed25519' });
  }
  return { name, publicKey: rawPublicKey(privateKey), privateKey, sign: (message) => sign(null, message, privateKey) };
}

/** True when `signature` is that of `message` under the 32 raw bytes of `publicKey`; false for any malformed input. */
export function verifySignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, publicKey]), format: 'der', type: 'spki' });
    return verify(null, message, key, signature);
  } catch {
    return false;
  }
}
