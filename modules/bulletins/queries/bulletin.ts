import { AppError } from '../../../kernel/error.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { AnyBulletin } from '../case-contract.ts';
import type { BulletinDependencies } from '../environment.ts';

/** A bulletin as kept: `document` is what was signed, to the byte. */
export interface StoredBulletin<B extends AnyBulletin = AnyBulletin> {
  readonly id: string;
  readonly homeRegion: string;
  readonly document: string;
  readonly bulletin: B;
  readonly signatures: string;
  readonly frozenAt: Date;
  readonly frozenBy: string;
}

interface Row {
  readonly id: string;
  readonly home_region: string;
  readonly document: string;
  readonly signatures: string;
  readonly frozen_at: Date;
  readonly name: string | null;
}

const toStored = (row: Row): StoredBulletin => ({
  id: row.id,
  homeRegion: row.home_region,
  document: row.document,
  bulletin: JSON.parse(row.document) as AnyBulletin,
  signatures: row.signatures,
  frozenAt: row.frozen_at,
  frozenBy: row.name ?? '',
});

/** A frozen bulletin that the asker may read. */
export async function findBulletin(
  deps: BulletinDependencies,
  actor: LedgerActor,
  id: string,
): Promise<StoredBulletin | undefined> {
  const { rows } = await deps.ledger.store.transaction(actor, (tx) =>
    tx.query<Row>(sql`
      select b.id, b.home_region, b.document, b.signatures, b.frozen_at, p.name
      from bulletin b left join person p on p.id = b.frozen_by where b.id = ${id}`),
  );
  return rows[0] === undefined ? undefined : toStored(rows[0]);
}

/** As {@link findBulletin}. @throws AppError `bulletin.unknown` */
export async function getBulletin(deps: BulletinDependencies, actor: LedgerActor, id: string): Promise<StoredBulletin> {
  const found = await findBulletin(deps, actor, id);
  if (found === undefined) throw new AppError('bulletin.unknown', 404, { id });
  return found;
}

/** The newest bulletins that the asker may read. */
export async function listBulletins(deps: BulletinDependencies, actor: LedgerActor): Promise<StoredBulletin[]> {
  const { rows } = await deps.ledger.store.transaction(actor, (tx) =>
    tx.query<Row>(sql`
      select b.id, b.home_region, b.document, b.signatures, b.frozen_at, p.name
      from bulletin b left join person p on p.id = b.frozen_by order by b.frozen_at desc limit 200`),
  );
  return rows.map(toStored);
}
