import { Readable } from 'node:stream';
import { type CellOut, writeTable } from './write-table.ts';

/** How the items of a register stand in its open data. */
export interface OpenData<T, Column extends string> {
  /** Where the JSON Schema of the JSON file is read; the file itself names it. */
  readonly schemaPath: string;
  /** Columns of the CSV, in their order. */
  readonly columns: readonly Column[];
  readonly cellOf: (item: T, column: Column) => CellOut;
}

async function* rowsOf<T, Column extends string>(
  { columns, cellOf }: OpenData<T, Column>,
  items: AsyncIterable<T>,
): AsyncGenerator<CellOut[], void> {
  for await (const item of items) yield columns.map((column) => cellOf(item, column));
}

async function* jsonOf<T>(schemaPath: string, items: AsyncIterable<T>): AsyncGenerator<string, void> {
  let before = `{"schema":${JSON.stringify(schemaPath)},"items":[`;
  for await (const item of items) {
    yield `${before}\n${JSON.stringify(item)}`;
    before = ',';
  }
  yield before === ',' ? '\n]}\n' : `${before}]}\n`;
}

/** A whole register as a file, written item by item as it is read: memory does not grow with it. */
export const openDataFile = <T, Column extends string>(
  how: OpenData<T, Column>,
  format: 'csv' | 'json',
  items: AsyncIterable<T>,
): Readable =>
  format === 'csv'
    ? writeTable(
        'csv',
        how.columns.map((title) => ({ title })),
        rowsOf(how, items),
      )
    : Readable.from(jsonOf(how.schemaPath, items), { objectMode: false });
