import { AppError } from '../../../kernel/error.ts';
import { type MatterId, type Region, uuidv7 } from '../../../kernel/id.ts';
import { receiveFile, recordFile } from '../../../platform/files/index.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { CaseContext } from '../../cases/context.ts';
import { readCase, standsBack } from '../../cases/index.ts';
import { seesPersonal, tidyName } from '../../intake/index.ts';
import type { ReceivedFile } from '../contract.ts';

/** Most bytes of one evidence file. */
export const LARGEST_EVIDENCE = 200 * 1024 * 1024;

export interface NewEvidenceFile {
  readonly region: string;
  readonly matterId: string;
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
  /** Made by whoever asks, so that a repeated upload is recognised; ours where absent. */
  readonly fileId?: string;
}

/**
 * Takes in the file of an item of evidence: hashed while it arrives, original sealed where it holds more than people may
 * see. What it answers is named by the act that registers the item; until then only the case knows of it, and after a day
 * without such an act it is forgotten.
 * @throws AppError 404 `procedure.no-such-matter`, 403 `evidence.refused`, 409
 *   `evidence.file-differs`; the codes of `receiveFile`
 */
export async function receiveEvidence(
  { ledger, files }: CaseContext,
  actor: LedgerActor,
  asked: NewEvidenceFile,
): Promise<ReceivedFile> {
  const homeRegion = asked.region as Region;
  const matterId = asked.matterId as MatterId;
  // Asked before the bytes come: nobody should send 200 MB to hear no.
  await ledger.store.transaction(actor, async (tx) => {
    const { matter } = await readCase(tx, homeRegion, matterId);
    if (!seesPersonal(actor, matter) || standsBack(actor, matter)) throw new AppError('evidence.refused', 403);
  });
  const id = asked.fileId ?? uuidv7();
  const name = tidyName(asked.name);
  const received = await receiveFile(asked.content, { name, limit: LARGEST_EVIDENCE }, files);
  const { sha256, size, type } = received;
  await ledger.store.transaction(actor, async (tx) => {
    // Opened anew: the bytes may have taken minutes.
    await readCase(tx, homeRegion, matterId);
    await recordFile(tx, files, { homeRegion, id, name, receivedBy: actor.personId }, received);
    // By the clock that forgets it: both ends of the day that it may wait are the database's.
    await tx.query(sql`
        insert into evidence_upload (home_region, file_id, matter_id, sha256, size, received_by, received_at)
        values (${homeRegion}, ${id}, ${matterId}, ${Buffer.from(sha256, 'hex')}, ${size}, ${actor.personId},
                now())
        on conflict do nothing`);
    const { rows } = await tx.query<{ same: boolean }>(sql`
        select sha256 = ${Buffer.from(sha256, 'hex')} as same from evidence_upload
        where home_region = ${homeRegion} and file_id = ${id} and matter_id = ${matterId}`);
    if (rows[0]?.same !== true) throw new AppError('evidence.file-differs', 409, { file: id });
  });
  return { fileId: id, sha256, size, name, type };
}
