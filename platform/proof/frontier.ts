import { AppError } from '../../kernel/error.ts';
import { isHexDigest } from './act-hash.ts';
import { demandHash, EMPTY_ROOT, leafHash, type NodeId, nodeHash } from './merkle.ts';

/** A complete subtree with its hash: what the ledger may store to make proofs without re-reading leaves. */
export interface TreeNode extends NodeId {
  readonly hash: Buffer;
}

/** The stored form: size and the hex hashes of the complete subtrees from left (largest) to right. */
export interface FrontierState {
  readonly size: number;
  readonly hashes: readonly string[];
}

/**
 * The right edge of a growing RFC 9162 tree (a compact range from 0): at most 53 hashes, enough to append any number of
 * leaves and to give the root, whatever the size. One writer per tree: the ledger's batch closer holds the lock.
 */
export class Frontier {
  #size = 0;
  readonly #edge: Buffer[] = [];

  /** Restores what {@link serialise} gave. @throws proof.frontier.malformed */
  static from(state: FrontierState): Frontier {
    const frontier = new Frontier();
    const { size, hashes } = state;
    if (!Number.isSafeInteger(size) || size < 0 || hashes.length !== ones(size) || !hashes.every(isHexDigest)) {
      throw new AppError('proof.frontier.malformed', 500, { size, hashes: hashes.length });
    }
    frontier.#size = size;
    frontier.#edge.push(...hashes.map((hash) => Buffer.from(hash, 'hex')));
    return frontier;
  }

  get size(): number {
    return this.#size;
  }

  /** Appends leaf data (an act's 32-byte hash); gives the complete subtrees it closed, the leaf first. */
  append(data: Uint8Array): TreeNode[] {
    return this.appendHash(leafHash(data));
  }

  /** Appends a leaf hash made elsewhere. @throws proof.tree.hash-length */
  appendHash(leaf: Uint8Array): TreeNode[] {
    demandHash(leaf);
    let hash = Buffer.from(leaf);
    let index = this.#size;
    const closed: TreeNode[] = [{ level: 0, index, hash }];
    for (let level = 1; index % 2 === 1; level++) {
      hash = nodeHash(this.#edge.pop() ?? EMPTY_ROOT, hash) as typeof hash;
      index = (index - 1) / 2;
      closed.push({ level, index, hash });
    }
    this.#edge.push(hash);
    this.#size += 1;
    return closed;
  }

  /** The root at the present size. */
  root(): Buffer {
    const [last, ...others] = this.#edge.toReversed();
    return last === undefined ? EMPTY_ROOT : others.reduce((right, left) => nodeHash(left, right), last);
  }

  serialise(): FrontierState {
    return { size: this.#size, hashes: this.#edge.map((hash) => hash.toString('hex')) };
  }
}

function ones(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
