import { closeSync, openSync, readSync } from 'node:fs';

/** Stands for a character that the font lacks: the geta mark, which printers set for a missing type. */
export const MISSING = '〓';

/** Tells whether a font has a character. */
export type Coverage = (codePoint: number) => boolean;

function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  if (readSync(file, bytes, 0, length, position) !== length) throw new Error('font file ends early');
  return bytes;
}

/**
 * The characters of a TrueType font: its `cmap` table of format 12 (OpenType specification), the other 14 MB unread.
 * @throws Error when the file is not such a font
 */
export function readCoverage(path: string): Coverage {
  const file = openSync(path, 'r');
  try {
    const count = readAt(file, 4, 2).readUInt16BE(0);
    const tables = readAt(file, 12, count * 16);
    for (let at = 0; at < tables.length; at += 16) {
      if (tables.toString('latin1', at, at + 4) === 'cmap')
        return coverageOf(readAt(file, tables.readUInt32BE(at + 8), tables.readUInt32BE(at + 12)));
    }
    throw new Error(`no cmap table in ${path}`);
  } finally {
    closeSync(file);
  }
}

function coverageOf(cmap: Buffer): Coverage {
  const count = cmap.readUInt16BE(2);
  for (let index = 0; index < count; index++) {
    const at = cmap.readUInt32BE(8 + 8 * index);
    if (cmap.readUInt16BE(at) !== 12) continue;
    const groups = cmap.readUInt32BE(at + 12);
    return (codePoint) => {
      let low = 0;
      let high = groups - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const group = at + 16 + 12 * middle;
        if (codePoint < cmap.readUInt32BE(group)) high = middle - 1;
        else if (codePoint > cmap.readUInt32BE(group + 4)) low = middle + 1;
        else return true;
      }
      return false;
    };
  }
  throw new Error('no cmap subtable of format 12');
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
/** Joiners, variation selectors and the like draw nothing. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * A text with every character that the font lacks as 〓, one mark for what a reader sees as one character; each is
 * reported to `onMissing`, so that the document can say which they were.
 */
export function fitGlyphs(text: string, has: Coverage, onMissing: (cluster: string) => void): string {
  let fits = true;
  for (const char of text) if (char !== '\n' && !has(char.codePointAt(0) ?? 0)) fits = false;
  if (fits) return text;
  let out = '';
  for (const { segment } of segmenter.segment(text)) {
    const visible = segment.replace(INVISIBLE, '');
    if (visible === '' || visible === '\n' || [...visible].every((char) => has(char.codePointAt(0) ?? 0)))
      out += visible;
    else {
      onMissing(visible);
      out += MISSING;
    }
  }
  return out;
}

/** U+20BB7, or several joined by +. */
export const codePoints = (cluster: string): string =>
  [...cluster].map((char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join('+');
