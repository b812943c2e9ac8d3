import { AppError } from '../../../kernel/error.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { Said } from '../model/words.ts';
import type { Place } from '../queries/pair.ts';

/** Keeps what was said on a matter, beside its act. */
export const keepOwn =
  (of: Place, pair: string, other: Place, said: Said | null) =>
  async (tx: Db): Promise<void> => {
    await tx.query(sql`
      insert into same_edge (home_region, matter_id, pair, other_region, other_id, own)
      values (${of.region}, ${of.id}, ${pair}, ${other.region}, ${other.id}, ${said})
      on conflict (home_region, matter_id, pair) do update set own = excluded.own`);
  };

/**
 * Keeps what a matter was told, beside that act.
 * @throws AppError 409 `procedure.refused` where a later word was told before: then nothing of the act is written
 */
export const keepTold =
  (of: Place, pair: string, other: Place, said: Said | null, at: number) =>
  async (tx: Db): Promise<void> => {
    const { rowCount } = await tx.query(sql`
      insert into same_edge (home_region, matter_id, pair, other_region, other_id, told, told_at)
      values (${of.region}, ${of.id}, ${pair}, ${other.region}, ${other.id}, ${said}, ${at})
      on conflict (home_region, matter_id, pair) do update set told = excluded.told, told_at = excluded.told_at
      where same_edge.told_at < excluded.told_at`);
    if (rowCount === 1) return;
    const text = { reasonZh: '已告知更晚的认定。', reasonEn: 'A later word was told already.' };
    throw new AppError('procedure.refused', 409, { rule: 'same-told.later', ...text });
  };
