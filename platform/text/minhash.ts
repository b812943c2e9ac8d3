import { foldInto, LONGEST_FOLDED } from './fold.ts';
import { mix } from './grams.ts';

/** Grams by which texts are compared as wholes: three characters in a row. */
export const SHINGLE = 3;
/** Bins of a signature; three bins a band leave two over. */
export const BINS = 128;
export const BANDS = 42;
export const ROWS = 3;
const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

const units = new Uint16Array(LONGEST_FOLDED);

/**
 * A text as it is compared: what somebody changes without changing what is said is left out or made one (`fold.ts`). Read up to
 * {@link LONGEST_FOLDED} UTF-16 units.
 */
export function bare(text: string): string {
  const size = foldInto(text, units);
  let all = '';
  // In pieces: so many arguments at once would not fit on the stack of every caller.
  for (let at = 0; at < size; at += 4_096)
    all += String.fromCharCode(...units.subarray(at, Math.min(size, at + 4_096)));
  return all;
}

/** Hashes of the shingles of folded units, in their order and as often as they stand there. */
function hashesOf(folded: Uint16Array, size: number, into: Uint32Array): number {
  if (size === 0) return 0;
  const length = Math.min(SHINGLE, size);
  const count = size - length + 1;
  for (let start = 0; start < count; start += 1) {
    let hash = BASIS;
    for (let at = 0; at < length; at += 1) hash = Math.imul(hash, PRIME) ^ (folded[start + at] ?? 0);
    into[start] = mix(hash);
  }
  return count;
}

const scratch = new Uint32Array(LONGEST_FOLDED);

/** Sorts, and keeps each once. */
function asSet(hashes: Uint32Array): Uint32Array {
  hashes.sort();
  let size = 0;
  for (let at = 0; at < hashes.length; at += 1) {
    if (at > 0 && hashes[at] === hashes[at - 1]) continue;
    hashes[size] = hashes[at] ?? 0;
    size += 1;
  }
  return hashes.subarray(0, size);
}

/** The different shingles of units that are folded already. */
export function shinglesOfUnits(folded: Uint16Array): Uint32Array {
  const count = hashesOf(folded, Math.min(folded.length, LONGEST_FOLDED), scratch);
  return asSet(scratch.slice(0, count));
}

/**
 * The different threes of a text as sorted 32-bit hashes; a text shorter than that is one shingle of its own, an empty one has
 * none. The text is folded first: `shinglesOf(bare(text))` is the same as `shinglesOf(text)`.
 */
export function shinglesOf(text: string): Uint32Array {
  return shinglesOfUnits(units.subarray(0, foldInto(text, units)));
}

/** How many shingles two sorted sets share. */
export function sharedOf(one: Uint32Array, other: Uint32Array): number {
  let both = 0;
  let [a, b] = [0, 0];
  while (a < one.length && b < other.length) {
    const [left, right] = [one[a] ?? 0, other[b] ?? 0];
    if (left === right) both += 1;
    if (left <= right) a += 1;
    if (right <= left) b += 1;
  }
  return both;
}

/** Size of the intersection over size of the union of two sorted sets, 0 to 1; two empty ones are not alike. */
export function jaccardOf(one: Uint32Array, other: Uint32Array): number {
  const both = sharedOf(one, other);
  const all = one.length + other.length - both;
  return all === 0 ? 0 : both / all;
}

/** Of an empty text all bins are empty: it is like no other. */
const EMPTY = 0xffffffff;

/**
 * Fills 128 bins from hashes, repeated or not: the least hash in each bin, from one hash a shingle (Li, Owen, Zhang, One
 * permutation hashing, NIPS 2012). An empty bin borrows from one that a hash of its number names, the same for all texts
 * (Shrivastava, Optimal densification for fast and accurate minwise hashing, ICML 2017). Of each least hash 16 bits
 * are kept (Li, König, b-bit minwise hashing, WWW 2010): two bins that differ are equal by chance once in 65,536.
 */
function sign(hashes: Uint32Array, count: number, least: Uint32Array, into: Uint16Array): void {
  if (count === 0) {
    into.fill(0xffff);
    return;
  }
  least.fill(EMPTY);
  for (let at = 0; at < count; at += 1) {
    const hash = hashes[at] ?? 0;
    // The high bits choose the bin and the whole hash, mixed anew, is the value: of one shingle both are fixed.
    const bin = hash >>> 25;
    const value = mix(hash ^ 0x9e3779b9);
    // Not to be left signed: mix ends with an unsigned number, or a tenth of what is alike would be missed.
    if (value < (least[bin] ?? 0)) least[bin] = value;
  }
  for (let bin = 0; bin < BINS; bin += 1) {
    let from = bin;
    for (let turn = 1; least[from] === EMPTY; turn += 1) from = mix(bin * 0x10001 + turn) >>> 25;
    into[bin] = (least[from] ?? 0) & 0xffff;
  }
}

const least = new Uint32Array(BINS);

/** The signature of a set of shingles: two bins are equal about as often as the sets are alike. 256 bytes. */
export function signatureOf(shingles: Uint32Array): Uint16Array {
  const bins = new Uint16Array(BINS);
  sign(shingles, shingles.length, least, bins);
  return bins;
}

/** `signatureOf(shinglesOf(text))` without making the set: what is there twice is least only once. */
export function signText(text: string): Uint16Array {
  const bins = new Uint16Array(BINS);
  sign(scratch, hashesOf(units, foldInto(text, units), scratch), least, bins);
  return bins;
}

/** Nothing in it could be compared: no letter, no figure. */
export const isEmptySignature = (signature: Uint16Array): boolean => signature.every((bin) => bin === 0xffff);

/** Share of equal bins: what {@link jaccardOf} is about. */
export function likenessOf(one: Uint16Array, other: Uint16Array): number {
  let equal = 0;
  for (let bin = 0; bin < BINS; bin += 1) if (one[bin] === other[bin]) equal += 1;
  return equal / BINS;
}

/** The key of one band of the signature that starts at `from`; each key tells its band apart. */
export function bandKey(signatures: Uint16Array, from: number, band: number): number {
  let key = band + 1;
  const start = from + band * ROWS;
  for (let row = 0; row < ROWS; row += 1) key = mix(Math.imul(key, PRIME) ^ (signatures[start + row] ?? 0));
  return key;
}

/**
 * Keys under which a signature is filed, one a band of three bins: sets alike to a half share at least one of 42 in 997 of 1,000
 * cases, sets alike to a tenth in 41.
 */
export const bandsOf = (signature: Uint16Array): Uint32Array =>
  Uint32Array.from({ length: BANDS }, (_, band) => bandKey(signature, 0, band));
