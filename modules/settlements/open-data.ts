import { Readable } from 'node:stream';
import { z } from 'zod';
import { writeTable } from '../../platform/tables/write-table.ts';
import { type Scorecard, scorecard } from './contract.ts';

/** Where the schema of the open data is read. */
export const SCHEMA_PATH = '/api/public/settlements/scorecards/schema';

/** JSON Schema (2020-12) of the JSON file; the columns of the CSV bear the names of its keys. */
export const openDataSchema = (): Record<string, unknown> => ({
  ...z.toJSONSchema(z.object({ schema: z.literal(SCHEMA_PATH), items: z.array(scorecard) }), { io: 'output' }),
  title: '在线和解企业记分卡 / scorecards of online settlement',
});

const COLUMNS = [
  ...['region', 'id', 'name', 'filed', 'answered', 'answeredOf', 'answeredShare', 'settled', 'settledOf'],
  ...['settledShare', 'broken', 'brokenOf', 'brokenShare', 'medianDays', 'ratingMean', 'ratingN', 'fewest'],
];

type Cell = string | number | null;
const rowOf = (of: Scorecard): Cell[] => [
  ...[of.region, of.id, of.name, of.filed],
  ...[of.answered, of.settled, of.broken].flatMap(({ n, of: base, share }) => [n, base, share]),
  ...[of.medianDays, of.rating.mean, of.rating.n, of.fewest],
];

async function* rowsOf(items: AsyncIterable<Scorecard>): AsyncGenerator<Cell[], void, undefined> {
  for await (const item of items) yield rowOf(item);
}

async function* jsonOf(items: AsyncIterable<Scorecard>): AsyncGenerator<string, void, undefined> {
  let before = `{"schema":${JSON.stringify(SCHEMA_PATH)},"items":[`;
  for await (const item of items) {
    yield `${before}\n${JSON.stringify(item)}`;
    before = ',';
  }
  yield before === ',' ? '\n]}\n' : `${before}]}\n`;
}

/** All scorecards as a file, as they are read. */
export const openDataFile = (format: 'csv' | 'json', items: AsyncIterable<Scorecard>): Readable =>
  format === 'csv'
    ? writeTable(
        'csv',
        COLUMNS.map((title) => ({ title })),
        rowsOf(items),
      )
    : Readable.from(jsonOf(items), { objectMode: false });
