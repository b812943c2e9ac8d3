import { columnsOf, evenRows } from './columns.ts';
import { boxOf, gridOf, signaturesOf } from './docx-grid.ts';
import { FACES, mm, paragraph, runsOf, twips } from './docx-text.ts';
import { type ParagraphPart, type RunPart, type TablePart, tableCell, tablePart, tableRow } from './docx-tree.ts';
import { type Measures, pageOf, SMALL_LINE, SMALL_SIZE, textWidth } from './measures.ts';
import type { Block, OfficialDocument, Run } from './types.ts';

/** Small print below the last line. */
export function footnote(text: string, first: boolean): ParagraphPart {
  return paragraph(SMALL_LINE, {
    children: runsOf(text, FACES.table, { size: SMALL_SIZE }),
    ...(first
      ? {
          spacing: { before: twips(24) },
          border: { top: { style: 'single', size: 4, space: 6, color: '000000' } },
        }
      : {}),
  });
}

/** One part of the body. */
export function blockParts(
  block: Block,
  size: Measures,
  doc: Pick<OfficialDocument, 'landscape' | 'layout'>,
): (ParagraphPart | TablePart)[] {
  // Hundredths of a character, so that the indent follows the type if somebody changes it.
  const indent =
    size.indent === 0
      ? {}
      : { indent: { firstLine: twips(size.indent * size.body), firstLineChars: size.indent * 100 } };
  const after = size.indent === 0 ? { spacing: { after: twips(5) } } : {};
  switch (block.kind) {
    case 'heading':
      return [
        paragraph(size.line, {
          ...indent,
          ...after,
          keepNext: true,
          outlineLevel: 0,
          children: runsOf(block.text, FACES.heading, size.indent === 0 ? { bold: true } : {}),
        }),
      ];
    case 'addressee':
      return [paragraph(size.line, { ...after, children: runsOf(block.text, FACES.body) })];
    case 'paragraph':
      return [
        paragraph(size.line, {
          ...(block.indent === false ? {} : indent),
          ...after,
          alignment: block.centred === true ? 'center' : 'both',
          children: block.runs.flatMap(inlineOf),
        }),
      ];
    case 'list':
      return block.items.map((item, index) =>
        paragraph(size.line, { ...indent, ...after, children: runsOf(`${index + 1}. ${item}`, FACES.body) }),
      );
    case 'table':
      return [tableOf(block, doc), paragraph(10, { children: [] })];
    case 'grid':
      return [gridOf(block, doc), paragraph(10, { children: [] })];
    case 'signatures':
      return [signaturesOf(block, size, doc), paragraph(10, { children: [] })];
    case 'box':
      return [boxOf(block, doc), paragraph(10, { children: [] })];
    case 'page-break':
      return [paragraph(10, { children: [], pageBreakBefore: true })];
  }
}

const inlineOf = (run: Run): RunPart[] =>
  typeof run === 'string'
    ? runsOf(run, FACES.body)
    : runsOf(run.text, FACES.body, run.bold === true ? { bold: true } : {});

const sides = { left: 'left', right: 'right', center: 'center' } as const;
const hair = { style: 'single', size: 4, color: 'AAAAAA' } as const;
const strong = { style: 'single', size: 8, color: '000000' } as const;
const thin = { style: 'single', size: 4, color: '000000' } as const;
const none = { style: 'none', size: 0, color: 'auto' } as const;

function tableOf(
  block: Extract<Block, { kind: 'table' }>,
  { landscape, layout }: Pick<OfficialDocument, 'landscape' | 'layout'>,
): TablePart {
  const width = mm(textWidth(landscape === true, pageOf(layout)));
  // Letters and bulletins are ruled lightly; a standard form is ruled all round.
  const plain = (layout ?? 'letter') === 'letter';
  const { shares, size } = columnsOf(block, landscape === true, pageOf(layout));
  const columnWidths = shares.map((share) => Math.round(share * width));
  const row = (cells: readonly string[], head: boolean) =>
    tableRow({
      tableHeader: head,
      cantSplit: head,
      children: cells.map((cell, column) =>
        tableCell({
          width: { size: columnWidths[column] ?? 0, type: 'dxa' },
          verticalAlign: 'center',
          ...(head && plain ? { shading: { type: 'clear', fill: 'F0F0F0', color: 'auto' } } : {}),
          children: [
            paragraph(size + 4.5, {
              alignment: head ? 'center' : sides[block.align?.[column] ?? 'left'],
              children: runsOf(cell, FACES.table, head ? { size, bold: true } : { size }),
            }),
          ],
        }),
      ),
    });
  return tablePart({
    layout: 'fixed',
    width: { size: width, type: 'dxa' },
    columnWidths,
    margins: { top: 70, bottom: 70, left: 70, right: 70, marginUnitType: 'dxa' },
    borders: plain
      ? { top: strong, bottom: strong, left: none, right: none, insideHorizontal: hair, insideVertical: hair }
      : { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin },
    rows: [row(block.head, true), ...evenRows(block).map((cells) => row(cells, false))],
  });
}
