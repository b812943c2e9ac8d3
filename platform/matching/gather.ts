import { type Blocks, visitBlocks, visitPairs } from './blocks.ts';
import { count, type Field, patternOf, type Tally } from './comparison.ts';
import type { Evidence } from './estimate.ts';

/** What is looked at to learn the weights. */
export interface Sample {
  readonly fields: readonly Field[];
  readonly blocks: readonly Blocks[];
  readonly records: number;
  /** Of which list a record is, where two lists are compared. */
  readonly side?: Uint8Array;
  /** How many pairs are drawn by lot. */
  readonly lots: number;
  /** Each so many-th block is looked at, from the `part`-th on. */
  readonly parts: number;
  readonly part?: number;
  readonly seed?: number;
}

/** Numbers from 0 up to below 1, the same for the same seed (mulberry32). */
export function lottery(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let drawn = Math.imul(state ^ (state >>> 15), state | 1);
    drawn ^= drawn + Math.imul(drawn ^ (drawn >>> 7), drawn | 61);
    return ((drawn ^ (drawn >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const possiblePairs = (records: number, side: Uint8Array | undefined): number => {
  if (side === undefined) return (records * (records - 1)) / 2;
  const second = side.reduce((sum, each) => sum + (each === 0 ? 0 : 1), 0);
  return second * (records - second);
};

/** Pairs drawn by lot and pairs of the blocks, counted by pattern: what {@link estimate} learns from. */
export function gather({ fields, blocks, records, side, lots, parts, part = 0, seed = 1 }: Sample): Evidence {
  const random: Tally = new Map();
  const draw = lottery(seed);
  for (let drawn = 0, tried = 0; drawn < lots && tried < lots * 4; tried += 1) {
    const [a, b] = [Math.floor(draw() * records), Math.floor(draw() * records)];
    if (a === b || (side !== undefined && side[a] === side[b])) continue;
    count(random, patternOf(fields, a, b));
    drawn += 1;
  }
  const some = { part, parts, ...(side === undefined ? {} : { side }) };
  const blocked = new Map<string, Tally>();
  for (const each of blocks) {
    const tally: Tally = new Map();
    visitBlocks(each, some, (a, b) => count(tally, patternOf(fields, a, b)));
    blocked.set(each.name, tally);
  }
  const once: Tally = new Map();
  visitPairs(blocks, some, (a, b) => count(once, patternOf(fields, a, b)));
  return { random, blocked, once: { tally: once, possible: possiblePairs(records, side) / parts } };
}
