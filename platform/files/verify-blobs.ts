import { createHash } from 'node:crypto';
import { isAppError } from '../../kernel/error.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import type { BlobStore } from './blob-store.ts';

/** What a store should hold. */
export interface ExpectedBlob {
  readonly sha256: string;
  readonly size: number;
}

export interface BlobReport {
  readonly checked: number;
  readonly bytes: number;
  /** Contents that are no longer what they were: bits flipped, cut, or exchanged. */
  readonly damaged: readonly { readonly sha256: string; readonly found: string }[];
  readonly missing: readonly string[];
}

/** Reads every expected content anew and compares its hash. Mending is a restore from backup, never a new hash. */
export async function verifyBlobs(
  store: BlobStore,
  expected: AsyncIterable<ExpectedBlob> | Iterable<ExpectedBlob>,
  onProgress?: (checked: number) => void,
): Promise<BlobReport> {
  const damaged: { sha256: string; found: string }[] = [];
  const missing: string[] = [];
  let checked = 0;
  let bytes = 0;
  for await (const { sha256 } of expected) {
    checked += 1;
    onProgress?.(checked);
    try {
      const hash = createHash('sha256');
      for await (const chunk of (await store.get(sha256)).body) {
        bytes += (chunk as Buffer).length;
        hash.update(chunk as Buffer);
      }
      const found = hash.digest('hex');
      if (found !== sha256) damaged.push({ sha256, found });
    } catch (error) {
      if (!isAppError(error) || error.code !== 'file.not-found') throw error;
      missing.push(sha256);
    }
  }
  return { checked, bytes, damaged, missing };
}

/** What each store should hold, by the table. `tx` must see as the system. */
export async function* expectedBlobs(
  query: <T>(work: (tx: Db) => Promise<T>) => Promise<T>,
  store: 'working' | 'sealed',
): AsyncGenerator<ExpectedBlob, void, undefined> {
  let after = '';
  for (;;) {
    const rows = await query(async (tx) => {
      const { rows } = await tx.query<ExpectedBlob>(sql`
        select encode(sha256, 'hex') as sha256, max(size)::bigint as size from (
          select sha256, size, case when scan = 'infected' or state in ('stripped', 'unreadable') then 'sealed' else 'working' end as place
          from file
          union all
          select copy_sha256, copy_size, 'working' from file where copy_sha256 is not null
        ) as content
        where place = ${store} and encode(sha256, 'hex') > ${after}
        group by sha256 order by encode(sha256, 'hex') limit 1000`);
      return rows;
    });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.sha256;
  }
}
