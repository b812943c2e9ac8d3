import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import type { FileStores } from './receive.ts';

interface Content {
  readonly sha256: string;
  readonly place: 'working' | 'sealed';
}

/** Of these contents, those that something else than a row of `file` names: what the product made itself and published. */
export type NamedBeside = (tx: Db, sha256: readonly string[]) => Promise<ReadonlySet<string>>;

/**
 * Takes a matter's files away: their rows, and each content that no other row names. `tx` sees as the system. Nobody records a
 * file meanwhile: whoever received the same content just now looks after their own row whether it is still there
 * (`recordFile`). Contents go before the rows are gone for good, so that a kill leaves nothing that nothing names.
 */
export async function forgetFiles(
  tx: Db,
  stores: FileStores,
  namedBeside: NamedBeside,
  { region, id }: { readonly region: string; readonly id: string },
): Promise<void> {
  await tx.query(sql`lock table file in share row exclusive mode`);
  const { rows } = await tx.query<Content>(sql`
    with gone as (
      delete from file where home_region = ${region} and matter_id = ${id} returning *
    ), contents as (
      select sha256, case when scan = 'infected' or state in ('stripped', 'unreadable') then 'sealed' else 'working' end as place
      from gone
      union select copy_sha256, 'working' from gone where copy_sha256 is not null
    )
    select encode(c.sha256, 'hex') as sha256, c.place from contents c
    where not exists (
      select from file f where (f.sha256 = c.sha256 or f.copy_sha256 = c.sha256)
        and not (f.home_region = ${region} and f.matter_id is not distinct from ${id}::uuid))`);
  const named = await namedBeside(
    tx,
    rows.map(({ sha256 }) => sha256),
  );
  for (const { sha256, place } of rows) if (!named.has(sha256)) await stores[place].delete(sha256);
}
