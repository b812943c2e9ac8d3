import type { ActId, MatterId, Region } from '../../../kernel/id.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { LedgerActor, Performed } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { findMatter } from '../../intake/index.ts';
import type { PublishingContext } from '../context.ts';

export interface PublicationRecord {
  readonly id: string;
  readonly matterId: string;
  readonly on: PlainDate;
  readonly until: PlainDate;
  readonly ended: 'withdrawn' | 'stopped' | null;
  readonly endedOn: PlainDate | null;
}

const columns = `id, matter_id as "matterId", on_day as "on", until_day as "until", ended, ended_on as "endedOn"`;

/** The publications of a case, the latest first. */
export async function publicationsOf(tx: Db, region: string, matterId: string): Promise<PublicationRecord[]> {
  const { rows } = await tx.query<PublicationRecord>({
    text: `select ${columns} from publication where home_region = $1 and matter_id = $2 order by on_day desc, id desc`,
    values: [region, matterId],
  });
  return rows;
}

/** The register's line of a publication: that it was, until when, how it ended. */
export async function publicationById(tx: Db, region: string, id: string): Promise<PublicationRecord | undefined> {
  const { rows } = await tx.query<PublicationRecord>({
    text: `select ${columns} from publication where home_region = $1 and id = $2`,
    values: [region, id],
  });
  return rows[0];
}

/** What the act of this id published already, if the asker sees its case. */
export async function findPublication(
  { ledger }: PublishingContext,
  actor: LedgerActor,
  region: string,
  id: string,
): Promise<{ readonly matterId: string; readonly performed: Performed } | undefined> {
  return ledger.store.transaction(actor, async (tx) => {
    const found = await publicationById(tx, region, id);
    if (found === undefined) return undefined;
    const { matter } = await findMatter(tx, region, found.matterId);
    const { rows } = await tx.query<{ seq: number }>(
      sql`select seq from act where home_region = ${region} and act_id = ${id} and matter_id = ${found.matterId}`,
    );
    const performed: Performed = {
      ok: true,
      actId: id as ActId,
      homeRegion: region as Region,
      matterId: found.matterId as MatterId,
      version: rows[0]?.seq ?? matter.version,
      state: matter.state,
      replayed: true,
    };
    return { matterId: found.matterId, performed };
  });
}
