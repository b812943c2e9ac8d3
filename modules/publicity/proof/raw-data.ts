import { constants, inflateSync } from 'node:zlib';
import type { ProofFinding } from './finding.ts';
import { labelsIn, type Sought } from './sought.ts';

/** Names that stand in a file only where it does or carries more than show text. */
const NAMES: readonly (readonly [RegExp, ProofFinding['kind'], string])[] = [
  [/\/EmbeddedFiles?\b|\/Filespec\b/, 'attachment', 'EmbeddedFile'],
  [/\/JavaScript\b|\/JS\b|\/Launch\b|\/SubmitForm\b|\/GoToR\b|\/GoToE\b|\/AA\b|\/RichMedia\b/, 'script', 'Action'],
  [/\/OCProperties\b|\/OCG\b/, 'layer', 'OCProperties'],
  [/\/AcroForm\b|\/XFA\b/, 'annotation', 'AcroForm'],
  [/\/Subtype\s*\/Image\b/, 'picture', 'XObject Image'],
  [/\/Thumb\b/, 'thumbnail', 'Thumb'],
];

interface Piece {
  readonly head: string;
  readonly bytes: Buffer | undefined;
}

/** Every stream of the file, also those that nothing refers to, decoded; undefined where its filter is unknown here. */
function piecesOf(file: Buffer): Piece[] {
  const text = file.toString('latin1');
  const pieces: Piece[] = [];
  for (const match of text.matchAll(/(?:^|[\r\n>])\s*stream\r?\n/g)) {
    const start = match.index + match[0].length;
    const from = text.lastIndexOf(' obj', match.index);
    const head = text.slice(Math.max(0, from), match.index + 1);
    const end = text.indexOf('endstream', start);
    if (end < 0) continue;
    const raw = file.subarray(start, end);
    const filters = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(head)?.[1]?.match(/\/\w+/g) ?? [];
    pieces.push({ head, bytes: decode(raw, filters) });
  }
  return pieces;
}

function decode(raw: Buffer, filters: readonly string[]): Buffer | undefined {
  if (filters.length === 0) return raw;
  if (filters.some((each) => each !== '/FlateDecode' && each !== '/Fl')) return undefined;
  try {
    return filters.reduce<Buffer>((now) => inflateSync(now, { finishFlush: constants.Z_SYNC_FLUSH }), raw);
  } catch {
    return undefined;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Strings of the file as they read: UTF-16 behind its mark, else byte for byte. */
function stringsIn(latin: string): string[] {
  const strings: string[] = [];
  const read = (bytes: Buffer): void => {
    if (bytes[0] === 0xfe && bytes[1] === 0xff) {
      const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
      strings.push(Buffer.from(even).swap16().toString('utf16le'));
    } else strings.push(bytes.toString('utf8'));
  };
  for (const [, literal, hex] of latin.matchAll(/\(((?:\\[\s\S]|[^\\()])*)\)|<([0-9A-Fa-f\s]{4,})>/g)) {
    if (literal !== undefined) {
      const plain = literal.replace(/\\([0-7]{1,3})|\\([\s\S])/g, (_all, octal?: string, escaped?: string) =>
        octal === undefined
          ? (ESCAPES[escaped ?? ''] ?? escaped ?? '')
          : String.fromCharCode(Number.parseInt(octal, 8)),
      );
      read(Buffer.from(plain, 'latin1'));
    } else if (hex !== undefined) read(Buffer.from(hex.replace(/\s/g, ''), 'hex'));
  }
  return strings;
}

/**
 * Looks at the bytes themselves, without a reader's idea of which objects count: every stream decoded, every string read,
 * also what nothing refers to any more. Only whole secrets are sought here: numbers that place letters on a page hold any
 * few digits.
 */
export function inspectData(file: Buffer, sought: readonly Sought[], allowed: readonly string[]): ProofFinding[] {
  const findings: ProofFinding[] = [];
  const add = (kind: ProofFinding['kind'], what: string): void => {
    if (!findings.some((each) => each.kind === kind && each.what === what)) findings.push({ kind, page: null, what });
  };
  const pieces = piecesOf(file);
  const outside = file.toString('latin1').replace(/stream\r?\n[\s\S]*?endstream/g, 'stream endstream');
  const texts: { readonly latin: string; readonly utf8: string; readonly names: boolean }[] = [
    { latin: outside, utf8: Buffer.from(outside, 'latin1').toString('utf8'), names: true },
  ];
  // Pages of an earlier revision are painted with numbers of glyphs: no search reads them, so there may be none.
  if ((outside.match(/startxref/g)?.length ?? 0) > 1 || (outside.match(/%%EOF/g)?.length ?? 0) > 1) {
    add('revision', 'startxref');
  }
  for (const { head, bytes } of pieces) {
    if (bytes === undefined) add('unreadable-data', /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(head)?.[1] ?? 'stream');
    // The outlines of letters say nothing in words; their names may, and stand outside.
    else if (!/\/(FontFile\d?|Subtype\s*\/(OpenType|CIDFontType0C|Type1C))\b/.test(head)) {
      texts.push({ latin: bytes.toString('latin1'), utf8: bytes.toString('utf8'), names: /\/ObjStm\b/.test(head) });
    }
  }
  for (const { latin, utf8, names } of texts) {
    for (const text of [utf8, ...stringsIn(latin)]) {
      for (const label of labelsIn(text, sought, allowed, false)) add('secret-data', label);
    }
    if (names) for (const [name, kind, what] of NAMES) if (name.test(latin)) add(kind, what);
  }
  return findings;
}
