import { createHash } from 'node:crypto';
import { AppError } from '../../../kernel/error.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { readOutlines } from '../model/geojson.ts';

const MOST_BYTES = 20_000_000;
/** `GS（2024）0650号`, `GS京（2022）1061号`, `川S【2021】00056号`: letters, a year, a number. */
const REVIEW_NO = /^\p{L}{1,12}\s*[（(【[〔]\d{4}[）)】\]〕]\s*\d{1,8}\s*号?$/u;

export interface ImportedOutlines {
  readonly areas: number;
  readonly reviewNo: string;
}

/**
 * Keeps the outlines of an approved map (GeoJSON), with its 审图号, all areas or none; an area that was entered before is
 * replaced. That the number is right and the map may be used is the word of whoever enters it.
 * @throws AppError `maps.import.*`
 */
export async function importOutlines(
  store: Store,
  bytes: Buffer,
  reviewNo: string,
  now: Date,
): Promise<ImportedOutlines> {
  const number = reviewNo.trim();
  if (!REVIEW_NO.test(number)) throw new AppError('maps.import.review-no', 422, { value: number });
  if (bytes.length > MOST_BYTES)
    throw new AppError('maps.import.too-large', 413, { bytes: bytes.length, most: MOST_BYTES });
  const outlines = readOutlines(bytes.toString('utf8'));
  const source = createHash('sha256').update(bytes).digest('hex');
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ code: string }>(sql`select code from authority`);
    const known = new Set(rows.map(({ code }) => code));
    const stranger = outlines.find(({ code }) => !known.has(code));
    if (stranger !== undefined) throw new AppError('maps.import.unknown-code', 422, { code: stranger.code });
    const given = outlines.map(({ code, shape }) => ({ code, shape }));
    await tx.query(sql`
      insert into map_outline (code, review_no, shape, source, entered_at)
      select r.code, ${number}, r.shape, ${source}, ${now}
        from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as r(code text, shape jsonb)
      on conflict (code) do update set
        review_no = excluded.review_no, shape = excluded.shape, source = excluded.source,
        entered_at = excluded.entered_at`);
    return { areas: outlines.length, reviewNo: number };
  });
}
