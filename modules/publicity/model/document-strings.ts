import type { Block, GridCell, OfficialDocument, Run, SignatureLine } from '../../../platform/documents/types.ts';

const runs = (all: readonly Run[], change: (text: string) => string): readonly Run[] => {
  // One paragraph is one text to its reader: a name split over a bold and a plain run is still that name.
  const whole = all.map((run) => (typeof run === 'string' ? run : run.text)).join('');
  const changed = change(whole);
  return changed === whole ? all : [changed];
};

const changeCell = (cell: GridCell, change: (text: string) => string): GridCell => ({
  ...cell,
  text: change(cell.text),
  ...(cell.foot === undefined ? {} : { foot: cell.foot.map(change) }),
});

const changeLine = (line: SignatureLine, change: (text: string) => string): SignatureLine => ({
  label: change(line.label),
  ...(line.text === undefined ? {} : { text: change(line.text) }),
});

function changeBlock(block: Block, change: (text: string) => string): Block {
  switch (block.kind) {
    case 'heading':
    case 'addressee':
      return { ...block, text: change(block.text) };
    case 'paragraph':
      return { ...block, runs: runs(block.runs, change) };
    case 'list':
      return { ...block, items: block.items.map(change) };
    case 'table':
      return { ...block, head: block.head.map(change), rows: block.rows.map((row) => row.map(change)) };
    case 'grid':
      return {
        ...block,
        rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => changeCell(cell, change)) })),
      };
    case 'signatures':
      return { ...block, rows: block.rows.map((row) => row.map((line) => changeLine(line, change))) };
    case 'box':
      return { ...block, text: change(block.text) };
    case 'page-break':
      return block;
  }
}

/** The document with every text of it changed: title, head, all blocks, signature, small print. */
export function changeTexts(document: OfficialDocument, change: (text: string) => string): OfficialDocument {
  const { signature, footnotes, number } = document;
  return {
    ...document,
    issuer: change(document.issuer),
    title: change(document.title),
    ...(number === undefined ? {} : { number: change(number) }),
    blocks: document.blocks.map((block) => changeBlock(block, change)),
    ...(signature === undefined ? {} : { signature: { ...signature, authority: change(signature.authority) } }),
    ...(footnotes === undefined ? {} : { footnotes: footnotes.map(change) }),
  };
}

/** Every text of a document, in the order in which it is laid out. */
export function textsOf(document: OfficialDocument): readonly string[] {
  const texts: string[] = [];
  changeTexts(document, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}
