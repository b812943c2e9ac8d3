import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { isAppError } from '../../kernel/error.ts';
import { scratchTables } from '../../platform/tables/testing.ts';
import { rowsXml, workbookOf, zipOf } from './support/zip.ts';

const { read, refusal } = scratchTables();

const HEAD = ['编号', '标题', '内容'];

describe('texts', () => {
  test('GB18030 with characters of four bytes', async () => {
    // 编号,标题,内容 / 1,𠮷家店,㐀䶵𫝀过期 — written out, so that no encoder of ours vouches for our decoder.
    const bytes = Buffer.from(
      'b1e0bac52cb1eacce22cc4dac8dd0a312c9534b235bcd2b5ea2c8139ee398235873898399f38b9fdc6da0a',
      'hex',
    );
    const { cells, encoding } = await read(bytes);
    expect([encoding, cells]).toEqual(['gb18030', [{ 编号: '1', 标题: '𠮷家店', 内容: '㐀䶵𫝀过期' }]]);
  });

  test('GB18030 cut in the middle of a character says which row lost it', async () => {
    const bytes = Buffer.from(
      'b1e0bac52cb1eacce22cc4dac8dd0a312cb3accad02cb9fdc6dab9fdc6dab9fdc6da0a322cb3accad02cb9',
      'hex',
    );
    const { codes } = await read(bytes);
    expect(codes).toEqual([[], ['table.damaged-text']]);
  });

  test('UTF-16 without a mark is refused in words, not read as noise', async () => {
    const { length } = HEAD;
    expect(length).toBe(3);
    expect(await refusal(Buffer.from('编号,内容\n1,食品\n', 'utf16le'))).toBe('table.encoding');
  });

  test('a UTF-16 file of an odd number of bytes', async () => {
    const { codes } = await read(
      Buffer.concat([Buffer.from('\ufeff编号,内容\n1,食品食品食品食品食品\n2,食', 'utf16le'), Buffer.from([0x41])]),
    );
    expect(codes).toEqual([[], ['table.damaged-text']]);
  });

  test.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
    ['CR alone', '\r'],
  ])('lines that end with %s', async (_, end) => {
    const { cells, rows } = await read(['编号,内容', '1,甲', '2,乙', ''].join(end));
    expect(cells).toEqual([
      { 编号: '1', 内容: '甲' },
      { 编号: '2', 内容: '乙' },
    ]);
    expect(rows.map(({ line }) => line)).toEqual([2, 3]);
  });

  test('line ends of all kinds in one file lose no row', async () => {
    const { cells } = await read('编号,内容\r\n1,甲\n2,乙\r3,丙\r\n4,"丁\r\n丁"\n');
    expect(cells.map((each) => each.编号)).toEqual(['1', '2', '3', '4']);
    expect(cells[3]?.内容).toBe('丁\n丁');
  });

  test('an embedded NUL is one lost character in one cell, not the end of the file', async () => {
    const { cells, codes } = await read(
      '编号,标题,内容\n1,某超市销售过期牛奶,内容内容\u0000内容\n2,乙乙乙乙,丙丙丙丙\n',
    );
    expect(cells).toHaveLength(2);
    expect(cells[1]).toEqual({ 编号: '2', 标题: '乙乙乙乙', 内容: '丙丙丙丙' });
    expect(cells[0]?.内容).toBe('内容内容\ufffd内容');
    expect(codes).toEqual([['table.damaged-text'], []]);
  });

  test('a cell of nearly a million characters is read, a longer one is said', async () => {
    const { cells } = await read(`编号,内容\n1,${'长'.repeat(300_000)}\n2,乙\n`);
    expect(cells.map((each) => each.内容?.length)).toEqual([300_000, 1]);
    const { codes } = await read(`编号,内容\n1,${'x'.repeat(1_000_001)}\n`);
    expect(codes).toEqual([['table.line-too-long']]);
  });

  test('quotes that are not balanced, in the middle and at the end', async () => {
    const { rows } = await read('编号,内容\n1,他说"好"的\n2,"乙"丙\n3,"不完\n4,丁\n');
    expect(rows.map(({ line, problems }) => [line, problems[0]?.code])).toEqual([
      [2, undefined],
      [3, undefined],
      [4, 'table.quote-not-closed'],
    ]);
    expect(rows[0]?.cells.内容).toBe('他说"好"的');
  });

  test('headers that come twice, blank ones and those of objects stay apart', async () => {
    const { headers, cells } = await read('内容,内容,,__proto__,constructor\n1,2,3,4,5\n');
    expect(new Set(headers).size).toBe(5);
    expect(Object.values(cells[0] ?? {})).toEqual(['1', '2', '3', '4', '5']);
  });

  test('JSON lines with broken ones between, and keys of objects', async () => {
    const { rows } = await read(
      '{"id":1,"内容":"反映某店计量不准","__proto__":{"x":1}}\n{"id":\n内容内容\u0000内容内容\n{"id":2}{"id":3}\nnull\n{"id":4}\n',
      'a.jsonl',
    );
    expect(rows.map(({ line, cells, problems }) => [line, cells.id, problems[0]?.code])).toEqual([
      [1, '1', undefined],
      [2, undefined, 'table.bad-json'],
      [3, undefined, 'table.bad-json'],
      [4, undefined, 'table.bad-json'],
      [5, undefined, 'table.bad-json'],
      [6, '4', undefined],
    ]);
    expect(Object.prototype).not.toHaveProperty('x');
  });
});

describe('workbooks', () => {
  test('numbers, formulas with their last values, texts of formulas, truth values', async () => {
    const { cells, codes } = await read(
      workbookOf(
        rowsXml([
          [...HEAD, '数'],
          [
            { xml: '<c><f>1+1</f><v>2</v></c>' },
            { xml: '<c t="str"><f>A1&amp;"x"</f><v>甲x</v></c>' },
            { xml: '<c t="b"><v>1</v></c>' },
            { xml: '<c><v>1.5E3</v></c>' },
          ],
          [{ xml: '<c><f>NOW()</f></c>' }, { xml: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' }, '乙', 1],
        ]),
      ),
    );
    expect(cells[0]).toEqual({ 编号: '2', 标题: '甲x', 内容: 'true', 数: '1500' });
    expect(codes).toEqual([[], ['table.formula-error']]);
  });

  test('empty rows and formatted empty cells far away are nothing', async () => {
    const far = '<row r="900"><c r="XFD900" s="0"/></row><row r="1048576"><c r="A1048576"/></row>';
    const { headers, cells } = await read(workbookOf(`${rowsXml([HEAD, ['1', '甲', '乙']])}${far}`));
    expect(headers).toEqual(HEAD);
    expect(cells).toEqual([{ 编号: '1', 标题: '甲', 内容: '乙' }]);
  });

  test('a cell far outside the headers is a problem of its row', async () => {
    const far = '<row r="3"><c r="A3"><v>2</v></c><c r="XFD3"><v>9</v></c></row>';
    const { codes } = await read(workbookOf(`${rowsXml([HEAD, ['1', '甲', '乙']])}${far}`));
    expect(codes).toEqual([[], ['table.extra-cells']]);
  });

  test('links to other files and pictures from elsewhere are not followed', async () => {
    const link = '<externalLink xmlns="x"><externalBook r:id="r1"/></externalLink>';
    const rels =
      '<Relationships><Relationship Id="r1" Type="x" Target="file:///etc/passwd" TargetMode="External"/></Relationships>';
    const { cells } = await read(
      workbookOf(rowsXml([HEAD, ['1', { xml: `<c t="str"><f>[1]Sheet1!A1</f><v>旧值</v></c>` }, '乙']]), [
        { name: 'xl/externalLinks/externalLink1.xml', content: link },
        { name: 'xl/externalLinks/_rels/externalLink1.xml.rels', content: rels },
      ]),
    );
    expect(cells).toEqual([{ 编号: '1', 标题: '旧值', 内容: '乙' }]);
  });

  test('an entity that would grow without end, or read a file, is not resolved', async () => {
    const laughs = Array.from({ length: 12 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('');
    const evil = `<!DOCTYPE x [<!ENTITY a0 "ha">${laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    const path = workbookOf(rowsXml([HEAD, ['1', '&a12;', '&f;']]), [], evil);
    const told = await read(path).then(
      ({ cells }) => JSON.stringify(cells),
      (error: unknown) => (isAppError(error) ? error.code : String(error)),
    );
    expect(told.length).toBeLessThan(1_000);
    expect(told).not.toMatch(/root:|haha/);
  });

  const blank = (size: number): Buffer => {
    const content = Buffer.alloc(size, 0x20);
    content.write('<sst xmlns="x">');
    return content;
  };
  const MIB = 2 ** 20;

  test.each([
    ['texts of cells', { name: 'xl/sharedStrings.xml', content: blank(129 * MIB) }, 'table.unpacks-too-large'],
    ['styles', { name: 'xl/styles.xml', content: '<x/>', declared: 200 * MIB }, 'table.unpacks-too-large'],
    [
      'a sheet',
      { name: 'xl/worksheets/sheet2.xml', content: '<x/>', declared: 2 ** 30 + 1 },
      'table.unpacks-too-large',
    ],
    ['a size beyond all', { name: 'xl/styles.xml', content: '<x/>', declared: 0xffffffff }, 'table.unpacks-too-large'],
    ['a size that lies', { name: 'xl/sharedStrings.xml', content: blank(64 * MIB), declared: 1_000 }, 'table.broken'],
  ])('refuses what unpacks to more than a computer should hold: %s', async (_, part, code) => {
    const bomb = workbookOf(rowsXml([HEAD, [{ xml: '<c t="s"><v>0</v></c>' }]]), [part]);
    expect(bomb.length).toBeLessThan(MIB);
    expect(await refusal(bomb, 'a.xlsx')).toBe(code);
  });

  test('a text that is not there is a problem, not another text', async () => {
    const strings =
      '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>编号</t></si><si><t>内容</t></si></sst>';
    const s = (n: number) => ({ xml: `<c t="s"><v>${n}</v></c>` });
    const book = workbookOf(
      rowsXml([
        [s(0), s(1)],
        ['1', s(99)],
        ['2', s(-1)],
      ]),
      [{ name: 'xl/sharedStrings.xml', content: strings }],
    );
    const told = await read(book).then(
      ({ cells }) => cells.map((each) => each.内容 ?? ''),
      (error: unknown) => (isAppError(error) ? error.code : String(error)),
    );
    expect([['', ''], 'table.broken']).toContainEqual(told);
  });

  test.each([
    ['no workbook in it', zipOf([{ name: 'word/document.xml', content: '<x/>' }])],
    ['no sheet in it', zipOf([{ name: '[Content_Types].xml', content: '<Types/>' }])],
    ['a sheet that is no XML', workbookOf('</sheetData><<<')],
    ['a zip of nothing', zipOf([])],
    ['the first bytes of a zip', Buffer.from('PK\x03\x04rubbish')],
  ])('refuses %s', async (_, bytes) => {
    expect(await refusal(bytes, 'a.xlsx')).toMatch(/^table\.(broken|unknown-format|no-header|encoding)$/);
  });

  test('goes by what is inside, whatever the name says', async () => {
    const book = await writeXlsx({ sheets: [{ name: 's', rows: [HEAD, ['1', '甲', '乙']] }] });
    expect((await read(book, 'a.csv')).format).toBe('xlsx');
    expect((await read('编号,内容\n1,乙\n', 'a.xlsx')).format).toBe('csv');
    expect((await read('{"编号":"1"}\n', 'a.csv')).format).toBe('jsonl');
  });
});
