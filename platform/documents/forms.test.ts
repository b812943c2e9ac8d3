import { describe, expect, test } from 'vitest';
import { columnsOf } from './columns.ts';
import { renderDocx } from './docx.ts';
import { widthOf } from './measures.ts';
import { renderPdf } from './pdf.ts';
import { pdfText } from './pdf-text.testing.ts';
import { hostile, letter } from './testing.ts';
import type { Block, Layout, OfficialDocument } from './types.ts';
import { unzip } from './unzip.testing.ts';
import { cleanText, upright } from './words.ts';
import { wordsIn } from './words-of.ts';

const plain = (text: string): string => text.replace(/\s/g, '');
const pagesOf = async (doc: OfficialDocument): Promise<string[]> => pdfText((await renderPdf(doc)).bytes).map(plain);
const wordOf = async (doc: OfficialDocument): Promise<string> =>
  unzip((await renderDocx(doc)).bytes).get('word/document.xml')?.text ?? '';
const textsOf = (xml: string): string =>
  plain([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''));

const grid: Block = {
  kind: 'grid',
  columns: [3, 6, 3, 6],
  rows: [
    {
      cells: [
        { text: '当事人', label: true, vertical: true, down: 2 },
        { text: '某某商贸有限公司' },
        { text: '电话', label: true },
        { text: '13800000000' },
      ],
    },
    { cells: [{ text: '城西路8号', across: 3 }] },
    {
      cells: [
        { text: '审批意见', label: true },
        { text: '同意。', across: 3, foot: ['签名：刘卫东', '2026年6月1日'] },
      ],
      height: 40,
    },
  ],
};
const signatures: Block = {
  kind: 'signatures',
  rows: [[{ label: '当事人：', text: '李某' }, { label: '日期：' }], [{ label: '执法人员：' }]],
};
const form: OfficialDocument = {
  ...letter,
  layout: 'sheet',
  blocks: [grid, { kind: 'box', text: '照片粘贴处', height: 60 }, signatures],
};

describe('a standard form', () => {
  test('says every word in both layouts, a vertical label one character a line', async () => {
    const words = wordsIn(form).split('\n').map(plain);
    expect(words).toContain('签名：刘卫东');
    const [pdf, word] = [(await pagesOf(form)).join(''), textsOf(await wordOf(form))];
    for (const one of words) {
      expect(pdf).toContain(one);
      expect(word).toContain(one);
    }
    expect(upright('当事人')).toBe('当\n事\n人');
  });

  test.each(['notice', 'sheet', 'record', 'cover', 'strip'] satisfies Layout[])(
    'as %s has a black head',
    async (layout) => {
      // A strip has one large word.
      const title = layout === 'strip' ? '封条' : form.title;
      const pages = await pagesOf({ ...form, layout, title });
      expect(pages[0]).toContain(`云岚省市场监督管理局${title}`);
      const raw = await wordOf({ ...form, layout });
      expect(raw).not.toContain('D7000F');
      expect(await wordOf({ ...letter })).toContain('D7000F');
      // Covers and strips bear no page number.
      expect(pages[0]?.includes('—1—')).toBe(layout !== 'cover' && layout !== 'strip');
    },
  );

  test('joins cells in Word as on paper', async () => {
    const xml = await wordOf(form);
    expect(xml).toContain('<w:gridSpan w:val="3"/>');
    expect(xml).toContain('<w:vMerge w:val="restart"/>');
    // 40 mm, and more where the text wants it.
    expect(xml).toMatch(/<w:trHeight w:val="2268" w:hRule="atLeast"\/>/);
  });

  test('breaks the page where it is told to', async () => {
    const [first, second] = await pagesOf({ ...form, blocks: [signatures, { kind: 'page-break' }, grid] });
    expect(first).toContain('执法人员');
    expect(first).not.toContain('审批意见');
    expect(second).toContain('审批意见');
    expect(await wordOf({ ...form, blocks: [signatures, { kind: 'page-break' }, grid] })).toContain(
      '<w:pageBreakBefore/>',
    );
  });

  test('goes on over pages where a cell is longer than one', async () => {
    const long = Array.from({ length: 120 }, (_, index) => `第${index + 1}行`).join('\n');
    const rows = [
      {
        cells: [
          { text: '意见', label: true as const },
          { text: long, foot: ['签名：'] },
        ],
        height: 30,
      },
    ];
    const pages = await pagesOf({ ...form, blocks: [{ kind: 'grid', columns: [1, 5], rows }] });
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.join('')).toContain('第120行');
  });

  test('a name that would break with one character left over is set smaller', async () => {
    const title = '实施行政强制措施场所/设施/财物委托保管书';
    const size = async (doc: OfficialDocument): Promise<number[]> =>
      [...(await wordOf(doc)).matchAll(/<w:sz w:val="(\d+)"\/>/g)].map(([, half]) => Number(half));
    expect(Math.max(...(await size({ ...form, layout: 'notice', title, issuer: '某局' })))).toBeLessThan(44);
    expect(Math.max(...(await size({ ...form, layout: 'notice', title: '询问通知书' })))).toBe(44);
  });
});

test.each(hostile.map((text, index) => [index, text]))('hostile text %i in a form is text', async (_, text) => {
  const blocks: Block[] = [
    {
      kind: 'grid',
      columns: [1, 3],
      rows: [
        {
          cells: [
            { text, label: true },
            { text, foot: [text] },
          ],
          height: 20,
        },
      ],
    },
    { kind: 'signatures', rows: [[{ label: text, text }]] },
    { kind: 'box', text, height: 20 },
  ];
  expect(textsOf(await wordOf({ ...form, blocks }))).not.toBe('');
  const clean = plain(cleanText(text));
  const shown = (await pagesOf({ ...form, blocks })).join('').replace(/—\d+—/g, '');
  if (!/[〓\u{1F000}-\u{1FAFF}\u{20000}-\u{3FFFF}㛃�]/u.test(clean)) expect(shown.split(clean).length - 1).toBe(6);
});

describe('the place of the seal', () => {
  const sealed = (lines: number): OfficialDocument => ({
    ...form,
    layout: 'notice',
    blocks: Array.from({ length: lines }, (_, index) => ({ kind: 'paragraph', runs: [`第${index + 1}行`] }) as const),
    ...(letter.signature === undefined ? {} : { signature: { ...letter.signature, seal: true } }),
  });

  test('is over the day, on its page, with the whole seal on the paper', async () => {
    const { seal } = await renderPdf(sealed(3));
    expect(seal?.page).toBe(1);
    expect(seal?.x).toBeGreaterThan(105);
    expect((seal?.x ?? 0) + 21).toBeLessThan(210);
    const later = (await renderPdf(sealed(5))).seal;
    // Two lines of 26 pt further down.
    expect((later?.y ?? 0) - (seal?.y ?? 0)).toBeCloseTo((52 / 72) * 25.4, 1);
  });

  test('goes with the signature to the next page', async () => {
    const pages = await pagesOf(sealed(30));
    const { seal } = await renderPdf(sealed(30));
    expect(seal?.page).toBe(pages.findIndex((text) => text.includes('2026年3月2日')) + 1);
  });

  test('never stands on a page without words', async () => {
    for (const lines of [18, 19, 20, 21, 22, 23, 24]) {
      const pages = await pagesOf(sealed(lines));
      const { seal } = await renderPdf(sealed(lines));
      expect(pages[(seal?.page ?? 0) - 1]).toContain(`第${lines}行`);
    }
    expect(await wordOf(sealed(3))).toMatch(/<w:keepNext\/>(?:(?!<w:p>).)*第3行/);
  });

  test('is told of no document without one', async () => {
    expect((await renderPdf(letter)).seal).toBeUndefined();
  });
});

test('a word longer than its column breaks, as its place on the page shows', async () => {
  // One line of 300 would end far beyond the paper: broken, it makes the table more than one line high.
  const table = (text: string): OfficialDocument => ({
    ...letter,
    blocks: [{ kind: 'table', head: ['甲', '乙'], rows: [[text, 'x']] }],
  });
  const { seal: _, ...long } = await renderPdf({ ...table('A'.repeat(2_000)) });
  expect(pdfText(long.bytes).length).toBeGreaterThan(pdfText((await renderPdf(table('A'.repeat(20)))).bytes).length);
});

test('columns of numbers stay narrow; what is left over goes to the words', () => {
  const table = {
    kind: 'table',
    head: ['序号', '名称', '金额'],
    rows: [['1', '白酒（500ml）', '1,000.00']],
    align: ['center', 'left', 'right'],
  } as const;
  const [no = 0, name = 0, sum = 0] = columnsOf(table, false).shares;
  expect(no).toBeLessThan(0.1);
  expect(name).toBeGreaterThan(0.6);
  expect(no + name + sum).toBeCloseTo(1, 4);
  expect(widthOf('序号')).toBe(2);
});
