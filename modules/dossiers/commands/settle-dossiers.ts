import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { DossierContext } from '../context.ts';

const AT_ONCE = 100;

interface Disposed {
  readonly homeRegion: string;
  readonly id: string;
  readonly sha256: string | null;
  readonly mainSha256: string | null;
}

/**
 * Takes away what may no longer be kept: the files of dossiers whose case says that its file was disposed of 已销毁. The
 * rows stay as a trace of what was there, with the digest and without contents. Gives how many.
 */
export async function settleDossiers({ ledger, files }: Pick<DossierContext, 'ledger' | 'files'>): Promise<number> {
  const { store } = ledger;
  const rows = await store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<Disposed>(sql`
      select d.home_region as "homeRegion", d.id, encode(d.sha256, 'hex') as sha256,
             encode(d.main_sha256, 'hex') as "mainSha256"
      from matter m join dossier d on d.home_region = m.home_region and d.matter_id = m.id
      where m.state = 'archived' and m.procedure = 'case' and d.state <> 'disposed'
        and m.snapshot -> 'facts' -> 'closing' ->> 'keepUntil' is not null
        and m.snapshot -> 'facts' -> 'closing' ->> 'disposedOn' is not null
      limit ${AT_ONCE}`);
    return rows;
  });
  for (const { homeRegion, id, sha256, mainSha256 } of rows) {
    // Bytes first: a kill in between is made good by the next run, for the row still says that they are there.
    for (const digest of new Set([sha256, mainSha256])) if (digest !== null) await files.working.delete(digest);
    await store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`
        update dossier set state = 'disposed', contents = null, missing = null, accounts = '{}'
        where home_region = ${homeRegion} and id = ${id}`),
    );
  }
  return rows.length;
}
