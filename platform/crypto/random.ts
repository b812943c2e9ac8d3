import { createHash, createHmac, randomBytes } from 'node:crypto';

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
