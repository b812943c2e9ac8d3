import { createHash } from 'node:crypto';
import type { SealPlace } from '../../../platform/documents/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';

/** What an authority puts at the place of its seal. */
export interface SealSetting {
  readonly kind: 'picture' | 'drawn' | 'none';
  readonly picture: Buffer | null;
  readonly version: number;
}

/**
 * No prefix of GB/T 2260 begins with 98: authorities of an invented province, whose papers show where a seal goes. The
 * seal of a real authority is never drawn by this program: it gives its own picture, or the place stays empty.
 */
export const mayBeDrawn = (authority: string): boolean => authority.startsWith('98');

/** The setting that holds now; without one a seal is drawn for demonstration where that may be, and nothing elsewhere. */
export async function sealOf(db: Db, authority: string): Promise<SealSetting> {
  const { rows } = await db.query<SealSetting>(sql`
    select kind, picture, version from case_seal where authority = ${authority} order by version desc limit 1`);
  return rows[0] ?? { kind: mayBeDrawn(authority) ? 'drawn' : 'none', picture: null, version: 0 };
}

/** What is put on a page: the picture or the drawing, with its digest. */
export interface Seal {
  readonly kind: 'picture' | 'drawn';
  readonly bytes: Uint8Array;
  readonly digest: string;
}

export const sealFrom = (kind: Seal['kind'], bytes: Uint8Array): Seal => ({
  ...{ kind, bytes },
  digest: createHash('sha256').update(bytes).digest('hex'),
});

export interface Placed {
  readonly seal: Seal;
  readonly at: SealPlace;
}
