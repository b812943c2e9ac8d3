import { AppError } from '../../../kernel/error.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { DocumentContext } from '../context.ts';
import { mayBeDrawn, sealOf } from '../queries/seal.ts';
import { sealPicture } from './seal-picture.ts';

/**
 * From now on this stands at the place of the authority's seal. Documents that were issued keep theirs.
 * @throws AppError 422 `case-documents.seal-picture`, `case-documents.seal-drawn`
 */
export async function setSeal(
  { ledger }: Pick<DocumentContext, 'ledger'>,
  actor: LedgerActor,
  asked: { readonly kind: 'picture' | 'drawn' | 'none'; readonly picture?: string | undefined },
): Promise<void> {
  const authority = regionOf(actor.authority);
  if (asked.kind === 'drawn' && !mayBeDrawn(authority)) throw new AppError('case-documents.seal-drawn', 422);
  const picture = asked.kind === 'picture' ? sealPicture(asked.picture ?? '') : null;
  const { version } = await sealOf(ledger.store.db, authority);
  await ledger.store.db.query(sql`
    insert into case_seal (authority, version, kind, picture, set_by, set_at)
    values (${authority}, ${version + 1}, ${asked.kind}, ${picture}, ${actor.personId}, ${ledger.clock.now()})`);
}
