import { CROWDED_SIZE, type Page, page, TABLE_SIZE, textWidth, widthOf } from './measures.ts';
import type { Block } from './types.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** A cell of more than this many ems breaks into lines rather than take room from its neighbours. */
const WIDEST = 22;
const NARROWEST = 2.2;
/** A column up to this wide holds a number or one word, and is left as wide as it is. */
const FIGURES = 3.6;
/** Both sides of a cell, and a little for bold heads and for the air between Han and figures. */
const PADDING = 1.3;

export interface Columns {
  /** Adding up to 1. */
  readonly shares: readonly number[];
  /** Text size in points. */
  readonly size: number;
}

/**
 * Widths of the columns of a table and the size of its text. A column gets what its widest line needs, up to a bound, so
 * that both layouts give the same table; nothing is measured by a word processor. A crowded table takes the smaller size.
 */
export function columnsOf({ head, rows, align }: Table, landscape: boolean, on: Page = page): Columns {
  const wants = head.map((title, column) => {
    let want = Math.min(widthOf(title), 6);
    for (const row of rows) for (const line of (row[column] ?? '').split('\n')) want = Math.max(want, widthOf(line));
    return Math.min(Math.max(want, NARROWEST), WIDEST) + PADDING;
  });
  const sum = wants.reduce((total, want) => total + want, 0);
  const room = (textWidth(landscape, on) / 25.4) * 72;
  const crowded = sum * TABLE_SIZE > room;
  const size = crowded ? CROWDED_SIZE : TABLE_SIZE;
  // What is left over goes to the columns with words; a running number or an amount wants no more than it is wide.
  const wordy = wants.map((want, column) => (want > FIGURES && (align?.[column] ?? 'left') === 'left' ? want : 0));
  const words = wordy.reduce((total, want) => total + want, 0);
  const spare = crowded || words === 0 ? 0 : room / size - sum;
  const shares = wants.map((want, column) => want + (words === 0 ? 0 : (spare * (wordy[column] ?? 0)) / words));
  const whole = shares.reduce((total, share) => total + share, 0);
  return { shares: shares.map((share) => Math.round((share / whole) * 1e6) / 1e6), size };
}

/** The rows, each exactly as long as the head. */
export function evenRows({ head, rows }: Table): string[][] {
  return rows.map((row) => head.map((_, column) => row[column] ?? ''));
}
