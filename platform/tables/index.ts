export { detectEncoding, readText, type TextEncoding } from './encoding.ts';
export { tableErrors } from './errors.ts';
export { openTable } from './open-table.ts';
export type { OpenedTable, TableFormat, TableProblem, TableRow } from './types.ts';
export { type CellOut, type ColumnOut, guardFormula, type RowsOut, writeTable } from './write-table.ts';
