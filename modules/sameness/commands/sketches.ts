import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { BINS, isEmptySignature, signText } from '../../../platform/text/minhash.ts';
import { NearIndex } from '../../../platform/text/near-index.ts';
import type { Told } from '../model/told.ts';
import { MatterNumbers } from './matter-numbers.ts';

/** So many of the newest matters are compared by their text; about 0.6 KB each. Ours. */
export const MOST_KEPT = 4 * 2 ** 20;
/** Small enough that a worker which starts does not hold up the requests of the same process. */
const PAGE = 4_000;

export interface Place {
  readonly region: string;
  readonly id: string;
}

export interface LikeMatter extends Place {
  /** 0 to 1, by signatures. */
  readonly likeness: number;
}

interface Row {
  readonly region: string;
  readonly id: string;
  readonly signature: Buffer;
  readonly written: string;
}

/** Numbers of transactions: all below the floor are over, none from the ceiling on has begun. */
export interface Mark {
  readonly floor: string;
  readonly ceiling: string;
}

/** As it lies in the database: little-endian, on every machine that Node runs on. */
function binsOf(bytes: Buffer): Uint16Array {
  const bins = new Uint16Array(BINS);
  for (let bin = 0; bin < BINS; bin += 1) bins[bin] = bytes.readUInt16LE(2 * bin);
  return bins;
}

function bytesOf(bins: Uint16Array): Buffer {
  const bytes = Buffer.allocUnsafe(2 * BINS);
  for (const [bin, value] of bins.entries()) bytes.writeUInt16LE(value, 2 * bin);
  return bytes;
}

/**
 * The signatures of all matters in this process, kept up with what any process wrote. Each batch first reads what
 * transactions wrote that were not over when the batch before looked; what was read in a transaction that comes to nothing
 * stays, names no other than matters that are there, and does no harm.
 */
export class Sketches {
  #index = new NearIndex(MOST_KEPT);
  #numbers = new MatterNumbers();
  /** Transactions from here on may have written what is not read yet; undefined before the first reading. */
  #from: string | undefined;
  #recent: ReadonlySet<string> = new Set();
  #reading: Promise<void> = Promise.resolve();

  /** Signatures of matters, by id; written down so that every process reads them. One of nothing to compare is left out. */
  async write(tx: Db, told: readonly Told[]): Promise<ReadonlyMap<string, Uint16Array>> {
    const signed = new Map(
      told.flatMap((one) => {
        const signature = signText(one.text);
        return isEmptySignature(signature) ? [] : [[one.id, signature] as const];
      }),
    );
    if (signed.size > 0)
      await tx.query(sql`
        insert into text_sketch (home_region, matter_id, signature, written)
        select s.region, s.id, s.signature, pg_current_xact_id()
        from unnest(${told.flatMap(({ id, region }) => (signed.has(id) ? [region] : []))}::text[], ${[...signed.keys()]}::uuid[], ${[...signed.values()].map(bytesOf)}::bytea[]) as s(region, id, signature)
        on conflict (home_region, matter_id) do update
          set signature = excluded.signature, written = excluded.written
          where text_sketch.signature <> excluded.signature`);
    return signed;
  }

  /** Which transactions are over now; what this one has written counts as written. */
  async mark(tx: Db): Promise<Mark> {
    const { rows } = await tx.query<Mark>(sql`
      select pg_snapshot_xmin(pg_current_snapshot())::text as floor,
        greatest(pg_snapshot_xmax(pg_current_snapshot())::text::numeric, pg_current_xact_id()::text::numeric + 1)::text as ceiling`);
    return rows[0] ?? { floor: '0', ceiling: '0' };
  }

  /**
   * Reads what was written since, up to a mark that was made before. Two batches of one process take turns: each needs what
   * the other has read.
   */
  follow(tx: Db, mark: Mark): Promise<void> {
    const next = this.#reading
      .catch(() => undefined)
      .then(() => (this.#from === undefined ? this.#readAll(tx) : this.#readSince(tx, this.#from, mark.ceiling)))
      .then(() => {
        this.#from = mark.floor;
        this.#numbers.keepFrom(this.#index.first);
      });
    this.#reading = next;
    return next;
  }

  async #readAll(tx: Db): Promise<void> {
    let [region, id] = ['', '00000000-0000-0000-0000-000000000000'];
    const index = new NearIndex(MOST_KEPT);
    const numbers = new MatterNumbers();
    for (;;) {
      const { rows } = await tx.query<Row>(sql`
        select home_region as region, matter_id as id, signature, '' as written from text_sketch
        where (home_region, matter_id) > (${region}, ${id}::uuid) order by home_region, matter_id limit ${PAGE}`);
      for (const row of rows) numbers.put(index.add(binsOf(row.signature)), row);
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) break;
      [region, id] = [last.region, last.id];
    }
    // Only a whole reading takes the place of none: one that was cut off begins anew.
    [this.#index, this.#numbers] = [index, numbers];
  }

  async #readSince(tx: Db, from: string, ceiling: string): Promise<void> {
    // Of a restored database the numbers may lie ahead of all transactions; those were read with everything.
    const { rows } = await tx.query<Row>(sql`
      select home_region as region, matter_id as id, signature, written::text as written from text_sketch
      where written >= ${from}::xid8 and written < ${ceiling}::xid8`);
    const recent = new Set<string>();
    for (const row of rows) {
      const seen = `${row.id} ${row.written}`;
      recent.add(seen);
      if (!this.#recent.has(seen)) this.#numbers.put(this.#index.add(binsOf(row.signature)), row);
    }
    this.#recent = recent;
  }

  /** Matters with a text like this one, the likest first, each once; `capped`: more share it than were looked at. */
  near(
    signature: Uint16Array,
    of: string,
    from: number,
    atMost: number,
  ): { near: readonly LikeMatter[]; capped: boolean } {
    const { near, capped } = this.#index.near(signature, { from, atMost: atMost + 8 });
    const found = new Map<string, LikeMatter>();
    for (const { number, likeness } of near) {
      const place = this.#numbers.at(number);
      if (place.id !== of && !found.has(place.id)) found.set(place.id, { ...place, likeness });
    }
    return { near: [...found.values()].slice(0, atMost), capped };
  }
}
