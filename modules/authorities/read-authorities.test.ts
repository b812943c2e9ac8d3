import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readAuthorities } from './read-authorities.ts';

function table(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'qy-authorities-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'table.csv');
  writeFileSync(file, text);
  return file;
}
const read = (text: string, known: readonly string[] = []) => readAuthorities(table(text), new Set(known));

test('a parent left out is the nearest authority whose area contains this one', async () => {
  const { rows, problems } = await read(
    '代码,名称,起始日\n510000,省局,2018-11-01\n510502,县局,2018/11/1\n510502003,所,2019年1月2日\n510600,市局,2018-11-01\n',
    ['510500'],
  );
  expect(problems).toEqual([]);
  expect(rows.map(({ code, parentCode, validFrom }) => [code, parentCode, validFrom])).toEqual([
    ['510000', null, '2018-11-01'],
    ['510502', '510500', '2018-11-01'],
    ['510502003', '510502', '2019-01-02'],
    ['510600', '510000', '2018-11-01'],
  ]);
});

test('every wrong line is named with its number and code', async () => {
  const { problems, rows } = await read(
    [
      'code,parent,nameZh,nameEn,shortZh,validFrom',
      '510000,,省局,Province,川,2018-11-01',
      '51050,,短,,,2018-11-01',
      '510500001,,市局的所,,,2018-11-01',
      '510500,610000,别省,,,2018-11-01',
      '510600,,,,,2018-13-01',
      '510000,,又一次,,,2018-11-01',
      '510701,510700,上级不在,,,2018-11-01',
    ].join('\n'),
  );
  expect(problems.map(({ line, error }) => [line, error.code])).toEqual([
    [3, 'authorities.import.code'],
    [4, 'authorities.import.code'],
    [5, 'authorities.import.parent'],
    [6, 'authorities.import.name'],
    [6, 'authorities.import.day'],
    [7, 'authorities.import.repeated'],
    [8, 'authorities.import.parent-unknown'],
  ]);
  expect(rows.map(({ code, shortZh, nameEn }) => [code, shortZh, nameEn])).toEqual([['510000', '川', 'Province']]);
});

test('a table without the columns needed is refused as a whole', async () => {
  await expect(read('代码,电话\n510000,1\n')).rejects.toMatchObject({
    code: 'authorities.import.columns',
    params: { missing: 'nameZh, validFrom' },
  });
});
