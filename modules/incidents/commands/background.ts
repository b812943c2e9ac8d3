import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { Background, CELLS, type Tally } from '../../../platform/text/cluster.ts';
import { packBackground, shippedBackground, unpackBackground } from '../shipped/background.ts';

/** The code under which what holds for all regions stands: no division has it. */
const NATION = '000000';
/** So many texts of this process are worth writing down. */
const WORTH = 200;
/** More than these are not kept for writing down: nobody seems to call {@link SharedBackground.keep}. */
const AT_MOST = 20_000;
/** Beyond so many texts all counts are halved, so that what is said today weighs. */
const MOST = 2_000_000;

/** How common cells are: what several servers have learnt, and what this one has learnt since. */
export class SharedBackground {
  #known: Background | undefined;
  #since: Tally[] = [];
  /** Keys of this process so far that led to more groups than are compared. */
  tooCommon = 0;

  /** What is known now; of the shipped texts alone until {@link keep} was called. */
  get now(): Background {
    this.#known ??= shippedBackground();
    return this.#known;
  }

  learn(cells: Tally): void {
    this.now.learn(cells);
    if (this.#since.length < AT_MOST) this.#since.push(cells);
  }

  /** Adds what was learnt since to what all servers know, and reads what they have added. Gives the number of texts added. */
  async keep(store: Store, at: Date): Promise<number> {
    const own = this.#since;
    if (this.#known !== undefined && own.length < WORTH) return 0;
    const counts = await store.transaction(SYSTEM_VIEWER, async (tx) => {
      const { rows } = await tx.query<{ counts: Buffer }>(sql`
        select counts from event_background where home_region = ${NATION} and part = 0 for update`);
      const saved = rows[0] === undefined ? shippedBackground().state() : unpackBackground(rows[0].counts);
      const both = new Background(saved.counts, saved.texts);
      for (const cells of own) both.learn(cells);
      const { counts: added, texts } = halved(both);
      await tx.query(sql`
        insert into event_background (home_region, part, counts, texts, made_at)
        values (${NATION}, 0, ${packBackground({ counts: added, texts })}, ${texts}, ${at})
        on conflict (home_region, part) do update
        set counts = excluded.counts, texts = excluded.texts, made_at = excluded.made_at`);
      return { added, texts };
    });
    this.#since = this.#since.slice(own.length);
    this.#known = new Background(counts.added, counts.texts);
    for (const cells of this.#since) this.#known.learn(cells);
    return own.length;
  }
}

function halved(background: Background): ReturnType<Background['state']> {
  const { counts, texts } = background.state();
  if (texts <= MOST) return { counts, texts };
  const half = new Uint32Array(CELLS);
  for (let cell = 0; cell < CELLS; cell += 1) half[cell] = (counts[cell] ?? 0) >>> 1;
  return { counts: half, texts: Math.ceil(texts / 2) };
}
