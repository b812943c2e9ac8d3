import { createHash } from 'node:crypto';

/**
 * A UUID version 8 (RFC 9562 §5.8) from the SHA-256 of the parts: the same parts give the same id in every process,
 * and no other parts do. Each part goes in with its length, so that ('ab','c') and ('a','bc') differ.
 */
export function deterministicUuid(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  const hex = hash.digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

/** The act id that a row gets after the act with `id` was undone. */
export const nextGeneration = (id: string): string => deterministicUuid('again', id);
