import type { RawRow } from './types.ts';

/** Rows that are looked at to find the headers: a title, a filing unit and a date may stand above them. */
export const LOOK_AHEAD = 20;

export interface FoundHeader {
  readonly headers: readonly string[];
  /** How many of the looked-at rows are above the data. */
  readonly skip: number;
}

const filled = (row: RawRow): number => row.values.filter((value) => value !== '').length;

/** Under grouped headings (投诉人 over 姓名, 电话) the second row fills every gap of the first and leaves others blank. */
function isSecondHeading(top: RawRow, below: RawRow | undefined): below is RawRow {
  if (below === undefined || below.values.length > top.values.length + LOOK_AHEAD) return false;
  const width = Math.max(top.values.length, below.values.length);
  let gaps = 0;
  let leftBlank = 0;
  for (let index = 0; index < width; index += 1) {
    const above = top.values[index] ?? '';
    const under = below.values[index] ?? '';
    if (above === '' && under === '') return false;
    if (above === '') gaps += 1;
    if (under === '') leftBlank += 1;
    if (/^[\d.:/-]+$/.test(under)) return false;
  }
  return gaps > 0 && leftBlank > 0;
}

/** Distinct names: an unnamed column becomes 第n列, a repeated name gets its number. */
function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name, index) => {
    const base = (name === '' ? `第${index + 1}列` : name).replace(/\s*\n\s*/g, '');
    const times = (seen.get(base) ?? 0) + 1;
    seen.set(base, times);
    return times === 1 ? base : `${base}(${times})`;
  });
}

/**
 * The header row among the first rows: the first that is three fifths as full as the fullest, so that titles
 * merged over the whole width, notes and blank rows are passed over. Undefined when nothing is filled.
 */
export function findHeader(rows: readonly RawRow[]): FoundHeader | undefined {
  const fullest = Math.max(0, ...rows.map(filled));
  if (fullest === 0) return undefined;
  const at = rows.findIndex((row) => filled(row) >= fullest * 0.6);
  const top = rows[at];
  if (top === undefined) return undefined;
  const below = rows[at + 1];
  const lastFilled = (row: RawRow): number => row.values.findLastIndex((value) => value !== '') + 1;
  if (isSecondHeading(top, below)) {
    const width = Math.max(lastFilled(top), lastFilled(below));
    const names = Array.from({ length: width }, (_, index) => below.values[index] || top.values[index] || '');
    return { headers: distinct(names), skip: at + 2 };
  }
  return { headers: distinct(top.values.slice(0, lastFilled(top))), skip: at + 1 };
}
