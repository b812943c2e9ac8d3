import { FACES, mm, paragraph, runsOf, twips } from './docx-text.ts';
import { type ParagraphPart, type TablePart, tableCell, tablePart, tableRow } from './docx-tree.ts';
import { type Measures, pageOf, SMALL_SIZE, textWidth, widthOf } from './measures.ts';
import type { Block, GridCell, OfficialDocument } from './types.ts';
import { upright } from './words.ts';

type Shape = Pick<OfficialDocument, 'landscape' | 'layout'>;
type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

const thin = { style: 'single', size: 4, color: '000000' } as const;
const none = { style: 'none', size: 0, color: 'auto' } as const;
const all = <Border>(border: Border) => ({ top: border, bottom: border, left: border, right: border });
const margins = { top: 60, bottom: 60, left: 90, right: 90, marginUnitType: 'dxa' } as const;

const widthOn = ({ landscape, layout }: Shape): number => mm(textWidth(landscape === true, pageOf(layout)));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Columns that each cell of a row begins at: those are passed over that a cell above still covers. */
function columnsOfRows(rows: Of<'grid'>['rows'], count: number): number[][] {
  const covered: number[] = Array.from({ length: count }, () => 0);
  return rows.map(({ cells }) => {
    let column = 0;
    const begins = cells.map(({ across = 1, down = 1 }) => {
      while (column < count && (covered[column] ?? 0) > 0) column += 1;
      const from = column;
      for (let at = from; at < from + across; at++) covered[at] = (covered[at] ?? 0) + down;
      column += across;
      return from;
    });
    covered.forEach((left, at) => {
      covered[at] = Math.max(0, left - 1);
    });
    return begins;
  });
}

/** Text of grids, in points. */
const GRID_SIZE = 12;

/** A form of labels and values. */
export function gridOf(block: Of<'grid'>, doc: Shape): TablePart {
  const width = widthOn(doc);
  const whole = sum(block.columns);
  const widths = block.columns.map((share) => Math.round((share / whole) * width));
  const begins = columnsOfRows(block.rows, widths.length);
  return tablePart({
    layout: 'fixed',
    width: { size: width, type: 'dxa' },
    columnWidths: widths,
    margins,
    borders: { ...all(thin), insideHorizontal: thin, insideVertical: thin },
    rows: block.rows.map(({ cells, height = 0 }, row) =>
      tableRow({
        cantSplit: height > 0,
        ...(height === 0 ? {} : { height: { value: mm(height), rule: 'atLeast' as const } }),
        children: cells.map((cell, index) => {
          const from = begins[row]?.[index] ?? 0;
          const own = sum(widths.slice(from, from + (cell.across ?? 1)));
          return tableCell({
            width: { size: own, type: 'dxa' },
            verticalAlign: cell.foot === undefined ? 'center' : 'bottom',
            ...(cell.across === undefined ? {} : { columnSpan: cell.across }),
            ...(cell.down === undefined ? {} : { rowSpan: cell.down }),
            children: cellParagraphs(cell, GRID_SIZE, height, own),
          });
        }),
      }),
    ),
  });
}

/** The text of a cell; what stands at its foot is pushed down by the room that is left. */
function cellParagraphs(cell: GridCell, size: number, height: number, width: number): ParagraphPart[] {
  const { label = false, vertical = false, align = label ? 'center' : 'left', foot = [] } = cell;
  const words = vertical ? upright(cell.text) : cell.text;
  const line = size + 7;
  const perLine = Math.max(1, (width - 180) / twips(size));
  const used = sum(words.split('\n').map((one) => Math.max(1, Math.ceil(widthOf(one) / perLine)))) + foot.length;
  const spare = Math.max(0, mm(height) - twips(line * used) - 120);
  return [
    paragraph(line, {
      alignment: align,
      children: runsOf(words, FACES.table, { size, ...(label ? { bold: true } : {}) }),
    }),
    ...foot.map((one, index) =>
      paragraph(line, {
        alignment: 'right',
        ...(index === 0 && spare > 0 ? { spacing: { before: spare } } : {}),
        children: runsOf(one, FACES.table, { size }),
      }),
    ),
  ];
}

/** Labels, each with a line to sign on beside it. */
export function signaturesOf(block: Of<'signatures'>, size: Measures, doc: Shape): TablePart {
  const width = widthOn(doc);
  // One grid for all rows: sixty steps, of which each label takes what its words need.
  const steps = 60;
  const step = Math.floor(width / steps);
  return tablePart({
    layout: 'fixed',
    width: { size: step * steps, type: 'dxa' },
    columnWidths: Array.from({ length: steps }, () => step),
    margins: { ...margins, left: 20, right: 20 },
    borders: { ...all(none), insideHorizontal: none, insideVertical: none },
    rows: block.rows.map((row) =>
      tableRow({
        cantSplit: true,
        children: row.flatMap(({ label, text = '' }, index) => {
          const share = Math.floor(steps / row.length) + (index === row.length - 1 ? steps % row.length : 0);
          const own = Math.min(share - 3, Math.ceil((twips(size.body * widthOf(label)) + 60) / step));
          const cell = (words: string, span: number, lined: boolean) =>
            tableCell({
              columnSpan: span,
              width: { size: step * span, type: 'dxa' },
              verticalAlign: 'bottom',
              borders: { ...all(none), ...(lined ? { bottom: thin } : {}) },
              children: [paragraph(size.line, { children: runsOf(words, FACES.body, { size: size.body }) })],
            });
          return [cell(label, own, false), cell(text, share - own, true)];
        }),
      }),
    ),
  });
}

/** An empty frame. */
export function boxOf({ text, height }: Of<'box'>, doc: Shape): TablePart {
  const width = widthOn(doc);
  return tablePart({
    layout: 'fixed',
    width: { size: width, type: 'dxa' },
    columnWidths: [width],
    margins,
    borders: { ...all(thin), insideHorizontal: none, insideVertical: none },
    rows: [
      tableRow({
        cantSplit: true,
        height: { value: mm(height), rule: 'atLeast' },
        children: [
          tableCell({
            width: { size: width, type: 'dxa' },
            verticalAlign: 'center',
            children: [
              paragraph(SMALL_SIZE + 6, {
                alignment: 'center',
                children: runsOf(text, FACES.table, { size: SMALL_SIZE, color: '6E6E6E' }),
              }),
            ],
          }),
        ],
      }),
    ],
  });
}
