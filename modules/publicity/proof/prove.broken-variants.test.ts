import { degrees, PDFArray, PDFDocument, PDFHexString, PDFName, PDFString, rgb, StandardFonts } from 'pdf-lib';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { type OfficialDocument, renderPdf } from '../../../platform/documents/index.ts';
import { needlesOf } from '../model/secret.ts';
import type { FindingKind } from './finding.ts';
import { provePdf } from './prove.ts';
import type { Sought } from './sought.ts';

const ID = '510502199001010011';
const PHONE = '13800138000';
const NAME = '赵铁柱';
const sought: readonly Sought[] = [
  { label: '证件号码', fold: 'digits', needles: needlesOf({ kind: 'id-number', value: ID }) },
  { label: '电话', fold: 'digits', needles: needlesOf({ kind: 'phone', value: PHONE }) },
  { label: '姓名', fold: 'name', needles: needlesOf({ kind: 'name', value: NAME }) },
];
const allowed = ['赵铁柱便利店'];

const decision = (more: string, footnotes: readonly string[] = []): OfficialDocument => ({
  language: 'zh',
  issuer: '云岚市市场监督管理局',
  title: '行政处罚信息公示',
  number: '云市监处罚〔2026〕12号',
  blocks: [
    {
      kind: 'table',
      head: ['项目', '内容'],
      rows: [
        ['当事人', '赵铁柱便利店'],
        ['行政处罚内容', '罚款50,000元'],
        ['依据', '第十三条'],
      ],
    },
    { kind: 'heading', text: '一、认定的事实' },
    ...Array.from({ length: 24 }, (): OfficialDocument['blocks'][number] => ({
      kind: 'paragraph',
      runs: ['当事人在经营场所未按规定明码标价，有现场照片和票据为证。'],
    })),
    { kind: 'paragraph', runs: [more] },
  ],
  signature: { authority: '云岚市市场监督管理局', on: '2026-06-15' as PlainDate },
  footnotes,
  at: new Date('2026-06-17T00:00:00Z'),
});

let good: Buffer;
beforeAll(async () => {
  good = (await renderPdf(decision('店员赵某在场。'))).bytes;
});
const kindsOf = async (bytes: Uint8Array): Promise<readonly FindingKind[]> =>
  [...new Set((await provePdf(bytes, { sought, allowed })).findings.map(({ kind }) => kind))].sort();

/** The good file, taken apart and put together again with something done to it. */
async function changed(change: (pdf: PDFDocument) => unknown): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(good, { updateMetadata: false });
  await change(pdf);
  return pdf.save();
}
const first = (pdf: PDFDocument) => pdf.getPage(0);

describe('what is right passes', () => {
  test('our own file, of more pages than one, with the name of the firm that holds the name of its owner', async () => {
    const result = await provePdf(good, { sought, allowed });
    expect(result).toMatchObject({ ok: true, findings: [] });
    expect(result.pages).toBeGreaterThan(1);
    expect(result.letters).toBeGreaterThan(500);
  });

  test('the same file put together again by another program', async () => {
    expect(await kindsOf(await changed(() => undefined))).toEqual([]);
  });

  test('without the firm’s name being allowed it is found', async () => {
    expect((await provePdf(good, { sought, allowed: [] })).findings).toContainEqual({
      kind: 'secret-text',
      page: 1,
      what: '姓名',
    });
  });
});

describe('a secret in the text', () => {
  test.each([
    ['as it is', '店员赵铁柱在场。'],
    ['split by blanks', '店员赵 铁　柱在场。'],
    ['full width', `证件号码５１０５０２１９９００１０１００１１。`],
    ['split by dashes', '电话138-0013-8000。'],
    ['in Chinese numerals', '电话一三八〇〇一三八〇〇〇。'],
    ['half of it', '证件号码前十位5105021990。'],
    ['inside a longer word', '由赵铁柱们共同经营。'],
  ])('%s', async (_how, text) => {
    const { bytes } = await renderPdf(decision(text));
    expect(await kindsOf(bytes)).toContain('secret-text');
  });

  test('in the small print, over the end of a page', async () => {
    const notes = Array.from({ length: 40 }, () => '说明说明说明说明说明说明说明说明说明说明赵铁柱');
    expect(await kindsOf((await renderPdf(decision('。', notes))).bytes)).toContain('secret-text');
  });

  test('split over runs that are painted in another order', async () => {
    const bytes = await changed(async (pdf) => {
      const font = await pdf.embedFont(StandardFonts.Helvetica);
      const page = first(pdf);
      const wide = font.widthOfTextAtSize(ID.slice(0, 5), 10);
      page.drawText(ID.slice(5, 12), { x: 100 + wide, y: 60, size: 10, font });
      page.drawText('no', { x: 300, y: 80, size: 10, font });
      page.drawText(ID.slice(0, 5), { x: 100, y: 60, size: 10, font });
    });
    expect(await kindsOf(bytes)).toContain('secret-text');
  });

  test('downwards, a letter a line', async () => {
    const bytes = await changed(async (pdf) => {
      const font = await pdf.embedFont(StandardFonts.Helvetica);
      for (const [n, digit] of Array.from(PHONE).entries()) {
        first(pdf).drawText('no', { x: 200, y: 300 - n * 14, size: 10, font });
        first(pdf).drawText(digit, { x: 60, y: 300 - n * 14, size: 10, font });
      }
    });
    expect(await kindsOf(bytes)).toContain('secret-text');
  });
});

describe('a secret that is seen and not read, or read and not seen', () => {
  test('drawn as a picture', async () => {
    const png = new PNG({ width: 60, height: 12 });
    png.data.fill(0);
    for (let n = 3; n < png.data.length; n += 8) png.data[n] = 255;
    const bytes = await changed(async (pdf) => {
      first(pdf).drawImage(await pdf.embedPng(PNG.sync.write(png)), { x: 100, y: 60 });
    });
    expect(await kindsOf(bytes)).toEqual(expect.arrayContaining(['picture', 'unseen-ink']));
  });

  test('drawn as outlines', async () => {
    const bytes = await changed((pdf) =>
      first(pdf).drawSvgPath('M 0 0 C 10 10 20 10 30 0 L 30 20 L 0 20 Z', { x: 100, y: 60, color: rgb(0, 0, 0) }),
    );
    expect(await kindsOf(bytes)).toEqual(expect.arrayContaining(['drawing', 'unseen-ink']));
  });

  test('drawn as many little boxes', async () => {
    const bytes = await changed((pdf) => {
      for (let n = 0; n < 40; n += 1)
        first(pdf).drawRectangle({ x: 60 + (n % 8) * 3, y: 40 + n, width: 2, height: 2, color: rgb(0, 0, 0) });
    });
    expect(await kindsOf(bytes)).toEqual(expect.arrayContaining(['drawing']));
  });

  test('under a black box', async () => {
    const bytes = await changed(async (pdf) => {
      const font = await pdf.embedFont(StandardFonts.Helvetica);
      first(pdf).drawText(ID, { x: 100, y: 60, size: 10, font });
      first(pdf).drawRectangle({ x: 95, y: 55, width: 150, height: 20, color: rgb(0, 0, 0) });
    });
    expect(await kindsOf(bytes)).toEqual(expect.arrayContaining(['covered-text', 'drawing', 'secret-text']));
  });

  test('a box over any other text: nothing is under a box', async () => {
    const bytes = await changed((pdf) =>
      first(pdf).drawRectangle({ x: 60, y: 100, width: 480, height: 640, color: rgb(1, 1, 1) }),
    );
    expect(await kindsOf(bytes)).toContain('covered-text');
  });

  test.each([
    ['white', { color: rgb(1, 1, 1) }],
    ['transparent', { opacity: 0.01 }],
    ['tiny', { size: 1 }],
    ['beside the page', { x: 900 }],
    ['beside the page, turned', { x: 900, rotate: degrees(90) }],
  ])('%s', async (_how, look) => {
    const bytes = await changed(async (pdf) => {
      const font = await pdf.embedFont(StandardFonts.Helvetica);
      first(pdf).drawText('harmless', { x: 100, y: 60, size: 10, font, ...look });
    });
    expect(await kindsOf(bytes)).toContain('hidden-text');
  });
});

describe('a secret beside the pages', () => {
  test.each<[string, (pdf: PDFDocument) => unknown, FindingKind]>([
    ['the title', (pdf) => pdf.setTitle(`关于${NAME}`), 'secret-metadata'],
    ['the keywords, in halves', (pdf) => pdf.setKeywords([ID.slice(0, 10)]), 'secret-metadata'],
    ['a property that no reader shows', (pdf) => set(pdf, 'Note', PDFHexString.fromText(NAME)), 'secret-data'],
    [
      'a stream that nothing refers to',
      (pdf) => pdf.context.register(pdf.context.flateStream(Buffer.from(`<x>${NAME}</x>`))),
      'secret-data',
    ],
    [
      'XMP',
      (pdf) => pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(pdf.context.stream(`<dc>${PHONE}</dc>`))),
      'secret-data',
    ],
    ['an attachment', (pdf) => pdf.attach(Buffer.from('nothing'), 'a.txt'), 'attachment'],
    ['a script', (pdf) => pdf.addJavaScript('x', 'app.alert(1)'), 'script'],
    ['a form', (pdf) => pdf.getForm().createTextField('a').addToPage(first(pdf)), 'annotation'],
    ['an annotation', annotate, 'annotation'],
    ['a bookmark', bookmark, 'secret-bookmark'],
    ['a layer', (pdf) => pdf.catalog.set(PDFName.of('OCProperties'), pdf.context.obj({ OCGs: [] })), 'layer'],
    [
      'a stream of a kind that cannot be looked into',
      (pdf) => pdf.context.register(pdf.context.stream('00', { Filter: 'LZWDecode' })),
      'unreadable-data',
    ],
  ])('%s', async (_where, change, kind) => {
    expect(await kindsOf(await changed(change))).toContain(kind);
  });

  test('an earlier revision under the last one', async () => {
    const bad = (await renderPdf(decision('店员赵铁柱在场。'))).bytes;
    const both = Buffer.concat([bad, Buffer.from('\n'), good]);
    expect(await kindsOf(both)).toContain('revision');
  });

  test('no PDF at all, and an empty one', async () => {
    expect(await kindsOf(Buffer.from('nothing'))).toEqual(['broken']);
    const empty = await PDFDocument.create();
    empty.addPage();
    expect((await provePdf(await empty.save(), { sought, allowed })).ok).toBe(false);
  });
});

function set(pdf: PDFDocument, key: string, value: PDFHexString): void {
  pdf.catalog.set(PDFName.of(key), value);
}

function annotate(pdf: PDFDocument): void {
  const note = pdf.context.register(
    pdf.context.obj({ Type: 'Annot', Subtype: 'Text', Rect: [10, 10, 30, 30], Contents: PDFString.of('seen by') }),
  );
  const annots = PDFArray.withContext(pdf.context);
  annots.push(note);
  first(pdf).node.set(PDFName.of('Annots'), annots);
}

function bookmark(pdf: PDFDocument): void {
  const outline = pdf.context.nextRef();
  const item = pdf.context.register(
    pdf.context.obj({ Title: PDFHexString.fromText(NAME), Parent: outline, Dest: [first(pdf).ref, 'Fit'] }),
  );
  pdf.context.assign(outline, pdf.context.obj({ Type: 'Outlines', First: item, Last: item, Count: 1 }));
  pdf.catalog.set(PDFName.of('Outlines'), outline);
}
