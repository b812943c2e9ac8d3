import { createHash, createHmac, randomBytes, randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(8192);
let used = pool.length;

/**
 * Up to 64 secure random bytes in a buffer of their own. Asks the system for many at once, since each asking costs as
 * much as hashing an act; what was handed out is erased from the pool.
 */
export function randomPiece(length: number): Buffer {
  if (length > 64) return randomBytes(length);
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const piece = Buffer.alloc(length);
  pool.copy(piece, 0, used, used + length);
  pool.fill(0, used, used + length);
  used += length;
  return piece;
}

/** 256 random bits in base64url (43 characters): session tokens, device tokens, API keys. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * SHA-256 of a random token, for storing. Good only for secrets with ≥ 112 bits of their own:
 * passwords and receipt codes have slow hashes instead.
 */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

/** HMAC-SHA-256 of the parts under `secret`; each part is length-prefixed so that no two lists collide. */
export function keyedHash(secret: Uint8Array, ...parts: readonly string[]): Buffer {
  const mac = createHmac('sha256', secret);
  for (const part of parts) {
    const bytes = Buffer.from(part, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    mac.update(length).update(bytes);
  }
  return mac.digest();
}
