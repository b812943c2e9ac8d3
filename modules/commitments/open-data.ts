import type { Readable } from 'node:stream';
import { z } from 'zod';
import { openDataFile as fileOf, type OpenData } from '../../platform/tables/open-data.ts';
import type { CellOut } from '../../platform/tables/write-table.ts';
import { type PublicCommitment, publicCommitment } from './contract.ts';

/** Where the schema of the open data is read. */
export const SCHEMA_PATH = '/api/public/commitments/schema';

/** JSON Schema (2020-12) of the JSON file; the columns of the CSV bear the names of its keys. */
export const openDataSchema = (): Record<string, unknown> => ({
  ...z.toJSONSchema(z.object({ schema: z.literal(SCHEMA_PATH), items: z.array(publicCommitment) }), { io: 'output' }),
  title: '消费承诺登记 / commitments to consumers',
});

const COLUMNS = [
  ...['region', 'id', 'kind', 'firm', 'code', 'address', 'shops', 'authority', 'authorityName'],
  ...['publishedOn', 'since', 'lastDay', 'withdrawn', 'edition', 'from', 'until', 'terms', 'contact'],
  ...['fundFen', 'fundHolder', 'goods', 'days', 'conditions', 'refundRoute', 'tested', 'kept', 'broken'],
] as const;
type Column = (typeof COLUMNS)[number];

const cellOf = (of: PublicCommitment, column: Column): CellOut => {
  switch (column) {
    case 'edition':
      return of.edition.number;
    case 'shops':
      return of.shops.join('；');
    case 'authorityName':
      return of.authorityName.zh;
    case 'from':
    case 'until':
    case 'terms':
    case 'contact':
    case 'fundFen':
    case 'fundHolder':
    case 'goods':
    case 'days':
    case 'conditions':
    case 'refundRoute':
      return of.edition[column];
    default:
      return of[column];
  }
};

const openData: OpenData<PublicCommitment, Column> = { schemaPath: SCHEMA_PATH, columns: COLUMNS, cellOf };

/** The whole register as a file, as it is read. */
export const openDataFile = (format: 'csv' | 'json', items: AsyncIterable<PublicCommitment>): Readable =>
  fileOf(openData, format, items);
