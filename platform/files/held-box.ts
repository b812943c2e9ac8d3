import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { AppError } from '../../kernel/error.ts';
import { randomPiece } from '../crypto/index.ts';

const [NONCE, TAG] = [12, 16];

/**
 * The key of one held file: from the token, which the server has only while a request carries it, and the file's id. Bytes
 * at rest open to nobody else, the owner of the machine's keys included.
 */
function keyOf(token: string, id: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', token, id, 'qingyuan held file v1', 32));
}

/** AES-256-GCM: nonce, tag, ciphertext. `place` names what it is of the file: `name`, or a part's number. */
export function closeBox(token: string, id: string, place: string, plain: Uint8Array): Buffer {
  const nonce = randomPiece(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyOf(token, id), nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(place));
  const box = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), box]);
}

/** @throws AppError 404 `file.held-unknown` when it was altered, or is of another place */
export function openBox(token: string, id: string, place: string, box: Buffer): Buffer {
  try {
    const opener = createDecipheriv('aes-256-gcm', keyOf(token, id), box.subarray(0, NONCE), { authTagLength: TAG });
    opener.setAAD(Buffer.from(place));
    opener.setAuthTag(box.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([opener.update(box.subarray(NONCE + TAG)), opener.final()]);
  } catch (cause) {
    throw new AppError('file.held-unknown', 404, { id }, { cause });
  }
}
