import { existsSync } from 'node:fs';
import { type CellValue, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { projectPath } from '../paths.ts';
import { openTable } from './index.ts';
import { scratchTables } from './testing.ts';

const { read, refusal, path } = scratchTables();

const workbook = (
  rows: CellValue[][],
  merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = [],
) => writeXlsx({ sheets: [{ name: '台账', rows, merges }] });

// 编号,内容\n1,食品过期 in GB18030, written out so that no encoder of ours vouches for our decoder.
const GB = Buffer.from('b1e0bac52cc4dac8dd0a312ccab3c6b7b9fdc6da0a', 'hex');

describe('csv', () => {
  it('keeps line breaks and delimiters inside quotes, and says where each row begins', async () => {
    const { cells, rows } = await read('编号,内容\r\n1,"第一行\r\n第二行, 仍是"\r\n\r\n2,"他说""好"""\r\n');
    expect(cells).toEqual([
      { 编号: '1', 内容: '第一行\n第二行, 仍是' },
      { 编号: '2', 内容: '他说"好"' },
    ]);
    expect(rows.map((row) => row.line)).toEqual([2, 5]);
  });

  it('reads GB18030, UTF-8 with a mark and UTF-16 of both ends alike', async () => {
    const text = '编号,内容\n1,食品过期\n';
    const le = Buffer.from(`\ufeff${text}`, 'utf16le');
    const files = {
      gb18030: GB,
      'utf-8': Buffer.from(`\ufeff${text}`),
      'utf-16le': le,
      'utf-16be': Buffer.from(le).swap16(),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const { cells, encoding } = await read(bytes);
      expect(encoding).toBe(name);
      expect(cells).toEqual([{ 编号: '1', 内容: '食品过期' }]);
    }
  });

  it('finds the encoding by a character far into the file', async () => {
    const { cells, encoding } = await read(Buffer.concat([Buffer.from(`a,b\n${'1,2\n'.repeat(400_000)}`), GB]));
    expect(encoding).toBe('gb18030');
    expect(cells.at(-1)).toEqual({ a: '1', b: '食品过期' });
    expect(cells.length).toBe(400_002);
  });

  it('does not take characters cut by a chunk border for another encoding', async () => {
    for (const shift of [0, 1, 2]) {
      const { encoding, codes } = await read(`a\n${'x'.repeat(shift)}${`${'消'.repeat(999)}\n`.repeat(400)}`);
      expect([encoding, codes.flat()]).toEqual(['utf-8', []]);
    }
  });

  it('says which row lost bytes instead of taking the whole file for another encoding', async () => {
    const good = '编号,内容\n1,投诉举报内容很长很长很长\n2,';
    const { encoding, rows } = await read(Buffer.concat([Buffer.from(good), Buffer.from([0xff]), Buffer.from('坏\n')]));
    expect(encoding).toBe('utf-8');
    expect(rows.map((row) => row.problems.map((each) => [each.code, each.column]))).toEqual([
      [],
      [['table.damaged-text', '内容']],
    ]);
  });

  it.each([
    ['a;b,x;c\n1;2;3\n4;5;6\n', ['a', 'b,x', 'c']],
    ['a\tb\n"1\t,"\t2\n', ['a', 'b']],
    ['sep=|\na|b\n1|2\n', ['a', 'b']],
    ['只有一列\n甲\n乙\n', ['只有一列']],
  ])('finds the delimiter of %j', async (text, headers) => {
    expect((await read(text)).headers).toEqual(headers);
  });

  it('reports what it cannot read and loses no row in silence', async () => {
    const { rows } = await read('a,b\n1,2,3\n4\n5,"x\n6,7\n');
    expect(rows.map((row) => [row.line, row.problems[0]?.code])).toEqual([
      [2, 'table.extra-cells'],
      [3, undefined],
      [4, 'table.quote-not-closed'],
    ]);
    const { codes } = await read(`a,b\n1,${'x'.repeat(1_100_000)}\n`);
    expect(codes.flat()).toEqual(['table.line-too-long']);
  });

  it('keeps odd names apart: repeated, blank, and those of objects', async () => {
    const { headers, cells } = await read('名称,名称,,__proto__\n1,2,3,4\n');
    expect(headers).toEqual(['名称', '名称(2)', '第3列', '__proto__']);
    expect(Object.values(cells[0] ?? {})).toEqual(['1', '2', '3', '4']);
  });

  it('undoes what spreadsheets and our own export do to texts', async () => {
    const { cells } = await read('a,b,c,d\n="00123",\'=1+1,\u3000 x \u00a0,it\'s\n');
    expect(cells).toEqual([{ a: '00123', b: '=1+1', c: 'x', d: "it's" }]);
  });

  it.each([
    ['', 'table.no-header'],
    ['\n\n,,\n', 'table.no-header'],
    [`${'x,'.repeat(1_000)}y\n`, 'table.too-wide'],
    [Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x2c, 0x0a, 0xe9, 0x0a]), 'table.encoding'],
    [Buffer.from('MZ\0\0\0\x01\0binary\0'), 'table.encoding'],
    [Buffer.from('%PDF-1.7\n'), 'table.unknown-format'],
    ['<html><table><tr><td>编号</td></tr></table>', 'table.unknown-format'],
    ['[{"id":1},\n{"id":2}]', 'table.unknown-format'],
  ])('refuses %#', async (content, code) => {
    expect(await refusal(content)).toBe(code);
  });

  it('says that a file is missing', async () => {
    await expect(openTable(path('none.csv'))).rejects.toMatchObject({ code: 'table.not-found', status: 404 });
  });
});

describe('jsonl', () => {
  it('takes each object for a row, whatever the order of its keys', async () => {
    const { format, headers, rows } = await read(
      '{"id":"1","n":2}\n\n[1]\n{"n":null,"x":{"y":[1]},"ok":true}\n{"id"\n{"s":"\\u0000\\ud800"}',
    );
    expect(format).toBe('jsonl');
    expect(headers).toEqual(['id', 'n', 'x', 'ok', 's']);
    expect(rows.map((row) => [row.line, { ...row.cells }, row.problems[0]?.code])).toEqual([
      [1, { id: '1', n: '2' }, undefined],
      [3, {}, 'table.bad-json'],
      [4, { n: '', x: '{"y":[1]}', ok: 'true' }, undefined],
      [5, {}, 'table.bad-json'],
      [6, { s: '\ufffd\ufffd' }, undefined],
    ]);
  });

  it('passes over one endless line and reads on', async () => {
    const { rows } = await read(`{"a":"1"}\n{"a":"${'x'.repeat(5_000_000)}"}\n{"a":"3"}\n`);
    expect(rows.map((row) => [row.line, row.cells.a, row.problems[0]?.code])).toEqual([
      [1, '1', undefined],
      [2, undefined, 'table.line-too-long'],
      [3, '3', undefined],
    ]);
  });

  const real = projectPath('../shared/data/clues/gov-messages/hot_messages.jsonl');
  it.skipIf(!existsSync(real))(
    `reads 4,326 real messages (skipped when missing: ${existsSync(real) ? 'here' : 'MISSING'})`,
    async () => {
      const table = await openTable(real);
      expect(table.headers).toEqual(['id', 'user', 'subject', 'time', 'body', 'against', 'likes']);
      let count = 0;
      for await (const row of table.rows) {
        expect(row.problems).toEqual([]);
        expect(row.cells.id).toMatch(/^\d+$/);
        count += 1;
      }
      expect(count).toBe(4_326);
      expect(table.position()).toBe(table.total);
    },
  );
});

describe('xlsx', () => {
  it('keeps codes typed as text, turns dates into days, and shows numbers as the sheet does', async () => {
    const { rows, format } = await read(
      await workbook([
        ['编号', '日期', '时间', '金额', '是否'],
        ['00123', new Date(Date.UTC(2026, 3, 14)), new Date(Date.UTC(2026, 3, 14, 8, 30)), 0.1 + 0.2, true],
        ['x', new Date(Date.UTC(1900, 0, 1)), new Date(Date.UTC(1900, 2, 1)), 1e15 - 1, null],
      ]),
    );
    expect(format).toBe('xlsx');
    expect(rows.map((row) => Object.values(row.cells))).toEqual([
      ['00123', '2026-04-14', '2026-04-14 08:30:00', '0.3', 'true'],
      // The serials 1 and 61 lie on both sides of Excel's 29 February 1900, a day that never was.
      ['x', '1900-01-01', '1900-03-01', '999999999999999', ''],
    ]);
    expect(rows.map((row) => row.line)).toEqual([2, 3]);
  });

  it('passes over titles, blank rows and notes above the headers', async () => {
    const title = { startRow: 0, startCol: 0, endRow: 0, endCol: 3 };
    const { headers, rows } = await read(
      await workbook(
        [
          ['投诉举报登记表'],
          [],
          ['单位：', '某局'],
          ['编号', '姓名', '电话', '内容'],
          ['1', '甲', '139', 'x'],
          [],
          ['2', null, null, 'y'],
        ],
        [title],
      ),
    );
    expect(headers).toEqual(['编号', '姓名', '电话', '内容']);
    expect(rows.map((row) => [row.line, row.cells.编号, row.cells.姓名])).toEqual([
      [5, '1', '甲'],
      [7, '2', ''],
    ]);
  });

  it('reads grouped headings of two rows', async () => {
    const { headers, cells } = await read(
      await workbook([
        ['编号', '投诉人', null, '内容'],
        [null, '姓名', '电话', null],
        ['1', '甲', '139', 'x'],
      ]),
    );
    expect(headers).toEqual(['编号', '姓名', '电话', '内容']);
    expect(cells).toEqual([{ 编号: '1', 姓名: '甲', 电话: '139', 内容: 'x' }]);
  });

  it('does not take data under a gap in the headers for a second heading', async () => {
    const { headers, cells } = await read(
      await workbook([
        ['编号', null, '内容'],
        ['1', 'z', 'x'],
        ['2', 'z', 'y'],
      ]),
    );
    expect(headers).toEqual(['编号', '第2列', '内容']);
    expect(cells.length).toBe(2);
  });

  it('says when Excel ate digits or a formula failed', async () => {
    const { rows } = await read(
      await workbook([
        ['证号', '金额'],
        [Number('510502199001011234'), '#REF!'],
        ['510502199001011234', 3],
      ]),
    );
    expect(rows.map((row) => row.problems.map((each) => [each.code, each.column]))).toEqual([
      [
        ['table.number-precision', '证号'],
        ['table.formula-error', '金额'],
      ],
      [],
    ]);
  });

  it('joins rich text', async () => {
    const cells = new Map([['1,0', { value: null, richText: [{ text: '红' }, { text: '字', font: { bold: true } }] }]]);
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 's',
          rows: [
            ['a', 'b'],
            [null, 'x'],
          ],
          cells,
        },
      ],
    });
    expect((await read(bytes)).cells).toEqual([{ a: '红字', b: 'x' }]);
  });

  it('refuses a locked, an old and a broken workbook in words', async () => {
    const locked = await writeXlsx({
      sheets: [{ name: 's', rows: [['a']] }],
      encryption: { password: 'x', spinCount: 10 },
    });
    expect(await refusal(locked)).toBe('table.encrypted');
    expect(await refusal(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000)]))).toBe(
      'table.old-excel',
    );
    const whole = await workbook([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(await refusal(whole.subarray(0, whole.length >> 1))).toBe('table.broken');
  });
});
