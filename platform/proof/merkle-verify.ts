import { EMPTY_ROOT, HASH_BYTES, nodeHash } from './merkle.ts';

/**
 * Verification after the iterative algorithms of RFC 9162 §2.1.3.2 and §2.1.4.2, written apart from the recursive
 * making of proofs, so that one checks the other. Nothing here throws: what is malformed is simply not proved.
 */

/** What is claimed: the leaf with this hash stands at `index` of the tree of `size` with this `root`. */
export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** What is claimed: the tree of `size1` with `root1` is the beginning of that of `size2` with `root2`. */
export interface ConsistencyClaim {
  readonly size1: number;
  readonly size2: number;
  readonly root1: Uint8Array;
  readonly root2: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** RFC 9162 §2.1.3.2; every hash must have exactly 32 bytes. */
export function verifyInclusion({ index, size, leafHash, root, proof }: InclusionClaim): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || !allHashes([leafHash, root, ...proof])) return false;
  let fn = index;
  let sn = size - 1;
  let hash = leafHash;
  for (const element of proof) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      hash = nodeHash(element, hash);
      while (!isOdd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      hash = nodeHash(hash, element);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && same(hash, root);
}

/**
 * RFC 9162 §2.1.4.2; every hash must have exactly 32 bytes. Where the RFC is silent: the empty tree (whose root must
 * be the empty root) is the beginning of every tree by an empty proof, and equal sizes need equal roots and an empty proof.
 */
export function verifyConsistency({ size1, size2, root1, root2, proof }: ConsistencyClaim): boolean {
  if (!isSize(size1) || !isSize(size2) || size1 > size2 || !allHashes([root1, root2, ...proof])) return false;
  if ((size1 === 0 && !same(root1, EMPTY_ROOT)) || (size2 === 0 && !same(root2, EMPTY_ROOT))) return false;
  if (size1 === size2) return proof.length === 0 && same(root1, root2);
  if (size1 === 0) return proof.length === 0;
  let fn = size1 - 1;
  let sn = size2 - 1;
  while (isOdd(fn)) {
    fn = half(fn);
    sn = half(sn);
  }
  // The shift above ends at zero exactly for a power of two: then the old root itself is the first subtree.
  const [first, ...rest] = fn === 0 ? [root1, ...proof] : proof;
  if (first === undefined || proof.length === 0) return false;
  let hash1 = first;
  let hash2 = first;
  for (const element of rest) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      hash1 = nodeHash(element, hash1);
      hash2 = nodeHash(element, hash2);
      while (!isOdd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      hash2 = nodeHash(hash2, element);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && same(hash1, root1) && same(hash2, root2);
}

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);
const allHashes = (hashes: readonly Uint8Array[]): boolean => hashes.every((hash) => hash.length === HASH_BYTES);
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
