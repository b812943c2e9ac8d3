import { uuidv7 } from '../../../kernel/id.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';

export interface Access {
  readonly homeRegion: string;
  readonly matterId: string | null;
  readonly seq: number | null;
  readonly kind:
    | 'identity'
    /** Somebody asked for one, a custodian decided, somebody tried and was refused. */
    | 'identity-asked'
    | 'identity-approved'
    | 'identity-refused'
    | 'identity-denied'
    | 'export'
    | 'file'
    | 'file-original'
    | 'audit'
    | 'habits';
  /** The file, where one was opened. */
  readonly fileId?: string;
  readonly reason: string;
}

/** Notes who looked at what and why; rows are only ever added. */
export async function recordAccess(tx: Db, actor: LedgerActor, access: Access, at: Date): Promise<void> {
  await tx.query(sql`
    insert into access_log (home_region, id, matter_id, seq, kind, reader, on_behalf_of, authority, reason, at, file_id)
    values (${access.homeRegion}, ${uuidv7()}, ${access.matterId}, ${access.seq}, ${access.kind}, ${actor.personId},
            ${actor.onBehalfOf}, ${actor.authority}, ${access.reason}, ${at}, ${access.fileId ?? null})`);
}
