import { AppError } from '../../../kernel/error.ts';
import type { MatterId, Region } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import type { FoldedAct, Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Transaction } from '../../../platform/store/store.ts';
import { actsOf, findMatter } from '../../intake/index.ts';

/** An act as documents and registers read it: with its personal part, which is empty after erasure. */
export type RecordedAct = FoldedAct & { readonly actId: string };

/** A case with its acts, the first one first. */
export interface CaseRecord {
  readonly homeRegion: Region;
  readonly matterId: MatterId;
  readonly matter: Matter;
  readonly acts: readonly RecordedAct[];
}

const CASES = new Set(['case', 'summary-case']);

/**
 * A case as far as this transaction may see it; its child rows are open from then on.
 * @throws AppError 404 `procedure.no-such-matter`, 422 `evidence.not-a-case`
 */
export async function readCase(tx: Transaction, homeRegion: string, matterId: string): Promise<CaseRecord> {
  const { matter } = await findMatter(tx, homeRegion, matterId);
  if (!CASES.has(matter.procedure)) throw new AppError('evidence.not-a-case', 422);
  const acts = (await actsOf(tx, homeRegion, matterId)).map(
    (act): RecordedAct => ({
      seq: act.seq,
      actId: act.act_id,
      verb: act.verb,
      actor: act.actor as RecordedAct['actor'],
      onBehalfOf: act.on_behalf_of as RecordedAct['actor'] | null,
      authority: act.authority as RecordedAct['authority'],
      eventAt: act.event_at.toISOString(),
      on: legalDay(act.event_at),
      body: act.body,
      personal: act.payload ?? {},
    }),
  );
  return { homeRegion: homeRegion as Region, matterId: matterId as MatterId, matter, acts };
}

export interface UploadRow {
  readonly fileId: string;
  readonly sha256: string;
  readonly size: number;
}

/** What was handed in for a case that this transaction has opened, by the file's id. */
export async function uploadsOf(
  tx: Transaction,
  homeRegion: string,
  matterId: string,
): Promise<Map<string, UploadRow>> {
  const { rows } = await tx.query<UploadRow>(sql`
    select file_id as "fileId", encode(sha256, 'hex') as sha256, size from evidence_upload
    where home_region = ${homeRegion} and matter_id = ${matterId}`);
  return new Map(rows.map((row) => [row.fileId, row]));
}
