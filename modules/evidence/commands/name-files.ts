import { AppError } from '../../../kernel/error.ts';
import type { ActId, MatterId, Region } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { attachFiles } from '../../../platform/files/index.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Store, Transaction } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { namedFiles, namedRecordings } from '../model/named-files.ts';
import { uploadsOf } from '../queries/uploads.ts';

export interface NamingAct {
  readonly homeRegion: string;
  readonly matterId: string;
  readonly actId: string;
  readonly body: JsonObject;
}

/**
 * Before an act: the files that it names were handed in for this case, and are what it says they are. `tx` must have
 * opened the case; acts that name no file pass.
 * @throws AppError 409 `evidence.file-not-received`, `evidence.file-differs`
 */
export async function checkNamedFiles(
  tx: Transaction,
  { homeRegion, matterId, body }: Omit<NamingAct, 'actId'>,
): Promise<void> {
  const named = namedFiles(body);
  const recordings = namedRecordings(body);
  if (named.length === 0 && recordings.length === 0) return;
  const received = await uploadsOf(tx, homeRegion, matterId);
  for (const id of recordings) {
    if (!received.has(id)) throw new AppError('evidence.file-not-received', 409, { file: id });
  }
  for (const file of named) {
    const found = received.get(file.id);
    if (found === undefined) throw new AppError('evidence.file-not-received', 409, { file: file.id });
    if (found.sha256 !== file.sha256 || found.size !== file.size) {
      throw new AppError('evidence.file-differs', 409, { file: file.id });
    }
  }
}

/** After an act: what it names is the case's own and opens with it. Gives how many files were free. */
export async function attachNamedFiles(store: Store, act: NamingAct): Promise<number> {
  const ids = [...namedFiles(act.body).map(({ id }) => id), ...namedRecordings(act.body)];
  if (ids.length === 0) return 0;
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    // Only what came in for this case: an act that names the file of another takes nothing away from it.
    const { rows } = await tx.query<{ fileId: string }>(sql`
      update evidence_upload set named_at = coalesce(named_at, now())
      where home_region = ${act.homeRegion} and matter_id = ${act.matterId} and file_id = any(${ids}::uuid[])
      returning file_id as "fileId"`);
    const own = rows.map(({ fileId }) => fileId);
    return attachFiles(tx, act.homeRegion as Region, own, act.matterId as MatterId, act.actId as ActId);
  });
}

const SETTLED_AT_ONCE = 500;

/** Acts that name a file which waits, of one case or of all. */
async function actsThatName(store: Store, only?: { readonly homeRegion: string; readonly matterId: string }) {
  const here =
    only === undefined ? sql`true` : sql`u.home_region = ${only.homeRegion} and u.matter_id = ${only.matterId}`;
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<NamingAct>(sql`
      select distinct on (a.home_region, a.matter_id, a.seq)
             a.home_region as "homeRegion", a.matter_id as "matterId", a.act_id as "actId", a.body
      from evidence_upload u
      join act a on a.home_region = u.home_region and a.matter_id = u.matter_id
        and (a.body -> 'file' ->> 'id' = u.file_id::text
          or a.body -> 'photos' @> jsonb_build_array(jsonb_build_object('id', u.file_id::text))
          or a.body -> 'recordings' @> jsonb_build_array(u.file_id::text))
      where u.named_at is null and ${here}
      order by a.home_region, a.matter_id, a.seq limit ${SETTLED_AT_ONCE}`);
    return rows;
  });
}

/** Opens what the acts of one case name, before it is read: whoever performed an act may have been killed after it. */
export async function settleCase(store: Store, homeRegion: string, matterId: string): Promise<void> {
  for (const act of await actsThatName(store, { homeRegion, matterId })) await attachNamedFiles(store, act);
}

/**
 * Ends uploads that were cut in two: a file that an act of its case names opens with the case, also where whoever
 * performed the act was killed before; one that no act named for a day is forgotten. Must run before `settleFiles` of
 * intake, which forgets every file without a case. Gives how many rows moved.
 */
export async function settleEvidence(store: Store): Promise<number> {
  let moved = 0;
  for (const act of await actsThatName(store)) moved += await attachNamedFiles(store, act);
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rowCount } = await tx.query(sql`
      delete from evidence_upload where named_at is null and received_at < now() - interval '1 day'`);
    return moved + rowCount;
  });
}
