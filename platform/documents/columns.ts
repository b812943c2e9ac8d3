import { CROWDED_SIZE, type Page, page, TABLE_SIZE, textWidth, widthOf } from './measures.ts';
import type { Block } from './types.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** A cell of more than this many ems breaks into lines rather than take room from its neighbours. */
const WIDEST = 22;
const NARROWEST = 2.2;
/** Both sides of a cell, and a little for bold heads. */
const PADDING = 0.9;

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
export function columnsOf({ head, rows }: Table, landscape: boolean, on: Page = page): Columns {
  const wants = head.map((title, column) => {
    let want = Math.min(widthOf(title), 6);
    for (const row of rows) for (const line of (row[column] ?? '').split('\n')) want = Math.max(want, widthOf(line));
    return Math.min(Math.max(want, NARROWEST), WIDEST) + PADDING;
  });
  const sum = wants.reduce((total, want) => total + want, 0);
  return {
    shares: wants.map((want) => Math.round((want / sum) * 1e6) / 1e6),
    size: sum * TABLE_SIZE > (textWidth(landscape, on) / 25.4) * 72 ? CROWDED_SIZE : TABLE_SIZE,
  };
}

/** The rows, each exactly as long as the head. */
export function evenRows({ head, rows }: Table): string[][] {
  return rows.map((row) => head.map((_, column) => row[column] ?? ''));
}
