import { sql } from './sql.ts';
import type { Db } from './types.ts';

/** Numbers of transactions: all below the floor are over, none from the ceiling on has begun. */
export interface Mark {
  readonly floor: string;
  readonly ceiling: string;
}

/** Which transactions are over now; what this one has written counts as written. */
export async function markNow(tx: Db): Promise<Mark> {
  const { rows } = await tx.query<Mark>(sql`
    select pg_snapshot_xmin(pg_current_snapshot())::text as floor,
      greatest(pg_snapshot_xmax(pg_current_snapshot())::text::numeric, pg_current_xact_id()::text::numeric + 1)::text as ceiling`);
  return rows[0] ?? { floor: '0', ceiling: '0' };
}

/** A row of a table whose column `written` names the transaction that wrote it last. */
export interface Written {
  /** The row and its transaction in one text, the same whenever it is read. */
  readonly seen: string;
}

export interface Reading<R extends Written> {
  /** Reads the whole table; what was taken in before is let go only once all is read. */
  all(tx: Db): Promise<void>;
  /** Rows with `from <= written < ceiling`. */
  since(tx: Db, from: string, ceiling: string): Promise<readonly R[]>;
  /** Takes in a row that was not taken in at this writing. */
  take(row: R): void;
}

/**
 * Keeps what a process holds of a table up with what any process wrote: each time it reads what transactions wrote that were
 * not over when it looked before. What was read in a transaction that comes to nothing stays.
 */
export class WrittenSince<R extends Written> {
  readonly #reading: Reading<R>;
  /** Transactions from here on may have written what is not read yet; undefined before the first reading. */
  #from: string | undefined;
  #recent: ReadonlySet<string> = new Set();
  #turn: Promise<void> = Promise.resolve();

  constructor(reading: Reading<R>) {
    this.#reading = reading;
  }

  /** Reads what was written since, up to a mark that was made before. Two at once take turns: each needs what the other read. */
  follow(tx: Db, { floor, ceiling }: Mark): Promise<void> {
    const next = this.#turn
      .catch(() => undefined)
      .then(() => (this.#from === undefined ? this.#reading.all(tx) : this.#since(tx, this.#from, ceiling)))
      .then(() => {
        this.#from = floor;
      });
    this.#turn = next;
    return next;
  }

  async #since(tx: Db, from: string, ceiling: string): Promise<void> {
    // Of a restored database the numbers may lie ahead of all transactions; those were read with everything.
    const recent = new Set<string>();
    for (const row of await this.#reading.since(tx, from, ceiling)) {
      recent.add(row.seen);
      if (!this.#recent.has(row.seen)) this.#reading.take(row);
    }
    this.#recent = recent;
  }
}
