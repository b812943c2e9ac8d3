import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { type Mark, type Written, WrittenSince } from '../../../platform/store/written-since.ts';
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

interface Row extends Written {
  readonly region: string;
  readonly id: string;
  readonly signature: Buffer;
}

/** As it lies in the database: little-endian, on every machine that Node runs on. */
function binsOf(bytes: Buffer): Uint16Array {
  const bins = new Uint16Array(BINS);
  for (let bin = 0; bin < BINS; bin += 1) bins[bin] = bytes.readUInt16LE(2 * bin);
  return bins;
}

async function readSince(tx: Db, from: string, ceiling: string): Promise<readonly Row[]> {
  const { rows } = await tx.query<Row>(sql`
    select home_region as region, matter_id as id, signature, matter_id || ' ' || written as seen from text_sketch
    where written >= ${from}::xid8 and written < ${ceiling}::xid8`);
  return rows;
}

function bytesOf(bins: Uint16Array): Buffer {
  const bytes = Buffer.allocUnsafe(2 * BINS);
  for (const [bin, value] of bins.entries()) bytes.writeUInt16LE(value, 2 * bin);
  return bytes;
}

/**
 * The signatures of all matters in this process, kept up with what any process wrote. What was read in a transaction that comes
 * to nothing names no other than matters that are there, and does no harm.
 */
export class Sketches {
  #index = new NearIndex(MOST_KEPT);
  #numbers = new MatterNumbers();
  readonly #written = new WrittenSince<Row>({
    all: (tx) => this.#readAll(tx),
    since: readSince,
    take: (row) => this.#numbers.put(this.#index.add(binsOf(row.signature)), row),
  });

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

  /** Reads what was written since, up to a mark that was made before. */
  async follow(tx: Db, mark: Mark): Promise<void> {
    await this.#written.follow(tx, mark);
    this.#numbers.keepFrom(this.#index.first);
  }

  async #readAll(tx: Db): Promise<void> {
    let [region, id] = ['', '00000000-0000-0000-0000-000000000000'];
    const index = new NearIndex(MOST_KEPT);
    const numbers = new MatterNumbers();
    for (;;) {
      const { rows } = await tx.query<Row>(sql`
        select home_region as region, matter_id as id, signature, '' as seen from text_sketch
        where (home_region, matter_id) > (${region}, ${id}::uuid) order by home_region, matter_id limit ${PAGE}`);
      for (const row of rows) numbers.put(index.add(binsOf(row.signature)), row);
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) break;
      [region, id] = [last.region, last.id];
    }
    // Only a whole reading takes the place of none: one that was cut off begins anew.
    [this.#index, this.#numbers] = [index, numbers];
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
