import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mix } from './grams.ts';
import {
  BANDS,
  bandsOf,
  bare,
  isEmptySignature,
  jaccardOf,
  likenessOf,
  shinglesOf,
  signatureOf,
  signText,
} from './minhash.ts';

const words = fc.string({ unit: fc.constantFrom('店', '价', '退', '款', '不', '给', '，', 'A', '1'), maxLength: 60 });

/** A set of that many random shingles, and another that is alike to it to the share asked for. */
function pair(size: number, alike: number, seed: number): readonly [Uint32Array, Uint32Array] {
  const both = Math.round((2 * size * alike) / (1 + alike));
  const draw = (from: number, count: number) => Array.from({ length: count }, (_, at) => mix(mix(seed) + from + at));
  const common = draw(0, both);
  const set = (own: readonly number[]) => Uint32Array.from([...common, ...own]).sort();
  return [set(draw(1_000_000, size - both)), set(draw(2_000_000, size - both))];
}

describe('shingles', () => {
  it('leave out what changes nothing', () => {
    expect(bare(' 退款！ 退 款，ABC…')).toBe('退款退款abc');
    expect(shinglesOf('')).toHaveLength(0);
    expect(shinglesOf('退款')).toHaveLength(1);
  });

  it('are sorted and each there once', () => {
    fc.assert(
      fc.property(words, (text) => {
        const hashes = [...shinglesOf(bare(text))];
        expect(hashes).toEqual([...new Set(hashes)].sort((a, b) => a - b));
      }),
    );
  });

  it('measure as sets do', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [a, b] = [shinglesOf(bare(one)), shinglesOf(bare(other))];
        const [left, right] = [new Set(a), new Set(b)];
        const both = [...left].filter((each) => right.has(each)).length;
        const all = left.size + right.size - both;
        expect(jaccardOf(a, b)).toBe(all === 0 ? 0 : both / all);
      }),
    );
  });
});

describe('signatures', () => {
  it('are the same of a text and of the set of its shingles', () => {
    fc.assert(
      fc.property(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 2_000, size: 'max' })), (text) => {
        expect(signText(text)).toEqual(signatureOf(shinglesOf(text)));
        expect(shinglesOf(bare(text))).toEqual(shinglesOf(text));
        expect(isEmptySignature(signText(text))).toBe(bare(text) === '');
      }),
    );
  });

  it('are equal in about as many bins as the sets are alike', () => {
    for (const alike of [0.1, 0.3, 0.5, 0.8, 1]) {
      const found = Array.from({ length: 200 }, (_, seed) => {
        const [one, other] = pair(300, alike, seed);
        return likenessOf(signatureOf(one), signatureOf(other));
      });
      expect(Math.abs(found.reduce((a, b) => a + b, 0) / found.length - alike)).toBeLessThan(0.02);
    }
  });

  it('of a few shingles fill every bin, alike for alike sets', () => {
    const [one, other] = pair(5, 1, 7);
    expect(signatureOf(one)).toEqual(signatureOf(other));
    expect(likenessOf(signatureOf(pair(5, 0, 7)[0]), signatureOf(pair(5, 0, 7)[1]))).toBeLessThan(0.2);
    expect(isEmptySignature(signatureOf(one))).toBe(false);
  });

  it('share a band where half is alike, and seldom where a tenth is', () => {
    const meet = (alike: number): number => {
      const meetings = Array.from({ length: 1_000 }, (_, seed) => {
        const [one, other] = pair(300, alike, seed).map((set) => bandsOf(signatureOf(set)));
        return one !== undefined && other?.some((key, band) => key === one[band]) === true;
      });
      return meetings.filter(Boolean).length / meetings.length;
    };
    expect(BANDS).toBe(42);
    expect(meet(0.5)).toBeGreaterThan(0.985);
    expect(meet(0.8)).toBe(1);
    expect(meet(0.1)).toBeLessThan(0.09);
    expect(meet(0)).toBe(0);
  });
});
