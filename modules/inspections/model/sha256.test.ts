import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hexOf, sha256, sha256Hex } from './sha256.ts';

const known = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

test('as the library of the platform digests, at every length around a block', () => {
  for (let length = 0; length <= 200; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + length) % 256);
    expect(hexOf(sha256(bytes))).toBe(known(bytes));
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 3_000 }), (bytes) => hexOf(sha256(bytes)) === known(bytes)));
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => sha256Hex(text) === known(text)));
});
