/** Campaigns look at what was sealed, and their rule may add acts: it is quiet once they have seen all. */
const LEFT_TO_DO = `
  select (select count(*) from outbox) + (select count(*) from stat_delta)
    + (select count(*) from campaign_sweep where done_at is null)
    + (select count(*) from tree_head h left join campaign_look l on l.region = h.home_region
       where coalesce(l.seen, 0) < h.size) as n`;
const LOOKED_AGAIN_MS = 100;

/** The database whose workers are waited for. */
export interface Asked {
  query(text: string): Promise<readonly object[]>;
}

/**
 * Waits until the workers have sealed, counted, read and followed up everything, however much it is; gives up quietly
 * when for `patienceMs` it has not become less: whoever looks at it then will tell.
 */
export async function drained(database: Asked, patienceMs = 60_000): Promise<void> {
  let least = Number.POSITIVE_INFINITY;
  for (let end = Date.now() + patienceMs; Date.now() < end; ) {
    const [row] = await database.query(LEFT_TO_DO).catch(() => []);
    const left = row !== undefined && 'n' in row ? Number(row.n) : Number.NaN;
    if (left === 0) return;
    if (left < least) {
      least = left;
      end = Date.now() + patienceMs;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOKED_AGAIN_MS));
  }
}
