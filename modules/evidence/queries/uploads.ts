import { sql } from '../../../platform/store/sql.ts';
import type { Transaction } from '../../../platform/store/store.ts';

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
