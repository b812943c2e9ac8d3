import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { type Mark, type Written, WrittenSince } from '../../../platform/store/written-since.ts';
import { CELLS } from '../../../platform/text/cluster.ts';
import { MatterNumbers } from '../../sameness/index.ts';
import { GROUPING } from '../model/tell.ts';

/** A group by where it is kept. */
export interface GroupPlace {
  readonly region: string;
  readonly id: string;
}

/** A group that may tell of the same, and the keys by which it was found. */
export interface Likely extends GroupPlace {
  readonly number: number;
  readonly keys: Set<number>;
}

const { block: BLOCK, candidates: CANDIDATES, within: WITHIN_MS } = GROUPING;
const PAGE = 5_000;
const FREE = -1;

/** Keys as they lie in a row: 32 bits each, little end first. */
export function packKeys(keys: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(4 * keys.length);
  keys.forEach((key, at) => {
    bytes.writeInt32LE(key, 4 * at);
  });
  return bytes;
}

const keysOf = (bytes: Buffer): number[] =>
  Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readInt32LE(4 * at));

interface Row extends GroupPlace, Written {
  readonly keys: Buffer;
  readonly merged: boolean;
}

/** Which number a group has, by its id: open addressing, since a map of a million texts takes a hundred times this. */
class NumberTable {
  #slots = new Int32Array(2 ** 12).fill(FREE);
  #count = 0;
  readonly #idAt: (number: number) => string;

  constructor(idAt: (number: number) => string) {
    this.#idAt = idAt;
  }

  /** The number of an id; `next` where it has none, which is then its own. */
  numberOf(id: string, next: number): number {
    if (2 * this.#count >= this.#slots.length) this.#grow();
    const at = this.#slotOf(id);
    const known = this.#slots[at] ?? FREE;
    if (known !== FREE) return known;
    this.#slots[at] = next;
    this.#count += 1;
    return next;
  }

  #slotOf(id: string): number {
    const last = this.#slots.length - 1;
    // Ids are digests or random in their last digits.
    let at = Number.parseInt(id.slice(-8), 16) & last;
    for (;;) {
      const number = this.#slots[at] ?? FREE;
      if (number === FREE || this.#idAt(number) === id) return at;
      at = (at + 1) & last;
    }
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(2 * before.length).fill(FREE);
    for (const number of before) if (number !== FREE) this.#slots[this.#slotOf(this.#idAt(number))] = number;
  }
}

/** A group by its number, with the keys that led to it. */
interface Found {
  readonly number: number;
  readonly keys: readonly number[];
}

/** The groups of the key that is looked at. */
const block = new Int32Array(BLOCK);

/** What is filed of all groups, in one piece that is replaced when everything is read anew. */
class Filed {
  readonly #places = new MatterNumbers();
  readonly #numbers = new NumberTable((number) => this.#places.at(number).id);
  #next = 0;
  /** Of each key the numbers of its newest groups, in a ring; and how often it was filed. Pages nobody touched take no memory. */
  readonly #rings = new Int32Array(CELLS * BLOCK);
  readonly #filed = new Uint32Array(CELLS);
  /** By number: 1 where it is not there any more. */
  #gone = new Uint8Array(2 ** 12);
  /** By number: how much of what is asked for leads to it; all 0 in between. */
  #shared = new Float64Array(2 ** 12);

  take({ region, id, keys, merged }: Row): void {
    const number = this.#numbers.numberOf(id, this.#next);
    if (number === this.#next) {
      this.#places.put(number, { region, id });
      this.#next += 1;
      if (this.#next > this.#gone.length) this.#widen();
    }
    if (merged) this.#gone[number] = 1;
    else for (const key of keysOf(keys)) this.#file(key, number);
  }

  drop(number: number): void {
    this.#gone[number] = 1;
  }

  #widen(): void {
    const gone = new Uint8Array(2 * this.#gone.length);
    gone.set(this.#gone);
    this.#gone = gone;
    this.#shared = new Float64Array(gone.length);
  }

  #file(key: number, number: number): void {
    if (key < 0 || key >= CELLS) return;
    const filed = this.#filed[key] ?? 0;
    const start = key * BLOCK;
    for (let at = 0; at < Math.min(filed, BLOCK); at += 1) if (this.#rings[start + at] === number) return;
    this.#rings[start + (filed % BLOCK)] = number;
    this.#filed[key] = filed + 1;
  }

  /** Writes the groups of a key that are still there into `into`, and gives how many they are. */
  of(key: number, into: Int32Array): number {
    const start = key * BLOCK;
    const end = start + Math.min(this.#filed[key] ?? 0, BLOCK);
    let many = 0;
    for (let at = start; at < end; at += 1) {
      const number = this.#rings[at] ?? FREE;
      if (this.#gone[number] === 1) continue;
      into[many] = number;
      many += 1;
    }
    return many;
  }

  /**
   * The groups that share the keys that few share, the likeliest first, at most {@link CANDIDATES}; those as likely, the older
   * first. Each with those of the keys that led to it; and how many of the keys led to as many groups as one may lead to.
   */
  likeliest(keys: readonly number[]): { readonly best: readonly Found[]; readonly full: number } {
    const [shared, met] = [this.#shared, [] as number[]];
    let full = 0;
    for (const key of keys) {
      const many = this.of(key, block);
      if (many >= BLOCK) full += 1;
      for (let at = 0; at < many; at += 1) {
        const number = block[at] ?? 0;
        const before = shared[number] ?? 0;
        if (before === 0) met.push(number);
        shared[number] = before + 1 / many;
      }
    }
    const best: number[] = [];
    for (const number of met) {
      const score = shared[number] ?? 0;
      let place = best.length;
      for (; place > 0; place -= 1) {
        const before = best[place - 1] ?? 0;
        const theirs = shared[before] ?? 0;
        if (theirs > score || (theirs === score && before < number)) break;
      }
      if (place < CANDIDATES) best.splice(place, 0, number);
      if (best.length > CANDIDATES) best.pop();
    }
    for (const number of met) shared[number] = 0;
    const found = best.map((number) => ({ number, keys: [] as number[] }));
    for (const [place, number] of best.entries()) shared[number] = place + 1;
    for (const key of keys) {
      const many = this.of(key, block);
      for (let at = 0; at < many; at += 1) {
        const place = shared[block[at] ?? 0] ?? 0;
        if (place > 0) found[place - 1]?.keys.push(key);
      }
    }
    for (const number of best) shared[number] = 0;
    return { best: found, full };
  }

  placeOf(number: number): GroupPlace {
    return this.#places.at(number);
  }
}

/**
 * By which keys groups are found, in this process, kept up with what any process wrote. A key leads to the newest groups that
 * were filed under it; groups that nobody joined for as long as {@link GROUPING} says are not read.
 */
export class GroupKeys {
  #filed = new Filed();
  readonly #written = new WrittenSince<Row>({
    all: (tx) => this.#readAll(tx),
    since: readSince,
    take: (row) => this.#filed.take(row),
  });

  /** Reads what was written since, up to a mark that was made before. */
  follow(tx: Db, mark: Mark): Promise<void> {
    return this.#written.follow(tx, mark);
  }

  async #readAll(tx: Db): Promise<void> {
    const filed = new Filed();
    const { rows: since } = await tx.query<{ at: Date }>(sql`
      select coalesce(max(last_at), now()) - make_interval(secs => ${WITHIN_MS / 1000}) as at from event_group`);
    let [written, region, id] = ['0', '', '00000000-0000-0000-0000-000000000000'];
    for (;;) {
      const { rows } = await tx.query<Row & { written: string }>(sql`
        select home_region as region, id, keys, written::text as written, '' as seen, false as merged from event_group
        where (written, home_region, id) > (${written}::xid8, ${region}, ${id}::uuid)
          and merged_id is null and last_at >= ${since[0]?.at}
        order by written, home_region, id limit ${PAGE}`);
      for (const row of rows) filed.take(row);
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) break;
      [written, region, id] = [last.written, last.region, last.id];
    }
    // Only a whole reading takes the place of none: one that was cut off begins anew.
    this.#filed = filed;
  }

  /**
   * The likeliest groups of texts that ask with keys: those that share the keys that few share. `full`: how many of the keys,
   * over all texts, led to as many groups as a key may lead to.
   */
  likeliest(asked: Iterable<readonly number[]>): { readonly groups: readonly Likely[]; readonly full: number } {
    const groups = new Map<number, Likely>();
    let full = 0;
    for (const keys of asked) {
      const { best, full: more } = this.#filed.likeliest([...new Set(keys)]);
      full += more;
      for (const { number, keys: by } of best) {
        const known = groups.get(number) ?? { number, ...this.#filed.placeOf(number), keys: new Set<number>() };
        for (const key of by) known.keys.add(key);
        groups.set(number, known);
      }
    }
    return { groups: [...groups.values()], full };
  }

  /** Groups that are not there any more: united with another, or erased. */
  drop(numbers: readonly number[]): void {
    for (const number of numbers) this.#filed.drop(number);
  }
}

async function readSince(tx: Db, from: string, ceiling: string): Promise<readonly Row[]> {
  const { rows } = await tx.query<Row>(sql`
    select home_region as region, id, keys, id || ' ' || written as seen, merged_id is not null as merged from event_group
    where written >= ${from}::xid8 and written < ${ceiling}::xid8 order by written`);
  return rows;
}
