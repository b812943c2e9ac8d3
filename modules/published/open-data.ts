import type { Readable } from 'node:stream';
import { z } from 'zod';
import { openDataFile as fileOf, type OpenData } from '../../platform/tables/open-data.ts';
import type { CellOut } from '../../platform/tables/write-table.ts';
import { type PublishedItem, publishedItem } from './contract.ts';
import { type PublishedKind, publishedKinds } from './model/kinds.ts';

const SCHEMA = '/api/public/open-data/schema';
/** Where the schema is read: of one kind, or of all. */
const schemaPath = (kind: PublishedKind | undefined): string =>
  kind === undefined ? SCHEMA : `${SCHEMA}?kind=${kind}`;

/** JSON Schema (2020-12) of the JSON file; the columns of the CSV bear the names of its keys. */
export function openDataSchema(kind: PublishedKind | undefined): Record<string, unknown> {
  const item = kind === undefined ? publishedItem : publishedItem.extend({ kind: z.literal(kind) });
  const file = z.object({ schema: z.literal(schemaPath(kind)), items: z.array(item) });
  const title = kind === undefined ? { zh: '公示信息', en: 'published items' } : publishedKinds[kind];
  return { ...z.toJSONSchema(file, { io: 'output' }), title: `${title.zh} / ${title.en}` };
}

const COLUMNS = [
  ...['kind', 'kindTitle', 'region', 'id', 'title', 'firm', 'code', 'authority', 'authorityName'],
  ...['day', 'until', 'facts', 'path', 'sha256'],
] as const;
type Column = (typeof COLUMNS)[number];

const cellOf = (of: PublishedItem, column: Column): CellOut => {
  switch (column) {
    case 'kindTitle':
    case 'authorityName':
      return of[column].zh;
    case 'facts':
      return of.facts.map(({ label, value }) => `${label.zh}：${value.zh}`).join('\n');
    default:
      return of[column];
  }
};

/** What is on display as a file, as it is read. */
export const openDataFile = (
  kind: PublishedKind | undefined,
  format: 'csv' | 'json',
  items: AsyncIterable<PublishedItem>,
): Readable => {
  const how: OpenData<PublishedItem, Column> = { schemaPath: schemaPath(kind), columns: COLUMNS, cellOf };
  return fileOf(how, format, items);
};
