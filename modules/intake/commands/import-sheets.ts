import type { Readable } from 'node:stream';
import type { z } from 'zod';
import { type CellOut, openTable, writeTable } from '../../../platform/tables/index.ts';
import type { importReport } from '../contract.ts';

export type RowError = z.infer<typeof importReport>['errors'][number];

async function* rowsOfSheets(
  sheets: readonly string[],
): AsyncGenerator<Readonly<Record<string, string>>, void, undefined> {
  for (const sheet of sheets) {
    const table = await openTable(sheet);
    for await (const { cells } of table.rows) yield cells;
  }
}

/** The first lines of the sheets that were written for people; `fieldOf` names the field that a column fills. */
export async function readErrors(
  sheets: readonly string[],
  fieldOf: (column: string) => string,
  most: number,
): Promise<RowError[]> {
  const errors: RowError[] = [];
  for await (const cells of rowsOfSheets(sheets)) {
    errors.push({
      line: Number(cells['行号 Line'] ?? 0),
      field: fieldOf(cells['列名 Column'] ?? ''),
      value: cells['值 Value'] ?? '',
      text: { zh: cells.问题 ?? '', en: cells.Problem ?? '' },
    });
    if (errors.length >= most) break;
  }
  return errors;
}

const WIDTHS = [10, 18, 18, 30, 40, 40, 40, 40, 24];

/** All sheets as one table, row by row: what did not fit the form, then what the ledger refused. */
export async function joinSheets(sheets: readonly string[], format: 'csv' | 'xlsx'): Promise<Readable> {
  const [first = ''] = sheets;
  const table = await openTable(first);
  await table.close();
  const { headers } = table;
  async function* rows(): AsyncGenerator<CellOut[], void, undefined> {
    for await (const cells of rowsOfSheets(sheets)) yield headers.map((header) => cells[header] ?? '');
  }
  return writeTable(
    format,
    headers.map((title, index) => ({ title, width: WIDTHS[index] ?? 20 })),
    rows(),
  );
}
