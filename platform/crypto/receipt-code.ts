import { randomBytes } from 'node:crypto';
import { type SlowHash, slowHash } from './slow-hash.ts';

/**
 * Receipt codes 回执码: what someone who files without a name keeps to ask later. 24 characters of
 * Crockford's base32, four groups of six: 23 random ones (115 bits) and a check character, so that
 * a slip of the pen is told apart from an unknown code before anything is asked of the server.
 */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_LENGTH = 23;
const LENGTH = RANDOM_LENGTH + 1;

/** Times x in GF(2⁵) modulo x⁵+x²+1. */
const timesX = (value: number): number => (value << 1) ^ ((value & 16) === 0 ? 0 : 0x25);

/**
 * Horner's sum over GF(2⁵): the powers of x differ over 31 places, so every single wrong character
 * and every swap of two neighbours changes it.
 */
const remainder = (values: readonly number[]): number => values.reduce((sum, value) => timesX(sum) ^ value, 0);

const group = (text: string): string => text.replace(/(.{6})(?=.)/g, '$1-');

/** A fresh code, `XXXXXX-XXXXXX-XXXXXX-XXXXXX`. */
export function newReceiptCode(): string {
  const values = Array.from(randomBytes(RANDOM_LENGTH), (byte) => byte & 31);
  values.push(timesX(remainder(values)));
  return group(values.map((value) => ALPHABET.charAt(value)).join(''));
}

/** What was typed, as the code stands on the receipt; undefined when it can be no code. Case, spaces, O/0, I/L/1 do not matter. */
export function findReceiptCode(typed: string): string | undefined {
  const text = normalise(typed);
  const values = Array.from(text, (character) => ALPHABET.indexOf(character));
  if (values.length !== LENGTH || values.includes(-1) || remainder(values) !== 0) return undefined;
  return group(text);
}

function normalise(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

/**
 * The 32 bytes under which a code is stored and looked up: argon2id with the instance's pepper
 * (`loadSecret(dir, 'receipt')`) as the salt, so that the hash finds the row, and who steals the
 * table alone can search nothing. Any text is hashed, also one that can be no code: right, wrong
 * and malformed codes cost the same.
 */
export function hashReceiptCode(typed: string, pepper: Uint8Array, hasher: SlowHash = slowHash): Promise<Buffer> {
  return hasher.raw(normalise(typed).slice(0, 64), pepper);
}
