import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CellOut, guardFormula, openTable, writeTable } from './index.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-table-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const columns = [{ title: '编号', width: 12 }, { title: '内容' }];
let made = 0;

async function write(format: 'csv' | 'xlsx', rows: Iterable<readonly CellOut[]>): Promise<string> {
  made += 1;
  const path = join(folder, `${made}.${format}`);
  await pipeline(writeTable(format, columns, rows), createWriteStream(path));
  return path;
}

async function readBack(path: string): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of (await openTable(path)).rows) rows.push(Object.values(row.cells));
  return rows;
}

describe('export', () => {
  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx', '\rx', '＝1'])('takes the danger out of %j', (text) => {
    expect(guardFormula(text)).toBe(`'${text}`);
  });

  it.each(['-5', '-5.25', '5', 'a=1', ''])('leaves %j alone', (text) => {
    expect(guardFormula(text)).toBe(text);
  });

  it.each(['csv', 'xlsx'] as const)('writes no cell of a %s that a spreadsheet would compute', async (format) => {
    const path = await write(format, [['=HYPERLINK("http://x")', -5]]);
    if (format === 'csv')
      expect(await readFile(path, 'utf8')).toBe('\ufeff编号,内容\r\n"\'=HYPERLINK(""http://x"")",-5\r\n');
    // What comes back through our own import is the text that the citizen wrote.
    expect(await readBack(path)).toEqual([['=HYPERLINK("http://x")', '-5']]);
  });

  it.each(['csv', 'xlsx'] as const)('brings any text back from a %s', async (format) => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('"', ',', '\n', '=', "'", '_x0041_', '字', ' ', ';', '<', '&'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 20,
    });
    // What a spreadsheet itself cannot hold or trims is not asked back.
    const kept = (value: string): string => {
      const clean = value
        .replace(/\p{Cc}|\p{Cs}|[\ufffe\uffff\ufeff\u200b]/gu, (char) => (char === '\n' ? char : ''))
        .trim();
      return clean.startsWith('#') ? `x${clean}` : clean;
    };
    await fc.assert(
      fc.asyncProperty(fc.array(text.map(kept), { minLength: 1, maxLength: 5 }), async (texts) => {
        const path = await write(
          format,
          texts.map((value, index) => [`n${index}`, value]),
        );
        expect((await readBack(path)).map((row) => row[1])).toEqual(texts);
      }),
      { numRuns: 60 },
    );
  });

  it('cuts a text that no cell can hold, and says so in the cell', async () => {
    const rows = await readBack(await write('xlsx', [['1', 'x'.repeat(40_000)]]));
    expect(rows[0]?.[1]).toHaveLength(32_767);
    expect(rows[0]?.[1]).toMatch(/已截断/);
  });
});
