import { constants, inflateSync } from 'node:zlib';

interface Stored {
  readonly head: string;
  readonly stream: Buffer | undefined;
}

/**
 * The text of each page of a PDF, read back from its content streams through the fonts' ToUnicode maps, as a reader that
 * copies it gets it. Pieces set apart are on lines of their own. For PDFs as this folder makes them.
 */
export function pdfText(pdf: Buffer): string[] {
  const objects = readObjects(pdf);
  const get = (id: string | undefined): Stored => {
    const found = objects.get(Number(id));
    if (found === undefined) throw new Error(`no object ${id}`);
    return found;
  };
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\s/.test(head));
  return pages.map(({ head }) => {
    const fonts = new Map<string, ReadonlyMap<number, string>>();
    for (const [, name = '', id] of (/\/Font <<([\s\S]*?)>>/.exec(head)?.[1] ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(get(id).head)?.[1];
      fonts.set(name, unicodeMap(get(map).stream?.toString('latin1') ?? ''));
    }
    const content = get(/\/Contents (\d+) 0 R/.exec(head)?.[1]).stream?.toString('latin1') ?? '';
    return contentText(content, fonts);
  });
}

function readObjects(pdf: Buffer): Map<number, Stored> {
  const text = pdf.toString('latin1');
  const objects = new Map<number, Stored>();
  for (const [, id = '', body = ''] of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = /stream\r?\n/.exec(body);
    const head = at === null ? body : body.slice(0, at.index);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
    const start = at === null ? 0 : at.index + at[0].length;
    const raw = at === null ? undefined : Buffer.from(body.slice(start, start + length), 'latin1');
    const stream =
      raw !== undefined && head.includes('/FlateDecode')
        ? inflateSync(raw, { finishFlush: constants.Z_SYNC_FLUSH })
        : raw;
    objects.set(Number(id), { head, stream });
  }
  return objects;
}

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

function unicodeMap(cmap: string): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', text = ''] of block.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g))
      map.set(Number.parseInt(code, 16), utf16(text));
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const first = Number.parseInt(from, 16);
      for (let code = first; code <= Number.parseInt(to, 16); code++)
        map.set(code, String.fromCodePoint((utf16(text).codePointAt(0) ?? 0) + code - first));
    }
  return map;
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function literalBytes(literal: string): Buffer {
  const bytes: number[] = [];
  for (const [piece, octal, escaped] of literal.matchAll(/\\([0-7]{1,3})|\\([\s\S])|[\s\S]/g)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (escaped !== undefined) bytes.push(ESCAPES[escaped] ?? escaped.charCodeAt(0));
    else bytes.push(piece.charCodeAt(0));
  }
  return Buffer.from(bytes);
}

function contentText(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let out = '';
  let font: ReadonlyMap<number, string> = new Map();
  // A literal may hold brackets in pairs, here up to two deep.
  const plain = String.raw`\\[\s\S]|[^\\()]`;
  const nested = `\\((?:${plain}|\\((?:${plain})*\\))*\\)`;
  const tokens = new RegExp(String.raw`\/(\w+) [\d.]+ Tf|\(((?:${plain}|${nested})*)\)|<([0-9A-Fa-f]*)>|\bET\b`, 'g');
  for (const [token, name, literal, hex] of content.matchAll(tokens)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    else if (literal !== undefined || hex !== undefined) {
      const bytes = literal === undefined ? Buffer.from(hex ?? '', 'hex') : literalBytes(literal);
      for (let at = 0; at + 1 < bytes.length; at += 2) out += font.get(bytes.readUInt16BE(at)) ?? '\ufffd';
    } else if (token === 'ET') out += '\n';
  }
  return out;
}
