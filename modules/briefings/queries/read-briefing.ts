import { AppError } from '../../../kernel/error.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { BriefingDependencies } from '../environment.ts';
import type { Content } from '../model/content.ts';
import type { Frozen } from '../model/frozen.ts';

export interface BriefingKey {
  readonly region: string;
  readonly id: string;
}

/** The draft that was saved last. */
export interface StoredDraft {
  readonly version: number;
  readonly content: Content;
  readonly digest: string;
  readonly authors: readonly string[];
  readonly savedAt: Date;
  readonly savedBy: string;
}

interface DraftRow {
  readonly version: number;
  readonly content: string;
  readonly digest: Buffer;
  readonly authors: readonly string[];
  readonly savedAt: Date;
  readonly savedBy: string | null;
}

/** The saved draft, for whoever stands in its authority. */
export async function findDraft(tx: Db, { region, id }: BriefingKey): Promise<StoredDraft | undefined> {
  const { rows } = await tx.query<DraftRow>(sql`
    select d.version, d.content, d.digest, d.authors::text[] as authors, d.saved_at as "savedAt", p.name as "savedBy"
    from briefing_draft d left join person p on p.id = d.saved_by
    where d.home_region = ${region} and d.id = ${id}`);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { content, digest, savedBy, ...rest } = row;
  return { ...rest, savedBy: savedBy ?? '', content: JSON.parse(content) as Content, digest: digest.toString('hex') };
}

/** A frozen edition as kept: `document` is what was signed, to the byte. */
export interface StoredEdition {
  readonly region: string;
  readonly id: string;
  readonly edition: number;
  readonly document: string;
  readonly frozen: Frozen;
  readonly digest: string;
  readonly signatures: string;
  readonly frozenAt: Date;
  readonly frozenBy: string;
  readonly publishedAt: Date | null;
  readonly audience: { readonly area: boolean; readonly authorities: readonly string[]; readonly public: boolean };
}

interface EditionRow {
  readonly region: string;
  readonly id: string;
  readonly edition: number;
  readonly document: string;
  readonly digest: Buffer;
  readonly signatures: string;
  readonly frozenAt: Date;
  readonly frozenBy: string | null;
  readonly publishedAt: Date | null;
  readonly area: boolean;
  readonly authorities: readonly string[];
  readonly public: boolean;
}

/** An edition that this transaction may see; the newest of them where none is named. */
export async function findEdition(
  tx: Db,
  { region, id }: BriefingKey,
  edition?: number,
): Promise<StoredEdition | undefined> {
  const { rows } = await tx.query<EditionRow>(sql`
    select e.home_region as region, e.id, e.edition, e.document, e.digest, e.signatures, e.frozen_at as "frozenAt",
      p.name as "frozenBy", e.published_at as "publishedAt", e.to_area as area, e.to_authorities as authorities,
      e.to_public as public
    from briefing_edition e left join person p on p.id = e.frozen_by
    where e.home_region = ${region} and e.id = ${id} and (${edition ?? null}::int is null or e.edition = ${edition ?? null}::int)
    order by e.edition desc limit 1`);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { area, authorities, public: open, digest, frozenBy, ...rest } = row;
  return {
    ...rest,
    frozen: JSON.parse(row.document) as Frozen,
    digest: digest.toString('hex'),
    frozenBy: frozenBy ?? '',
    audience: { area, authorities, public: open },
  };
}

/** As {@link findEdition}, as the asker sees it. @throws AppError 404 `briefing.unknown` */
export async function getEdition(
  { ledger }: Pick<BriefingDependencies, 'ledger'>,
  actor: LedgerActor,
  key: BriefingKey,
  edition?: number,
): Promise<StoredEdition> {
  const found = await ledger.store.transaction(actor, (tx) => findEdition(tx, key, edition));
  if (found === undefined) throw new AppError('briefing.unknown', 404);
  return found;
}
