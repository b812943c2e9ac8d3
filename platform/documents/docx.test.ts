import { afterEach, describe, expect, test, vi } from 'vitest';
import { renderDocx } from './docx.ts';
import { hostile, letter } from './testing.ts';
import type { OfficialDocument } from './types.ts';
import { unzip } from './unzip.testing.ts';
import { cleanText } from './words.ts';
import { fixZipTimes } from './zip-times.ts';

afterEach(() => vi.useRealTimers());

const partOf = async (doc: OfficialDocument, path = 'word/document.xml'): Promise<string> =>
  unzip((await renderDocx(doc)).bytes).get(path)?.text ?? '';

const unescaped = (xml: string): string =>
  xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');

/** The text as Word shows it: paragraphs and breaks as lines. */
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>|<\/w:p>/g)]
    .map(([, text]) => (text === undefined ? '\n' : unescaped(text)))
    .join('');

describe('a letter as Word', () => {
  test('holds every word in reading order', async () => {
    const text = textOf(await partOf(letter));
    const order = [
      '云岚省市场监督管理局',
      '云市监举告〔2026〕12号',
      '关于举报处理结果的告知书',
      '王某某：',
      '已超过保质期，其行为',
    ];
    let at = -1;
    for (const words of [
      ...order.slice(0, 4),
      '一、核查情况',
      '1,044.00',
      '2. 依法向',
      '特此告知。',
      '2026年3月2日',
      '一式两份',
    ]) {
      const found = text.indexOf(words, at + 1);
      expect(found, words).toBeGreaterThan(at);
      at = found;
    }
    expect(text).toContain(order[4]);
  });

  test('keeps the page of the standard: A4, 37/35/28/26 mm, lines of 28.8 pt, two characters of indent', async () => {
    const xml = await partOf(letter);
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(xml).toContain('w:line="576" w:lineRule="exact"');
    expect(xml).toContain('w:firstLineChars="200"');
    expect(xml).toContain('<w:sz w:val="44"/>');
    expect(await partOf(letter, 'word/styles.xml')).toMatch(/w:eastAsia="仿宋"[\s\S]*<w:sz w:val="32"\/>/);
    const across = await partOf({ ...letter, landscape: true });
    expect(across).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
  });

  test('names Chinese faces, numbers pages outside, repeats the head row and lets long rows break', async () => {
    const files = unzip((await renderDocx(letter)).bytes);
    const xml = files.get('word/document.xml')?.text ?? '';
    for (const name of ['仿宋', '宋体', '黑体']) expect(xml).toContain(`w:eastAsia="${name}"`);
    expect([...xml.matchAll(/<w:tblHeader\/>/g)]).toHaveLength(1);
    expect([...xml.matchAll(/<w:cantSplit\/>/g)]).toHaveLength(1);
    const feet = [...files].filter(([path]) => /^word\/footer\d\.xml$/.test(path)).map(([, { text }]) => text);
    expect(feet.map((foot) => /<w:jc w:val="(\w+)"\/>/.exec(foot)?.[1]).sort()).toEqual(['left', 'right']);
    for (const foot of feet) expect(foot).toMatch(/— [\s\S]*PAGE[\s\S]* —/);
    expect(files.get('word/settings.xml')?.text).toContain('<w:evenAndOddHeaders/>');
  });

  test('is the same to the byte at another time in another zone', async () => {
    const first = (await renderDocx(letter)).bytes;
    vi.useFakeTimers({ now: new Date('2031-12-31T23:59:58Z'), toFake: ['Date'] });
    expect((await renderDocx(letter)).bytes.equals(first)).toBe(true);
    expect((await renderDocx({ ...letter, at: new Date('2026-03-03T00:00:00Z') })).bytes.equals(first)).toBe(false);
    for (const [path, { time }] of unzip(first)) expect([path, ...time]).toEqual([path, 0, 0x21]);
    const core = await partOf(letter, 'docProps/core.xml');
    expect(core).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2026-03-02T02:00:00Z<');
    expect([...unzip(first).values()].map(({ text }) => text).join('')).not.toContain('2031');
    // Nor the clock of the thread that writes it.
    vi.useRealTimers();
    const written = [...unzip(first).values()].map(({ text }) => text).join('');
    expect(written).not.toContain(new Date().toISOString().slice(0, 10));
  });
});

test.each(hostile.map((text, index) => [index, text]))('hostile text %i is text and nothing else', async (_, text) => {
  const doc: OfficialDocument = {
    ...{ ...letter, issuer: text, title: text, number: text, footnotes: [text] },
    signature: { authority: text, on: '2026-03-02' as never },
    blocks: [
      { kind: 'heading', text },
      { kind: 'paragraph', runs: [text, { text, bold: true }] },
      { kind: 'list', items: [text] },
      { kind: 'table', head: ['甲', text], rows: [[text, text]] },
    ],
  };
  const xml = await partOf(doc);
  const clean = cleanText(text);
  expect(textOf(xml).split(clean).length - 1).toBe(12);
  expect(xml).not.toContain('<script');
  // Well formed: the same text comes back, and nothing but text stands between the tags of text.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML may not hold them
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  const core = await partOf(doc, 'docProps/core.xml');
  expect(unescaped(/<dc:title>([\s\S]*?)<\/dc:title>/.exec(core)?.[1] ?? '')).toBe(clean.replace(/\n/g, ' '));
});

test('what is no zip is refused', () => {
  expect(() => fixZipTimes(Buffer.from('no zip at all'))).toThrow('not a zip');
});
