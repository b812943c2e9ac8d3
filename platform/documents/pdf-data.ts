import { dayInWords } from '../../kernel/plain-date.ts';
import { columnsOf, evenRows } from './columns.ts';
import { type Coverage, codePoints, fitGlyphs, MISSING } from './glyphs.ts';
import {
  headSize,
  isForm,
  type Measures,
  measures,
  PAGE_NUMBER_SIZE,
  pageOf,
  RED,
  SEAL,
  SMALL_LINE,
  SMALL_SIZE,
  titleSize,
} from './measures.ts';
import type { Block, GridRow, OfficialDocument } from './types.ts';
import { cleanText, upright } from './words.ts';

/** The document as `document.typ` reads it: one JSON text, so that no word of it is ever parsed as markup. */
export function pdfData(doc: OfficialDocument, has: Coverage): string {
  const size = measures(doc.language, doc.layout);
  const missing = new Set<string>();
  const set = (text: string): string => fitGlyphs(cleanText(text), has, (cluster) => missing.add(cluster));
  const blocks = doc.blocks.map((block) => blockData(block, doc, set));
  const heading = {
    issuer: set(doc.issuer),
    title: set(doc.title),
    number: doc.number === undefined ? null : set(doc.number),
  };
  const footnotes = (doc.footnotes ?? []).map(set);
  const signature =
    doc.signature === undefined
      ? null
      : {
          authority: set(doc.signature.authority),
          day: dayInWords(doc.signature.on, doc.language),
          seal: doc.signature.seal === true,
        };
  return JSON.stringify({
    language: doc.language,
    layout: doc.layout ?? 'letter',
    ...heading,
    blocks,
    signature,
    // Last, when everything that may lack a character has been seen.
    footnotes: missing.size === 0 ? footnotes : [...footnotes, missingNote([...missing], doc.language)],
    landscape: doc.landscape === true,
    page: pageOf(doc.layout),
    seal: SEAL,
    red: RED,
    size: {
      ...size,
      title: titleOf(doc, size),
      small: SMALL_SIZE,
      smallLine: SMALL_LINE,
      number: PAGE_NUMBER_SIZE,
      head: headSize(heading.issuer, doc.landscape === true),
    },
  });
}

const titleOf = (doc: OfficialDocument, size: Measures): number =>
  isForm(doc.layout) ? titleSize(cleanText(doc.title), size, doc.landscape === true, pageOf(doc.layout)) : size.title;

function missingNote(missing: readonly string[], language: 'zh' | 'en'): string {
  const shown = missing
    .slice(0, 40)
    .map(codePoints)
    .join(language === 'zh' ? '、' : ', ');
  const more = missing.length > 40 ? ' …' : '';
  return language === 'zh'
    ? `本文中“${MISSING}”处的字符字库未收，编码依次为：${shown}${more}`
    : `${MISSING} stands for characters that the font lacks: ${shown}${more}`;
}

function blockData(block: Block, { layout, landscape }: OfficialDocument, set: (text: string) => string): unknown {
  switch (block.kind) {
    case 'heading':
    case 'addressee':
      return { kind: block.kind, text: set(block.text) };
    case 'paragraph':
      return {
        kind: 'paragraph',
        indent: block.indent !== false,
        centred: block.centred === true,
        runs: block.runs.map((run) =>
          typeof run === 'string' ? { text: set(run), bold: false } : { text: set(run.text), bold: run.bold === true },
        ),
      };
    case 'list':
      return { kind: 'list', items: block.items.map(set) };
    case 'table':
      return {
        kind: 'table',
        head: block.head.map(set),
        rows: evenRows(block).map((row) => row.map(set)),
        align: block.head.map((_, column) => block.align?.[column] ?? 'left'),
        ...columnsOf(block, landscape === true, pageOf(layout)),
      };
    case 'grid':
      return { kind: 'grid', columns: block.columns, rows: block.rows.map((row) => rowData(row, set)) };
    case 'signatures':
      return {
        kind: 'signatures',
        rows: block.rows.map((row) => row.map(({ label, text = '' }) => ({ label: set(label), text: set(text) }))),
      };
    case 'box':
      return { kind: 'box', text: set(block.text), height: block.height };
    case 'page-break':
      return { kind: 'page-break' };
  }
}

/** A row with every cell written out; a vertical label is one character a line. */
const rowData = ({ cells, height = 0 }: GridRow, set: (text: string) => string) => ({
  height,
  // What fits on a page with ease stays together.
  breakable: cells.some(({ text }) => text.length > 600 || text.split('\n').length > 20),
  cells: cells.map(({ text, label = false, vertical = false, across = 1, down = 1, align, foot = [] }) => ({
    text: set(vertical ? upright(text) : text),
    label,
    across,
    down,
    align: align ?? (label ? 'center' : 'left'),
    foot: foot.map(set),
  })),
});
