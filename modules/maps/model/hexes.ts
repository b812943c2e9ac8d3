/**
 * A honeycomb in whole numbers. Three cells meet at each corner, never four: outlines made of cells never touch
 * themselves at a corner. A cell stands at column and row; corners are named by whole numbers, so that neighbours
 * name the corner that they share alike.
 */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

export type Corner = readonly [x: number, y: number];

/** Middle of a cell, in half widths and quarter heights. */
export const middleOf = ({ column, row }: Cell): Corner => [2 * column + (row & 1), 3 * row];

const AROUND: readonly Corner[] = [
  [0, -2],
  [1, -1],
  [1, 1],
  [0, 2],
  [-1, 1],
  [-1, -1],
];

/** The six corners, clockwise from the top. */
export function cornersOf(cell: Cell): readonly Corner[] {
  const [x, y] = middleOf(cell);
  return AROUND.map(([dx, dy]) => [x + dx, y + dy] as const);
}

/** The six cells around. */
export function neighboursOf({ column, row }: Cell): readonly Cell[] {
  const shift = row & 1;
  return [
    { column: column - 1, row },
    { column: column + 1, row },
    { column: column - 1 + shift, row: row - 1 },
    { column: column + shift, row: row - 1 },
    { column: column - 1 + shift, row: row + 1 },
    { column: column + shift, row: row + 1 },
  ];
}

export const cellName = ({ column, row }: Cell): string => `${column}:${row}`;

/** A number from 0 to 1 that hangs on its arguments alone: the same drawing on every machine. */
export function chance(salt: number, a: number, b: number): number {
  let hash = (Math.imul(a, 0x27d4eb2d) ^ Math.imul(b, 0x165667b1) ^ Math.imul(salt, 0x9e3779b1)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}
