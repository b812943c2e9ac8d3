import { hash as digest } from 'node:crypto';
import { AppError } from '../../kernel/error.ts';

/**
 * The Merkle tree of RFC 9162 §2.1 with SHA-256. A leaf's data is the 32-byte hash of an act; a tree is named by its
 * size. Sizes and indexes are whole numbers below 2^53, so no bit operators here.
 */

/** Bytes of every hash in a tree; anything else is refused. */
export const HASH_BYTES = 32;

const LEAF_PREFIX = Buffer.from([0x00]);
const NODE_PREFIX = Buffer.from([0x01]);

/** The root of the empty tree: SHA-256 of nothing. */
export const EMPTY_ROOT: Buffer = digest('sha256', Buffer.alloc(0), 'buffer');

/** Leaf hash: SHA-256(0x00 ‖ data). */
export function leafHash(data: Uint8Array): Buffer {
  return digest('sha256', Buffer.concat([LEAF_PREFIX, data]), 'buffer');
}

/** Inner node: SHA-256(0x01 ‖ left ‖ right). @throws proof.tree.hash-length */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  demandHash(left);
  demandHash(right);
  return digest('sha256', Buffer.concat([NODE_PREFIX, left, right]), 'buffer');
}

/** A complete subtree: `level` 0 is a leaf, and it spans leaves [index·2^level, (index+1)·2^level). */
export interface NodeId {
  readonly level: number;
  readonly index: number;
}

/** Gives the hash of a complete subtree, from memory or from what was read beforehand. */
export type NodeSource = (node: NodeId) => Uint8Array;

/** Leaves [begin, end); its hash is one element of a proof. */
export interface LeafRange {
  readonly begin: number;
  readonly end: number;
}

/** The largest power of two below n, for n ≥ 2: where RFC 9162 splits a tree. */
function splitPoint(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** Complete subtrees that make up a range, left to right. Read these, and no other rows, to answer for the range. */
export function rangeNodes({ begin, end }: LeafRange): NodeId[] {
  const nodes: NodeId[] = [];
  for (let at = begin; at < end; ) {
    let level = 0;
    let span = 1;
    while (at % (span * 2) === 0 && at + span * 2 <= end) {
      span *= 2;
      level += 1;
    }
    nodes.push({ level, index: at / span });
    at += span;
  }
  return nodes;
}

/** The hash of a range that begins where a subtree begins. */
export function rangeHash(range: LeafRange, source: NodeSource): Buffer {
  const hashes = rangeNodes(range).map(source);
  const last = hashes.pop();
  if (last === undefined) return EMPTY_ROOT;
  demandHash(last);
  return hashes.reduceRight<Buffer>((right, left) => nodeHash(left, right), Buffer.from(last));
}

/** Ranges whose hashes prove that leaf `index` is in the tree of `size`, leaf first (§2.1.3.1). @throws proof.tree.range */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  demandWhole(index, 0, size - 1);
  demandWhole(size, 1, Number.MAX_SAFE_INTEGER);
  const ranges: LeafRange[] = [];
  let begin = 0;
  let end = size;
  while (end - begin > 1) {
    const middle = begin + splitPoint(end - begin);
    const inLeft = index < middle;
    ranges.push(inLeft ? { begin: middle, end } : { begin, end: middle });
    if (inLeft) end = middle;
    else begin = middle;
  }
  return ranges.reverse();
}

/**
 * Ranges whose hashes prove that the tree of `size1` is the beginning of that of `size2` (§2.1.4.1).
 * Empty for size1 = 0 and for equal sizes. @throws proof.tree.range
 */
export function consistencyRanges(size1: number, size2: number): LeafRange[] {
  demandWhole(size2, 0, Number.MAX_SAFE_INTEGER);
  demandWhole(size1, 0, size2);
  if (size1 === 0 || size1 === size2) return [];
  const ranges: LeafRange[] = [];
  let begin = 0;
  let end = size2;
  while (end !== size1) {
    const middle = begin + splitPoint(end - begin);
    const inLeft = size1 <= middle;
    ranges.push(inLeft ? { begin: middle, end } : { begin, end: middle });
    if (inLeft) end = middle;
    else begin = middle;
  }
  if (begin !== 0) ranges.push({ begin, end });
  return ranges.reverse();
}

/** Rows to read before {@link proofOf} can be called on stored level hashes. */
export function proofNodes(ranges: readonly LeafRange[]): NodeId[] {
  return ranges.flatMap(rangeNodes);
}

/** The hashes of a proof, in the order in which verification consumes them. */
export function proofOf(ranges: readonly LeafRange[], source: NodeSource): Buffer[] {
  return ranges.map((range) => rangeHash(range, source));
}

/**
 * A whole tree in memory, all levels kept: for exports, verifiers and tests. `leaves` are leaf **hashes**.
 * @throws proof.tree.hash-length, proof.tree.range
 */
export class MemoryTree {
  readonly #levels: Buffer[][] = [[]];

  constructor(leaves: Iterable<Uint8Array> = []) {
    for (const leaf of leaves) this.append(leaf);
  }

  get size(): number {
    return this.#levels[0]?.length ?? 0;
  }

  append(leaf: Uint8Array): void {
    demandHash(leaf);
    let node: Buffer = Buffer.from(leaf);
    for (let level = 0; ; level++) {
      const row = this.#levels[level] ?? [];
      this.#levels[level] = row;
      row.push(node);
      if (row.length % 2 === 1) return;
      node = nodeHash(row[row.length - 2] ?? EMPTY_ROOT, node);
    }
  }

  /** Root of this tree, or of an earlier `size` of it. */
  root(size: number = this.size): Buffer {
    demandWhole(size, 0, this.size);
    return rangeHash({ begin: 0, end: size }, this.node);
  }

  inclusion(index: number, size: number = this.size): Buffer[] {
    demandWhole(size, 0, this.size);
    return proofOf(inclusionRanges(index, size), this.node);
  }

  consistency(size1: number, size2: number = this.size): Buffer[] {
    demandWhole(size2, 0, this.size);
    return proofOf(consistencyRanges(size1, size2), this.node);
  }

  readonly node: NodeSource = ({ level, index }) => {
    const hash = this.#levels[level]?.[index];
    if (hash === undefined) throw new AppError('proof.tree.range', 422, { value: index, least: 0, most: this.size });
    return hash;
  };
}

/** RFC 9162 tree hash over leaf **data**. */
export function treeHash(data: Iterable<Uint8Array>): Buffer {
  return new MemoryTree(Array.from(data, leafHash)).root();
}

/** Throws `proof.tree.hash-length` for anything but 32 bytes. */
export function demandHash(hash: Uint8Array): void {
  if (hash.length !== HASH_BYTES) throw new AppError('proof.tree.hash-length', 422, { bytes: hash.length });
}

function demandWhole(value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new AppError('proof.tree.range', 422, { value, least, most });
  }
}
