import type { ProofFinding } from './finding.ts';
import type { Box } from './page-objects.ts';
import { fourFloats, type Reader } from './reader.ts';

interface Letter {
  readonly text: string;
  readonly box: Box;
}

export interface PageText {
  /** The text in several orders: as painted, line by line from above, column by column. */
  readonly orders: readonly string[];
  readonly letters: readonly Box[];
  readonly findings: readonly Omit<ProofFinding, 'page'>[];
}

/** What the reader puts for a hyphen at the end of a line. */
const DRAWS_NOTHING = new Set(['\u0002', '\ufffe']);
const SMALLEST = 4;
/** Letters whose feet are so near stand on one line. Points. */
const LINE = 3;

/** Points to which places are rounded before they are compared, so that one order is an order. */
const step = (value: number): number => Math.round(value / LINE);

const join = (letters: readonly Letter[]): string => letters.map(({ text }) => text).join('');

/** Every letter of the page, by whatever run it was painted. */
export function inspectText(
  raw: Reader,
  page: number,
  size: { readonly width: number; readonly height: number },
): PageText {
  const findings: Omit<ProofFinding, 'page'>[] = [];
  const add = (kind: ProofFinding['kind'], what: string): void => {
    if (!findings.some((each) => each.kind === kind && each.what === what)) findings.push({ kind, what });
  };
  const handle = raw._FPDFText_LoadPage(page);
  const letters: Letter[] = [];
  let painted = '';
  try {
    for (let n = 0; n < raw._FPDFText_CountChars(handle); n += 1) {
      const code = raw._FPDFText_GetUnicode(handle, n);
      const generated = raw._FPDFText_IsGenerated(handle, n) === 1;
      const text = code > 0 ? String.fromCodePoint(code) : '';
      painted += text;
      if (generated || DRAWS_NOTHING.has(text) || /^\s$/u.test(text)) continue;
      const [left, top, right, bottom] = fourFloats(raw, (at) => raw._FPDFText_GetLooseCharBox(handle, n, at)) ?? [
        0, 0, 0, 0,
      ];
      const box = { left, bottom, right, top };
      if (text === '' || /[\ufffd\p{Co}]/u.test(text) || raw._FPDFText_HasUnicodeMapError(handle, n) === 1) {
        add('unreadable-text', 'glyph');
      }
      if (raw._FPDFText_GetFontSize(handle, n) < SMALLEST && top - bottom < SMALLEST) add('hidden-text', 'size');
      if (right < 0 || top < 0 || left > size.width || bottom > size.height) add('hidden-text', 'outside');
      letters.push({ text, box });
    }
  } finally {
    raw._FPDFText_ClosePage(handle);
  }
  const byLine = [...letters].sort((a, b) => step(b.box.bottom) - step(a.box.bottom) || a.box.left - b.box.left);
  const byColumn = [...letters].sort((a, b) => step(a.box.left) - step(b.box.left) || b.box.bottom - a.box.bottom);
  return { orders: [painted, join(byLine), join(byColumn)], letters: letters.map(({ box }) => box), findings };
}
