import { sha256 } from '@noble/hashes/sha2.js';
import { firstWord } from './sha256-block.ts';

/** What is asked for with a proof: filing, following by a code, handing in a file. A proof for one is none for another. */
export const PURPOSES = ['file', 'follow', 'upload'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The header in which a proof stands. */
export const PROOF_HEADER = 'x-proof-of-work';

/** So many small puzzles make one proof: the time of sixteen varies by a quarter, that of a single large one by all of it. */
const PUZZLES = 16;

/**
 * A challenge as the server gives it, in fields divided by dots: version, purpose, expected hashes, last second of
 * validity (both base 36), random name, signature. The solver needs the third alone and takes the whole as it is.
 */
export type Challenge = string;

/** Hashes that solving it takes on average; undefined where it is none of ours. */
export function workOf(challenge: Challenge): number | undefined {
  const work = Number.parseInt(challenge.split('.')[2] ?? '', 36);
  return Number.isSafeInteger(work) && work >= PUZZLES ? work : undefined;
}

/** Below this the first four bytes of a hash must lie, so that one in `work / PUZZLES` does. */
const limitOf = (work: number): number => Math.floor(2 ** 32 / (work / PUZZLES));

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);

/** The words of a puzzle: its key, room for the nonce, the padding of a message of 36 bytes. */
const NONCE = 8;
function puzzle(challenge: Challenge, index: number): Int32Array {
  const key = sha256(ascii(`${challenge}.${index}`));
  const view = new DataView(key.buffer, key.byteOffset);
  const block = new Int32Array(16);
  for (let word = 0; word < NONCE; word += 1) block[word] = view.getInt32(word * 4);
  block[9] = 0x80000000;
  block[15] = 36 * 8;
  return block;
}

function hits(block: Int32Array, nonce: number, limit: number): boolean {
  block[NONCE] = nonce;
  return firstWord(block) < limit;
}

/** So many hashes between two looks at the clock. */
const SLICE = 512;

/**
 * Solves a challenge piece by piece, so that a page without worker threads stays alive: each step gives the share done,
 * from 0 to 1, and the last returns the proof. Undefined where the challenge is none.
 *
 * @example
 * for (const work = solve(challenge); ; ) { const step = work.next(); if (step.done) return step.value; }
 */
export function* solve(challenge: Challenge): Generator<number, string | undefined> {
  const work = workOf(challenge);
  if (work === undefined) return undefined;
  const limit = limitOf(work);
  const nonces: string[] = [];
  for (let index = 0; index < PUZZLES; index += 1) {
    const block = puzzle(challenge, index);
    let nonce = 0;
    while (!hits(block, nonce, limit)) {
      nonce += 1;
      if (nonce % SLICE === 0) yield index / PUZZLES;
    }
    nonces.push(nonce.toString(36));
    yield (index + 1) / PUZZLES;
  }
  return `${challenge}~${nonces.join('.')}`;
}

/** Challenge and nonces of a proof; undefined where it has not the form of one. */
export function readProof(
  proof: string,
): { readonly challenge: Challenge; readonly nonces: readonly number[] } | undefined {
  const [challenge = '', tail = '', ...more] = proof.split('~');
  const texts = tail.split('.');
  if (more.length > 0 || texts.length !== PUZZLES || !texts.every((text) => /^[0-9a-z]{1,7}$/.test(text)))
    return undefined;
  const nonces = texts.map((text) => Number.parseInt(text, 36));
  return nonces.every((nonce) => nonce < 2 ** 32) ? { challenge, nonces } : undefined;
}

/** True where every nonce solves its puzzle. Whether the challenge is the server's own is another question. */
export function isSolved(challenge: Challenge, nonces: readonly number[]): boolean {
  const work = workOf(challenge);
  if (work === undefined || nonces.length !== PUZZLES) return false;
  const limit = limitOf(work);
  return nonces.every((nonce, index) => hits(puzzle(challenge, index), nonce, limit));
}
