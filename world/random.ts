import { createHash } from 'node:crypto';

/** A stream of pseudo-random choices that is the same for the same seed on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  /** One of them; throws RangeError for an empty list. */
  pick<T>(from: readonly T[]): T;
  /** One of the keys, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  chance(probability: number): boolean;
  /** A stream of its own: what one part draws does not move the others. */
  fork(label: string): Random;
  /** A UUID of version 7's form: the time is `at`, the rest comes from this stream. */
  uuid(at: Date): string;
}

/** sfc32 (PractRand's small fast counter generator), seeded by SHA-256 of the text. */
export function createRandom(seed: string): Random {
  const digest = createHash('sha256').update(seed).digest();
  let a = digest.readInt32LE(0);
  let b = digest.readInt32LE(4);
  let c = digest.readInt32LE(8);
  let counter = 1;
  const word = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round += 1) word();
  const next = (): number => word() / 0x1_0000_0000;
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(from: readonly T[]): T => {
    const [only] = from.length === 0 ? [] : from.slice(int(0, from.length - 1));
    if (only === undefined) throw new RangeError('nothing to pick from');
    return only;
  };
  return {
    next,
    int,
    pick,
    weighted: (weights) => {
      const entries = Object.entries<number>(weights) as [keyof typeof weights, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      return pick(entries)[0];
    },
    chance: (probability) => next() < probability,
    fork: (label) => createRandom(`${seed}/${label}`),
    uuid: (at) => {
      const time = at.getTime().toString(16).padStart(12, '0');
      const hex = [word(), word(), word()].map((each) => each.toString(16).padStart(8, '0')).join('');
      const variant = ((Number.parseInt(hex.charAt(0), 16) & 3) | 8).toString(16);
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(1, 4)}-${variant}${hex.slice(4, 7)}-${hex.slice(8, 20)}`;
    },
  };
}
