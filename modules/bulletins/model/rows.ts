import { levelOf, regionOf } from '../../../kernel/region.ts';

/** The row of a table about `top` into which a figure of `code` falls: `top` itself or one of its direct children. */
export function childOf(top: string, code: string): string {
  if (code === top) return top;
  switch (levelOf(top)) {
    case 'province':
      return levelOf(code) === 'province' ? code : `${code.slice(0, 4)}00`;
    case 'city':
      return regionOf(code);
    case 'county':
    case 'station':
      return code;
  }
}

interface Ranked {
  readonly key: string;
  readonly clearanceRate: number | null;
  readonly onTimeRate: number | null;
  readonly received: number;
}

/**
 * Ranks: by clearance rate, then by on-time rate; equal rows share a rank, rows without a base have none, so that an
 * office that received nothing is neither first nor last.
 */
export function rank<T extends Ranked>(rows: readonly T[]): (T & { rank: number | null })[] {
  const order = (a: Ranked, b: Ranked): number =>
    (b.clearanceRate ?? -1) - (a.clearanceRate ?? -1) || (b.onTimeRate ?? -1) - (a.onTimeRate ?? -1);
  const based = rows
    .filter((row) => row.clearanceRate !== null)
    .sort((a, b) => order(a, b) || (a.key < b.key ? -1 : 1));
  const rest = rows.filter((row) => row.clearanceRate === null).sort((a, b) => (a.key < b.key ? -1 : 1));
  let place = 0;
  const ranked = based.map((row, index) => {
    const before = based[index - 1];
    if (before === undefined || order(before, row) !== 0) place = index + 1;
    return { ...row, rank: place };
  });
  return [...ranked, ...rest.map((row) => ({ ...row, rank: null }))];
}
