import { sha256 as digestOf } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * SHA-256 without Web Crypto: a draw is run again in a browser that may have none (an address without https), and many
 * thousand digests are asked for one after the other. Held to `node:crypto` by a test.
 */

/** The 32 bytes of the digest. */
export const sha256 = (message: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(digestOf(message));

/** 64 lower-case hexadecimal digits of a digest. */
export const hexOf = (bytes: Uint8Array): string => bytesToHex(bytes);

/** The digest of a text in UTF-8, 64 lower-case hexadecimal digits. */
export const sha256Hex = (text: string): string => hexOf(sha256(new TextEncoder().encode(text)));
