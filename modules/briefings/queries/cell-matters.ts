import { AppError } from '../../../kernel/error.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { BriefingDependencies } from '../environment.ts';
import type { StoredEdition } from './read-briefing.ts';

/** One of the matters behind a cell, as it stood when the bulletin was frozen. */
export interface CellLine {
  readonly homeRegion: string;
  readonly id: string;
  readonly version: number;
  readonly adds: number;
}

/**
 * The set behind a cell of an edition that the asker may read: ids alone, to be presented as far as each may be seen.
 * @throws AppError 404 `briefing.cell-unknown`
 */
export async function cellLines(
  { ledger }: Pick<BriefingDependencies, 'ledger'>,
  { region, id, edition, frozen }: StoredEdition,
  cell: string,
): Promise<{ readonly value: number; readonly digest: string; readonly lines: readonly CellLine[] }> {
  const value = frozen.values.find((each) => each.cell === cell);
  if (value === undefined) throw new AppError('briefing.cell-unknown', 404, { cell });
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ lines: string }>(sql`
      select lines from briefing_set where home_region = ${region} and id = ${id} and edition = ${edition} and cell = ${cell}`),
  );
  const lines = (rows[0]?.lines ?? '').split('\n').filter((line) => line !== '');
  return {
    value: value.value,
    digest: value.digest,
    lines: lines.map((line) => {
      const [homeRegion = '', matter = '', version = '', adds = ''] = line.split('/');
      return { homeRegion, id: matter, version: Number(version), adds: Number(adds) };
    }),
  };
}
