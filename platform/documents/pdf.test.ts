import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { renderPdf, renderPdfWith } from './pdf.ts';
import { pdfText } from './pdf-text.testing.ts';
import { installedParts, openPrinter } from './printer.ts';
import { hostile, letter } from './testing.ts';
import type { Block, OfficialDocument } from './types.ts';

const printer = openPrinter(installedParts);
afterAll(() => printer.close());

const plain = (text: string): string => text.replace(/\s/g, '');
/** The words of a document, page numbers aside. */
const textOf = async (doc: OfficialDocument): Promise<string> =>
  plain(pdfText((await renderPdf(doc)).bytes).join('')).replace(/—\d+—/g, '');
const paragraphs = (texts: readonly string[]): Block[] => texts.map((text) => ({ kind: 'paragraph', runs: [text] }));

describe('a letter as PDF', () => {
  test('holds every word in reading order, head to small print', async () => {
    const { bytes, type } = await renderPdf(letter);
    expect(type).toBe('application/pdf');
    const pages = pdfText(bytes);
    const text = plain(pages.join(''));
    const order = ['云岚省市场监督管理局', '云市监举告〔2026〕12号', '关于举报处理结果的告知书', '王某某：'];
    const rest = [
      '一、核查情况',
      '1,044.00',
      '2.依法向人民法院提起行政诉讼。',
      '特此告知。',
      '2026年3月2日',
      '联系人：李明',
    ];
    let at = -1;
    for (const words of [...order, ...rest]) {
      const found = text.indexOf(words, at + 1);
      expect(found, words).toBeGreaterThan(at);
      at = found;
    }
    expect(plain(pages[0] ?? '')).toContain('—1—');
    expect(plain(pages[1] ?? '')).toContain('—2—');
  });

  test('is PDF/A-2b of A4 with title, author, language and the instant of the document', async () => {
    const raw = (await renderPdf(letter)).bytes.toString('latin1');
    expect(raw).toContain('/MediaBox [0 0 595.2756 841.8898]');
    expect(raw).toMatch(/pdfaid:part>2<[\s\S]*pdfaid:conformance>B</);
    expect(raw).toContain('/Lang (zh)');
    expect(raw).toContain('/CreationDate (D:20260302020000Z)');
    expect(raw).toContain(Buffer.from('关于', 'utf16le').swap16().toString('hex').toUpperCase());
    expect(raw).toContain('/StructTreeRoot');
  });

  test('is the same to the byte from another thread, and another for another instant or word', async () => {
    const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
    const first = digest((await renderPdf(letter)).bytes);
    expect(digest((await renderPdfWith(printer, letter)).bytes)).toBe(first);
    expect(digest((await renderPdf({ ...letter, at: new Date('2026-03-03T02:00:00Z') })).bytes)).not.toBe(first);
    expect(digest((await renderPdf({ ...letter, number: '云市监举告〔2026〕13号' })).bytes)).not.toBe(first);
  });

  test('in English, on a page across', async () => {
    const { bytes } = await renderPdf({
      ...{ language: 'en', issuer: 'Yunlan Administration for Market Regulation', title: 'Clearance bulletin' },
      ...{ at: letter.at, landscape: true, blocks: paragraphs(['For information.']) },
      signature: { authority: 'Yunlan Administration for Market Regulation', on: '2026-03-02' as never },
    });
    expect(bytes.toString('latin1')).toContain('/MediaBox [0 0 841.8898 595.2756]');
    const text = pdfText(bytes).join('\n');
    expect(text).toContain('Clearance bulletin');
    expect(text).toContain('2 March 2026');
  });
});

describe('text is data', () => {
  test.each(hostile.map((text, index) => [index, text]))(
    'hostile text %i stands as it is, wherever it comes',
    async (_, text) => {
      const doc: OfficialDocument = {
        ...letter,
        ...{ issuer: text.slice(0, 20), title: text, number: text.slice(0, 60), footnotes: [text] },
        blocks: [
          { kind: 'heading', text },
          { kind: 'addressee', text },
          { kind: 'paragraph', runs: [text, { text, bold: true }] },
          { kind: 'list', items: [text] },
          { kind: 'table', head: ['甲', text], rows: [[text, text]] },
        ],
      };
      const all = await textOf(doc);
      // What the font lacks and what draws nothing aside, each place holds the whole text.
      const kept = plain(text)
        .replace(/[^\x21-\x7e一-龥]+/g, '\n')
        .split('\n')
        .filter((piece) => piece.length > 3);
      expect(kept.length).toBeGreaterThan(0);
      for (const piece of kept) expect(all.split(piece).length - 1, piece).toBeGreaterThanOrEqual(9);
    },
  );

  test('any text at all gives a document', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 5 }), async (texts) => {
        const { bytes } = await renderPdf({ ...letter, blocks: paragraphs(texts) });
        expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      }),
      { numRuns: 40 },
    );
  });

  test('a character that the font lacks stands as 〓 and is named in the small print', async () => {
    const text = await textOf({ ...letter, blocks: paragraphs(['当事人：𠮷某，👨‍👩‍👧。']) });
    expect(text).toContain('当事人：〓某，〓。');
    expect(text).toContain('U+20BB7、U+1F468+U+1F469+U+1F467');
    expect(await textOf(letter)).not.toContain('〓');
  });

  test('no direction override makes a name read otherwise', async () => {
    expect(await textOf({ ...letter, blocks: paragraphs(['bill\u202Efdp.exe']) })).toContain('billfdp.exe');
  });
});

describe('a table', () => {
  const table = (rows: number): Block => ({
    kind: 'table',
    head: ['序号', '单位', '收到'],
    rows: Array.from({ length: rows }, (_, index) => [`${index + 1}`, `第${index}县局`, '12']),
    align: ['center', 'left', 'right'],
  });

  test('of 300 rows repeats its head on each page', async () => {
    const pages = pdfText((await renderPdf({ ...letter, blocks: [table(300)] })).bytes).map(plain);
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages.slice(0, -2)) expect(page).toContain('序号单位收到');
    expect(pages.join('')).toContain('第299县局');
  });

  test('whose one cell is longer than a page goes on over pages', async () => {
    const long = '核查情况'.repeat(900);
    const doc: OfficialDocument = { ...letter, blocks: [{ kind: 'table', head: ['项', '内容'], rows: [['1', long]] }] };
    const pages = pdfText((await renderPdf(doc)).bytes);
    expect(pages.length).toBeGreaterThan(1);
    expect([...plain(pages.join('')).matchAll(/核/g)].length).toBe(900);
  });

  test('with rows shorter and longer than its head still stands', async () => {
    const doc: OfficialDocument = {
      ...letter,
      blocks: [{ kind: 'table', head: ['甲', '乙'], rows: [['一'], ['二', '三', '四']] }],
    };
    const text = await textOf(doc);
    expect(text).toContain('甲乙一二三');
    expect(text).not.toContain('四');
  });
});

describe('where a part is missing', () => {
  const parts = installedParts();
  test.each([
    ['the typesetter', { ...parts, compiler: '/nowhere/typst' }],
    ['a font', { ...parts, fonts: ['/nowhere/a.ttf', '/nowhere/b.ttf'] as [string, string] }],
    ['a whole font', { ...parts, fonts: [parts.template, parts.template] as [string, string] }],
  ])('%s, the answer is coded', async (_, broken) => {
    const other = openPrinter(() => broken);
    await expect(renderPdfWith(other, letter)).rejects.toMatchObject({ code: 'documents.unavailable', status: 503 });
    await other.close();
  });

  test('a template that fails does not stop the next document', async () => {
    await expect(printer.print('{}', 0)).rejects.toMatchObject({ code: 'documents.failed' });
    expect((await renderPdfWith(printer, letter)).bytes.length).toBeGreaterThan(10_000);
  });

  test('documents asked for at once all come, each its own', async () => {
    const docs = Array.from({ length: 12 }, (_, index) => ({ ...letter, title: `第${index}号告知书` }));
    const made = await Promise.all(docs.map((doc) => renderPdfWith(printer, doc)));
    made.forEach(({ bytes }, index) => {
      expect(plain(pdfText(bytes).join(''))).toContain(`第${index}号告知书`);
    });
  });
});
