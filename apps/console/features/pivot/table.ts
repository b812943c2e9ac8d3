import type { Dimension, Figure, Pivot, PivotCell } from '../../../../modules/figures/contract.ts';
import type { PivotState } from './pivot-address.ts';

/** Sides whose keys part the whole: their numbers may be added up. */
const PARTS: ReadonlySet<Dimension> = new Set(['authority', 'domain', 'channel', 'month', 'quarter', 'year']);

/** A pivot as a table is drawn from it. */
export interface Table {
  readonly rows: Pivot['rows'];
  readonly columns: Pivot['columns'];
  readonly cell: (row: string, column: string) => PivotCell | undefined;
  readonly total: (column: string) => PivotCell | undefined;
  /** What a row adds up to, where its columns are parts of one figure. */
  readonly rowTotal: ((row: string) => number) | null;
  /** The figure that a place tells. */
  readonly figureAt: (row: string, column: string) => Figure | undefined;
  /** How dark a place is, from 0 (nothing) to 4, against the largest that it can be compared with. */
  readonly heat: (row: string, column: string) => number;
}

const SHADES = 4;

/** Lays the cells of an answer out. Rows in the order that the address asks for. */
export function tableOf(pivot: Pivot, state: Pick<PivotState, 'rows' | 'columns' | 'sort'>): Table {
  const byPlace = new Map(pivot.cells.map((cell) => [`${cell.row}\n${cell.column}`, cell]));
  const cell = (row: string, column: string): PivotCell | undefined => byPlace.get(`${row}\n${column}`);
  const value = (row: string, column: string): number => cell(row, column)?.value ?? 0;
  const totals = new Map(pivot.totals.map((total) => [total.column, total]));
  const figures = new Map(pivot.figures.map((figure) => [figure.id, figure]));
  const figureAt = (row: string, column: string): Figure | undefined =>
    state.rows === 'figure' ? figures.get(row) : state.columns === 'figure' ? figures.get(column) : pivot.figures[0];
  const adds = PARTS.has(state.columns) && state.rows !== 'figure' && pivot.figures[0]?.stock === false;
  const rowTotal = (row: string): number => pivot.columns.reduce((sum, column) => sum + value(row, column.key), 0);
  // Compared with is what tells the same figure.
  const largest = new Map<string, number>();
  for (const { row, column, value: number } of pivot.cells) {
    const id = figureAt(row, column)?.id ?? '';
    largest.set(id, Math.max(largest.get(id) ?? 0, number));
  }
  return {
    rows: sorted(pivot.rows, state.sort, (row, column) => (column === 'sum' ? rowTotal(row) : value(row, column))),
    columns: pivot.columns,
    cell,
    total: (column) => totals.get(column),
    rowTotal: adds ? rowTotal : null,
    figureAt,
    heat: (row, column) => {
      const most = largest.get(figureAt(row, column)?.id ?? '') ?? 0;
      const number = value(row, column);
      return number <= 0 || most <= 0 ? 0 : Math.max(1, Math.ceil((number / most) * SHADES));
    },
  };
}

/** `-` before the column: the largest first. */
function sorted(
  rows: Pivot['rows'],
  sort: string | undefined,
  value: (row: string, column: string) => number,
): Pivot['rows'] {
  if (sort === undefined) return rows;
  const down = sort.startsWith('-');
  const column = sort.replace(/^-/, '');
  return [...rows].sort((a, b) => (down ? -1 : 1) * (value(a.key, column) - value(b.key, column)));
}

/** The order after one more press on a head: largest first, smallest first, as they come. */
export function nextSort(sort: string | undefined, column: string): string | undefined {
  if (sort === `-${column}`) return column;
  return sort === column ? undefined : `-${column}`;
}
