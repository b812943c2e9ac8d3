import { AppError } from '../../../kernel/error.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { DocumentContext } from '../context.ts';
import { mayBeDrawn, sealOf } from '../queries/seal.ts';

const LARGEST = 1024 * 1024;
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** A PNG that is not larger than it needs to be. @throws AppError 422 `case-documents.seal-picture` */
function pictureFrom(text: string | undefined): Buffer {
  const bytes = Buffer.from(text ?? '', 'base64');
  const header = bytes.length >= 33 && bytes.subarray(0, 8).equals(PNG) && bytes.toString('latin1', 12, 16) === 'IHDR';
  const within = header && [16, 20].every((at) => bytes.readUInt32BE(at) >= 100 && bytes.readUInt32BE(at) <= 4_000);
  if (!within || bytes.length > LARGEST) throw new AppError('case-documents.seal-picture', 422);
  return bytes;
}

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
  const picture = asked.kind === 'picture' ? pictureFrom(asked.picture) : null;
  const { version } = await sealOf(ledger.store.db, authority);
  await ledger.store.db.query(sql`
    insert into case_seal (authority, version, kind, picture, set_by, set_at)
    values (${authority}, ${version + 1}, ${asked.kind}, ${picture}, ${actor.personId}, ${ledger.clock.now()})`);
}
