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

/** What is filed of all groups, in one piece that is replaced when everything is read anew. */
class Filed {
  readonly #places = new MatterNumbers();
  readonly #numbers = new NumberTable((number) => this.#places.at(number).id);
  #next = 0;
  /** Of each key the numbers of its newest groups, in a ring; and how often it was filed. Pages nobody touched take no memory. */
  readonly #rings = new Int32Array(CELLS * BLOCK);
  readonly #filed = new Uint32Array(CELLS);
  readonly #gone = new Set<number>();

  take({ region, id, keys, merged }: Row): void {
    const number = this.#numbers.numberOf(id, this.#next);
    if (number === this.#next) {
      this.#places.put(number, { region, id });
      this.#next += 1;
    }
    if (merged) this.#gone.add(number);
    else for (const key of keysOf(keys)) this.#file(key, number);
  }

  drop(number: number): void {
    this.#gone.add(number);
  }

  #file(key: number, number: number): void {
    if (key < 0 || key >= CELLS) return;
    const filed = this.#filed[key] ?? 0;
    const start = key * BLOCK;
    for (let at = 0; at < Math.min(filed, BLOCK); at += 1) if (this.#rings[start + at] === number) return;
    this.#rings[start + (filed % BLOCK)] = number;
    this.#filed[key] = filed + 1;
  }

  /** The groups of a key that are still there. */
  of(key: number): readonly number[] {
    const start = key * BLOCK;
    const found: number[] = [];
    for (let at = 0; at < Math.min(this.#filed[key] ?? 0, BLOCK); at += 1) {
      const number = this.#rings[start + at] ?? FREE;
      if (!this.#gone.has(number)) found.push(number);
    }
    return found;
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
      const shared = new Map<number, { score: number; keys: number[] }>();
      for (const key of new Set(keys)) {
        const block = this.#filed.of(key);
        if (block.length >= BLOCK) full += 1;
        for (const number of block) {
          const known = shared.get(number) ?? { score: 0, keys: [] };
          known.score += 1 / block.length;
          known.keys.push(key);
          shared.set(number, known);
        }
      }
      const best = [...shared].sort(([a, one], [b, other]) => other.score - one.score || a - b).slice(0, CANDIDATES);
      for (const [number, { keys: by }] of best) {
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
