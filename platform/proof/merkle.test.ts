import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Frontier } from './frontier.ts';
import {
  consistencyRanges,
  EMPTY_ROOT,
  inclusionRanges,
  leafHash,
  MemoryTree,
  nodeHash,
  proofNodes,
  proofOf,
  treeHash,
} from './merkle.ts';
import { type ConsistencyClaim, type InclusionClaim, verifyConsistency, verifyInclusion } from './merkle-verify.ts';

interface Vectors {
  readonly leaf_inputs_hex?: readonly string[];
  readonly leaf_hashes?: readonly string[];
  readonly roots: readonly string[];
  readonly inclusion: readonly { readonly index: number; readonly size: number; readonly proof: readonly string[] }[];
  readonly consistency: readonly {
    readonly size1: number;
    readonly size2: number;
    readonly proof: readonly string[];
  }[];
}

const folder = new URL('../../../shared/data/merkle/', import.meta.url);
const present = existsSync(folder);
if (!present) console.warn('SKIPPED: Merkle vectors are missing; the tree is only tested against itself');
const read = (name: string): Vectors =>
  present
    ? (JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vectors)
    : { roots: [], inclusion: [], consistency: [] };

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));
const namedLeaves = (n: number): Buffer[] => Array.from({ length: n }, (_, i) => Buffer.from(`leaf-${i}`));
const treeOf = (n: number): MemoryTree => new MemoryTree(namedLeaves(n).map(leafHash));

describe.skipIf(!present)('conformance with the published and generated vectors', () => {
  const small = read('rfc6962-small.json');
  const large = read('rfc6962-300.json');
  const cases: [string, Vectors, Buffer[]][] = [
    ['small', small, (small.leaf_inputs_hex ?? []).map(bytes)],
    ['300', large, namedLeaves(300)],
  ];

  test('the leaf hashes are the published ones', () => {
    expect(hex((small.leaf_inputs_hex ?? []).map(bytes).map(leafHash))).toEqual(small.leaf_hashes);
  });

  test.each(cases)('%s: roots of every size, from tree, from data and from frontier', (_name, vectors, data) => {
    const tree = new MemoryTree(data.map(leafHash));
    const frontier = new Frontier();
    expect(vectors.roots).toHaveLength(data.length + 1);
    vectors.roots.forEach((root, size) => {
      expect(tree.root(size).toString('hex')).toBe(root);
      expect(frontier.root().toString('hex')).toBe(root);
      const next = data[size];
      if (next !== undefined) frontier.append(next);
    });
    expect(treeHash(data).toString('hex')).toBe(vectors.roots.at(-1));
  });

  test.each(cases)('%s: every inclusion proof is made the same and accepted', (_name, vectors, data) => {
    const tree = new MemoryTree(data.map(leafHash));
    expect(vectors.inclusion.length).toBeGreaterThanOrEqual(36);
    for (const { index, size, proof } of vectors.inclusion) {
      expect(hex(tree.inclusion(index, size))).toEqual(proof);
      const claim = { index, size, leafHash: leafHash(data[index] ?? Buffer.alloc(0)), proof: proof.map(bytes) };
      expect(verifyInclusion({ ...claim, root: bytes(vectors.roots[size] ?? '') })).toBe(true);
    }
  });

  test.each(cases)('%s: every consistency proof is made the same and accepted', (_name, vectors, data) => {
    const tree = new MemoryTree(data.map(leafHash));
    expect(vectors.consistency.length).toBeGreaterThanOrEqual(36);
    for (const { size1, size2, proof } of vectors.consistency) {
      expect(hex(tree.consistency(size1, size2))).toEqual(proof);
      const [root1, root2] = [bytes(vectors.roots[size1] ?? ''), bytes(vectors.roots[size2] ?? '')];
      expect(verifyConsistency({ size1, size2, root1, root2, proof: proof.map(bytes) })).toBe(true);
    }
  });
});

const sizes = fc
  .integer({ min: 1, max: 300 })
  .chain((size) => fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.constant(size)));
const full = treeOf(300);

function inclusionClaim(index: number, size: number): InclusionClaim {
  const leaf = leafHash(Buffer.from(`leaf-${index}`));
  return { index, size, leafHash: leaf, root: full.root(size), proof: full.inclusion(index, size) };
}
function consistencyClaim(size1: number, size2: number): ConsistencyClaim {
  return { size1, size2, root1: full.root(size1), root2: full.root(size2), proof: full.consistency(size1, size2) };
}

test('what is proved is accepted, and any one bit flipped in root, leaf or proof is refused', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(255), ([index, size], which, bit) => {
      const claim = inclusionClaim(index, size);
      expect(verifyInclusion(claim)).toBe(true);
      expect(verifyInclusion(flipped(claim, ['root', 'leafHash'], which, bit))).toBe(false);
      const growth = consistencyClaim(index, size);
      expect(verifyConsistency(growth)).toBe(true);
      // From the empty tree nothing is proved about the later root: that is what consistency with nothing means.
      const checked = index === 0 ? (['root1'] as const) : (['root1', 'root2'] as const);
      expect(verifyConsistency(flipped(growth, checked, which, bit))).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('elements dropped, added, swapped, or another index or size are refused', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), ([index, size], which) => {
      const claim = inclusionClaim(index, size);
      for (const proof of disturbed(claim.proof, which)) expect(verifyInclusion({ ...claim, proof })).toBe(false);
      for (const other of [index - 1, index + 1, size, -1, index + 0.5]) {
        expect(verifyInclusion({ ...claim, index: other })).toBe(false);
      }
      const growth = consistencyClaim(index, size);
      for (const proof of disturbed(growth.proof, which)) expect(verifyConsistency({ ...growth, proof })).toBe(false);
      expect(verifyConsistency({ ...growth, size1: size + 1 })).toBe(false);
      expect(verifyConsistency({ ...growth, size1: -1 })).toBe(false);
    }),
  );
});

test('hashes of 0, 31 or 33 bytes are refused: two equal short roots are no proof', () => {
  for (const length of [0, 12, 31, 33]) {
    const short = Buffer.alloc(length);
    expect(verifyInclusion({ index: 0, size: 1, leafHash: short, root: short, proof: [] })).toBe(false);
    // The one published case on which this verifier is stricter by intent: equal 12-byte placeholders as roots.
    expect(verifyConsistency({ size1: 1, size2: 1, root1: short, root2: short, proof: [] })).toBe(false);
    expect(verifyConsistency({ ...consistencyClaim(3, 7), proof: [short, short] })).toBe(false);
    expect(() => nodeHash(short, EMPTY_ROOT)).toThrow(expect.objectContaining({ code: 'proof.tree.hash-length' }));
    expect(() => new Frontier().appendHash(short)).toThrow(expect.objectContaining({ code: 'proof.tree.hash-length' }));
  }
});

test('size zero and equal sizes', () => {
  const [root, other] = [full.root(5), full.root(6)];
  const empty = { size1: 0, size2: 0, root1: EMPTY_ROOT, root2: EMPTY_ROOT, proof: [] };
  expect(new MemoryTree().root()).toEqual(EMPTY_ROOT);
  expect(verifyConsistency(empty)).toBe(true);
  expect(verifyConsistency({ ...empty, root2: root })).toBe(false);
  expect(verifyConsistency({ ...empty, size2: 5, root2: root })).toBe(true);
  expect(verifyConsistency({ ...empty, size2: 5, root2: root, root1: root })).toBe(false);
  expect(verifyConsistency({ ...empty, size2: 5, root2: root, proof: [root] })).toBe(false);
  expect(verifyConsistency({ size1: 5, size2: 5, root1: root, root2: root, proof: [root] })).toBe(false);
  expect(verifyConsistency({ size1: 5, size2: 5, root1: root, root2: other, proof: [] })).toBe(false);
  expect(verifyConsistency({ size1: 4, size2: 5, root1: full.root(4), root2: root, proof: [] })).toBe(false);
  expect(verifyInclusion({ index: 0, size: 0, leafHash: root, root: EMPTY_ROOT, proof: [] })).toBe(false);
});

test('a node cannot be passed off as a leaf (second pre-image)', () => {
  const [a, b] = [leafHash(Buffer.from('a')), leafHash(Buffer.from('b'))];
  const root = nodeHash(a, b);
  expect(leafHash(Buffer.concat([a, b]))).not.toEqual(root);
  const withoutPrefix = createHash('sha256')
    .update(Buffer.concat([a, b]))
    .digest();
  expect(verifyInclusion({ index: 0, size: 1, leafHash: withoutPrefix, root, proof: [] })).toBe(false);
});

test('proofs from stored level hashes equal proofs from all leaves', () => {
  fc.assert(
    fc.property(sizes, ([index, size]) => {
      const stored = new Map<string, Buffer>();
      const frontier = new Frontier();
      for (const data of namedLeaves(size)) {
        for (const node of frontier.append(data)) stored.set(`${node.level}/${node.index}`, node.hash);
      }
      for (const [ranges, expected] of [
        [inclusionRanges(index, size), full.inclusion(index, size)],
        [consistencyRanges(index, size), full.consistency(index, size)],
      ] as const) {
        const rows = new Map(
          proofNodes(ranges).map(({ level, index: at }) => [`${level}/${at}`, stored.get(`${level}/${at}`)]),
        );
        expect(proofOf(ranges, ({ level, index: at }) => rows.get(`${level}/${at}`) ?? Buffer.alloc(0))).toEqual(
          expected,
        );
      }
    }),
    { numRuns: 60 },
  );
});

test('a frontier continues after being stored, and refuses a broken state', () => {
  fc.assert(
    fc.property(sizes, ([cut, size]) => {
      let frontier = new Frontier();
      namedLeaves(size).forEach((data, index) => {
        if (index === cut) frontier = Frontier.from(JSON.parse(JSON.stringify(frontier.serialise())));
        frontier.append(data);
      });
      expect(frontier.root()).toEqual(full.root(size));
    }),
    { numRuns: 60 },
  );
  for (const state of [
    { size: 3, hashes: ['00'.repeat(32)] },
    { size: -1, hashes: [] },
    { size: 1, hashes: ['00'] },
  ]) {
    expect(() => Frontier.from(state)).toThrow(expect.objectContaining({ code: 'proof.frontier.malformed' }));
  }
});

test('sizes beyond 32 bits split where they should', () => {
  const size = 2 ** 48 - 1;
  expect(inclusionRanges(0, size)).toHaveLength(48);
  expect(inclusionRanges(0, size).at(-1)).toEqual({ begin: 2 ** 47, end: size });
  expect(() => inclusionRanges(5, 5)).toThrow(expect.objectContaining({ code: 'proof.tree.range' }));
  expect(() => consistencyRanges(6, 5)).toThrow(expect.objectContaining({ code: 'proof.tree.range' }));
});

function flipped<T extends { readonly proof: readonly Uint8Array[] }>(
  claim: T,
  fields: readonly (keyof T)[],
  which: number,
  bit: number,
): T {
  const at = which % (fields.length + claim.proof.length);
  const field = fields[at];
  if (field !== undefined) return { ...claim, [field]: flipBit(claim[field] as Uint8Array, bit) };
  return { ...claim, proof: claim.proof.map((hash, i) => (i === at - fields.length ? flipBit(hash, bit) : hash)) };
}

function flipBit(hash: Uint8Array, bit: number): Buffer {
  return Buffer.from(hash.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)));
}

function disturbed(proof: readonly Uint8Array[], which: number): Uint8Array[][] {
  const at = proof.length === 0 ? 0 : which % proof.length;
  const extra = Buffer.alloc(32, 9);
  const results = [
    [...proof, extra],
    [extra, ...proof],
  ];
  if (proof.length > 0) results.push(proof.filter((_, i) => i !== at));
  if (proof.length > 1) results.push([...proof.slice(1), ...proof.slice(0, 1)]);
  return results.map((result) => [...result]);
}
