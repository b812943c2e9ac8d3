import type { Readable } from 'node:stream';
import { fen, formatYuan } from '../../kernel/money.ts';
import type { Language, Text } from '../../kernel/text.ts';
import { type CellOut, type ColumnOut, writeTable } from '../../platform/tables/index.ts';
import type { Figure, Pivot } from './contract.ts';

const TEXT = {
  total: { zh: '合计', en: 'Total' },
  before: { zh: '对比期', en: 'before' },
  growth: { zh: '增幅', en: 'growth' },
  area: { zh: '范围', en: 'Area' },
  period: { zh: '期间', en: 'Period' },
  compared: { zh: '对比期间', en: 'Compared with' },
  asOf: { zh: '统计时点', en: 'As of' },
  note: { zh: '说明', en: 'Note' },
} as const satisfies Record<string, Text>;

/** Yuan without a unit; a workbook keeps it as a number. */
const yuan = (amount: number): number => Number(formatYuan(fen(amount), 'en').replace(/CNY |,/g, ''));

/** The table as people keep it: headings, one column a cell (three with a comparison), the total, and what it means. */
export function exportPivot(pivot: Pivot, format: 'csv' | 'xlsx', language: Language): Readable {
  const t = (text: Text): string => (text[language] === '' ? text.zh : text[language]);
  const compared = pivot.compared !== null;
  const [only] = pivot.figures;
  const figureAt = (row: string, column: string): Figure | undefined =>
    pivot.figures.find(({ id }) => id === column) ?? pivot.figures.find(({ id }) => id === row) ?? only;
  const unitOf = (figure: Figure | undefined): string =>
    figure === undefined ? '' : figure.money ? t({ zh: '元', en: 'yuan' }) : t(figure.unit);
  const titled = (column: Pivot['columns'][number]): string => {
    const figure = pivot.figures.find(({ id }) => id === column.key);
    return figure === undefined ? t(column.title) : `${t(column.title)} (${unitOf(figure)})`;
  };
  const columns: ColumnOut[] = [
    { title: only !== undefined && pivot.figures.length === 1 ? `${t(only.title)} (${unitOf(only)})` : '', width: 28 },
    ...pivot.columns.flatMap((column) => [
      { title: titled(column), width: 16 },
      ...(compared
        ? [
            { title: `${t(column.title)}: ${t(TEXT.before)}`, width: 16 },
            { title: `${t(column.title)}: ${t(TEXT.growth)}`, width: 10 },
          ]
        : []),
    ]),
  ];
  const cells = new Map(pivot.cells.map((cell) => [JSON.stringify([cell.row, cell.column]), cell]));
  const totals = new Map(pivot.totals.map((cell) => [cell.column, cell]));
  const shown = (figure: Figure | undefined, n: number): number => (figure?.money === true ? yuan(n) : n);
  const cellsOf = (row: string, find: (column: string) => Pivot['cells'][number] | undefined): CellOut[] =>
    pivot.columns.flatMap(({ key }) => {
      const [cell, figure] = [find(key), figureAt(row, key)];
      const before = cell?.before ?? (compared && figure?.stock !== true ? 0 : null);
      return [
        shown(figure, cell?.value ?? 0),
        ...(compared ? [before === null ? null : shown(figure, before), cell?.growth ?? null] : []),
      ];
    });
  const rows: CellOut[][] = pivot.rows.map(({ key, title }) => [
    t(title),
    ...cellsOf(key, (column) => cells.get(JSON.stringify([key, column]))),
  ]);
  if (totals.size > 0) rows.push([t(TEXT.total), ...cellsOf('', (column) => totals.get(column))]);
  const said: [string, string][] = [
    [t(TEXT.area), `${t(pivot.authority.name)} ${pivot.authority.code}`],
    [t(TEXT.period), `${pivot.from} – ${pivot.to}`],
    ...(pivot.compared === null
      ? []
      : [[t(TEXT.compared), `${pivot.compared.from} – ${pivot.compared.to}`] as [string, string]]),
    [t(TEXT.asOf), pivot.asOf],
    ...pivot.notes.map((note): [string, string] => [t(TEXT.note), t(note)]),
    ...pivot.figures.map((figure): [string, string] => [t(figure.title), t(figure.definition)]),
  ];
  return writeTable(format, columns, [...rows, [], ...said]);
}
