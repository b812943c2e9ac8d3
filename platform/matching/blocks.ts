/** What records are put side by side for: only those that agree on some key are compared at all. */
export interface BlockKey {
  readonly name: string;
  /** By record: a hash of the key's value, 0 where the record has none. May lie in shared memory. */
  readonly values: Uint32Array;
}

/** What a key would have compared and did not, because too many records share one value: told, never silent. */
export interface Dropped {
  readonly key: string;
  readonly blocks: number;
  readonly records: number;
  readonly pairs: number;
}

/** The records of one key, those of a block side by side. Blocks have two records or more. */
export interface Blocks {
  readonly name: string;
  /** As given, but 0 for records of blocks that were dropped. */
  readonly values: Uint32Array;
  readonly order: Uint32Array;
  /** Where each block starts in `order`; one more than there are blocks. */
  readonly starts: Uint32Array;
  readonly pairs: number;
  readonly dropped: Dropped;
}

/** Record numbers by ascending value, equal ones in their order (radix sort, 11 bits a pass). */
function orderOf(values: Uint32Array): Uint32Array {
  let from = Uint32Array.from({ length: values.length }, (_, at) => at);
  let to = new Uint32Array(values.length);
  const counts = new Uint32Array(2048);
  for (let shift = 0; shift < 32; shift += 11) {
    counts.fill(0);
    for (const value of values) {
      const digit = (value >>> shift) & 2047;
      counts[digit] = (counts[digit] ?? 0) + 1;
    }
    let before = 0;
    for (let digit = 0; digit < 2048; digit += 1) {
      const here = counts[digit] ?? 0;
      counts[digit] = before;
      before += here;
    }
    for (const record of from) {
      const digit = ((values[record] ?? 0) >>> shift) & 2047;
      const place = counts[digit] ?? 0;
      counts[digit] = place + 1;
      to[place] = record;
    }
    [from, to] = [to, from];
  }
  return from;
}

const shared = (length: number): Uint32Array =>
  new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT));

/** The blocks of a key, none larger than `cap` records. Results lie in shared memory, for threads to read. */
export function blocksOf({ name, values }: BlockKey, cap: number): Blocks {
  const sorted = orderOf(values);
  const kept = shared(values.length);
  const order = shared(values.length);
  const starts: number[] = [0];
  let size = 0;
  let pairs = 0;
  const dropped = { key: name, blocks: 0, records: 0, pairs: 0 };
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const value = values[sorted[from] ?? 0] ?? 0;
    while (to < sorted.length && values[sorted[to] ?? 0] === value) to += 1;
    const records = to - from;
    if (value === 0 || records < 2) continue;
    if (records > cap) {
      dropped.blocks += 1;
      dropped.records += records;
      dropped.pairs += (records * (records - 1)) / 2;
      continue;
    }
    for (let at = from; at < to; at += 1) {
      const record = sorted[at] ?? 0;
      order[size] = record;
      kept[record] = value;
      size += 1;
    }
    starts.push(size);
    pairs += (records * (records - 1)) / 2;
  }
  const ends = shared(starts.length);
  ends.set(starts);
  return { name, values: kept, order: order.subarray(0, size), starts: ends, pairs, dropped };
}

/** Which pairs are visited. */
export interface Visit {
  /** Of a key's blocks only each `parts`-th from `part` on: for threads, and for samples. */
  readonly part?: number;
  readonly parts?: number;
  /** Of which list a record is; only pairs across two lists are visited. */
  readonly side?: Uint8Array;
}

/** Calls `visit` with each pair of one key's blocks, the lower record first. */
export function visitBlocks(
  { order, starts }: Blocks,
  { part = 0, parts = 1, side }: Visit,
  visit: (a: number, b: number) => void,
): void {
  for (let block = part; block + 1 < starts.length; block += parts) {
    const end = starts[block + 1] ?? 0;
    for (let first = starts[block] ?? 0; first < end; first += 1) {
      const a = order[first] ?? 0;
      for (let second = first + 1; second < end; second += 1) {
        const b = order[second] ?? 0;
        if (side !== undefined && side[a] === side[b]) continue;
        if (a < b) visit(a, b);
        else visit(b, a);
      }
    }
  }
}

/** Calls `visit` once with each pair that shares a block of any key: under the first such key, so nothing need be remembered. */
export function visitPairs(keys: readonly Blocks[], asked: Visit, visit: (a: number, b: number) => void): void {
  const earlier: Uint32Array[] = [];
  for (const blocks of keys) {
    visitBlocks(blocks, asked, (a, b) => {
      for (const values of earlier) if (values[a] !== 0 && values[a] === values[b]) return;
      visit(a, b);
    });
    earlier.push(blocks.values);
  }
}
