import { sql } from '../../../../platform/store/sql.ts';
import type { Store } from '../../../../platform/store/store.ts';
import type { Db } from '../../../../platform/store/types.ts';
import type { WatchEntry } from '../model/watch-entry.ts';
import { WatchIndex } from './watch-index.ts';

interface EntryRow {
  readonly id: string;
  readonly list: string;
  readonly list_region: string;
  readonly list_authority: string;
  readonly list_name: string;
  readonly kind: WatchEntry['kind'];
  readonly name: string;
  readonly aliases: readonly string[];
  readonly code: string | null;
  readonly region: string | null;
  readonly representative: string | null;
  readonly birth_year: number | null;
  readonly since: string | null;
  readonly until: string;
  readonly subject: string;
}

/** The entries of lists in force that the viewer may know, on a day. */
export async function readEntries(tx: Db, day: string): Promise<WatchEntry[]> {
  const { rows } = await tx.query<EntryRow>(sql`
    select e.id, e.list_id as list, e.home_region as list_region, l.authority as list_authority, l.name as list_name, e.kind,
           e.name, e.aliases, e.code, e.region, e.representative, e.birth_year, e.since_day::text as since,
           least(l.until_day, coalesce(e.until_day, l.until_day))::text as until, encode(e.subject, 'hex') as subject
    from watch_entry e join watch_list l on l.home_region = e.home_region and l.id = e.list_id
    where l.until_day >= ${day} and coalesce(e.until_day, ${day}::date) >= ${day}::date
    order by e.home_region, e.list_id, e.id`);
  return rows.map(({ list_region, list_authority, list_name, birth_year, ...row }) => ({
    ...row,
    ...{ listRegion: list_region, listAuthority: list_authority, listName: list_name, birthYear: birth_year },
  }));
}

/** All lists in force in this process, made anew when one of them changed or the day did. */
export interface WatchLists {
  /** @throws what the database throws */
  current(tx: Db, day: string): Promise<WatchIndex>;
}

export function watchLists(): WatchLists {
  let held: { readonly print: string; readonly index: WatchIndex } | undefined;
  return {
    async current(tx, day) {
      const { rows } = await tx.query<{ print: string }>(sql`
        select count(*) || ' ' || coalesce(max(changed_at)::text, '') as print from watch_list`);
      const print = `${day} ${rows[0]?.print ?? ''}`;
      if (held?.print !== print) held = { print, index: await WatchIndex.of(await readEntries(tx, day)) };
      return held.index;
    },
  };
}

/** The lists as one viewer knows them, read once: for screening a file. */
export const listsFor = (store: Store, viewer: Parameters<Store['transaction']>[0], day: string): Promise<WatchIndex> =>
  store.transaction(viewer, async (tx) => WatchIndex.of(await readEntries(tx, day)));
