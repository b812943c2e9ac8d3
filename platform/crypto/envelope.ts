import { createCipheriv, createDecipheriv } from 'node:crypto';
import { AppError } from '../../kernel/error.ts';
import type { KeyRing } from './key-ring.ts';
import { randomPiece } from './random.ts';

/**
 * A sealed record, version 1 (AES-256-GCM; the first byte leaves room for SM4):
 *
 *     version 1 | id length | key id | wrap nonce 12 | wrap tag 16 | wrapped data key 32 | nonce 12 | tag 16 | ciphertext
 *
 * Each record has its own data key, wrapped by a master key. Rotation rewraps 32 bytes and leaves
 * the ciphertext; destroying a master key destroys all that was sealed under it. `aad` names the
 * place where the record belongs (`totp:<person>`), so that it opens nowhere else.
 */
export interface Envelope {
  seal(plaintext: Uint8Array, aad: string): Buffer;
  /** Throws `crypto.sealed-broken` (altered, cut, other `aad`) and `crypto.key-unknown`. */
  open(sealed: Uint8Array, aad: string): Buffer;
  /** The same record under the current master key; needs no `aad`. */
  rewrap(sealed: Uint8Array): Buffer;
  /** The id of the master key that the record is sealed under. */
  keyIdOf(sealed: Uint8Array): string;
}

const VERSION = 1;
const NONCE = 12;
const KEY = 32;
const TAG = 16;
const CIPHER = 'aes-256-gcm';

interface Parts {
  readonly keyId: string;
  /** Wrap nonce, tag, wrapped data key. */
  readonly wrap: Buffer;
  /** Nonce, tag, ciphertext. */
  readonly body: Buffer;
}

const damaged = (cause?: unknown): AppError => new AppError('crypto.sealed-broken', 500, {}, { cause });

/** Gives nonce, tag, ciphertext. */
function encrypt(key: Uint8Array, plaintext: Uint8Array, aad: string): Buffer {
  const nonce = randomPiece(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(aad, 'utf8'));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
}

function decrypt(key: Uint8Array, box: Buffer, aad: string): Buffer {
  try {
    const decipher = createDecipheriv(CIPHER, key, box.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(aad, 'utf8'));
    decipher.setAuthTag(box.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(box.subarray(NONCE + TAG)), decipher.final()]);
  } catch (cause) {
    throw damaged(cause);
  }
}

function split(sealed: Uint8Array): Parts {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const idLength = bytes[1] ?? 0;
  const wrapAt = 2 + idLength;
  const bodyAt = wrapAt + NONCE + TAG + KEY;
  if (bytes[0] !== VERSION || idLength === 0 || bytes.length < bodyAt + NONCE + TAG) throw damaged();
  return {
    keyId: bytes.toString('latin1', 2, wrapAt),
    wrap: bytes.subarray(wrapAt, bodyAt),
    body: bytes.subarray(bodyAt),
  };
}

function join(keyId: string, wrap: Buffer, body: Buffer): Buffer {
  const id = Buffer.from(keyId, 'latin1');
  return Buffer.concat([Buffer.from([VERSION, id.length]), id, wrap, body]);
}

const wrapContext = (keyId: string): string => `qingyuan data key v${VERSION} ${keyId}`;
const bodyContext = (aad: string): string => `qingyuan record v${VERSION} ${aad}`;

/** Seals and opens records under the master keys of `ring`. */
export function createEnvelope(ring: KeyRing): Envelope {
  const masterKey = (keyId: string): Buffer => {
    const key = ring.keys.get(keyId);
    if (key === undefined) throw new AppError('crypto.key-unknown', 500, { keyId });
    return key;
  };
  const wrapKey = (dataKey: Buffer): Buffer => encrypt(masterKey(ring.current), dataKey, wrapContext(ring.current));
  const unwrapKey = ({ keyId, wrap }: Parts): Buffer => decrypt(masterKey(keyId), wrap, wrapContext(keyId));

  return {
    seal(plaintext, aad) {
      const dataKey = randomPiece(KEY);
      return join(ring.current, wrapKey(dataKey), encrypt(dataKey, plaintext, bodyContext(aad)));
    },
    open(sealed, aad) {
      const parts = split(sealed);
      return decrypt(unwrapKey(parts), parts.body, bodyContext(aad));
    },
    rewrap(sealed) {
      const parts = split(sealed);
      return join(ring.current, wrapKey(unwrapKey(parts)), parts.body);
    },
    keyIdOf: (sealed) => split(sealed).keyId,
  };
}
