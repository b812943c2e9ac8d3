// What ends a PDF: page tree, bookmarks, labels, information.
import { PDFContext, PDFHexString, PDFName, PDFRef, PDFString } from 'pdf-lib';

/** The page tree's root, named by every page before it is written. */
export const TREE = PDFRef.of(1);

/** D:20260301100000Z */
const dateText = (seconds) => `D:${new Date(seconds * 1000).toISOString().replace(/[-:T]|\.\d+/g, '')}`;

/** The bookmarks of parts as a tree, by their levels; a level that jumps hangs under the one before. */
function treeOf(parts) {
  const root = { level: 0, children: [] };
  const open = [root];
  for (const part of parts) {
    const node = { ...part, children: [] };
    while (open.length > 1 && open.at(-1).level >= part.level) open.pop();
    open.at(-1).children.push(node);
    open.push(node);
  }
  return root;
}

function outline(context, nodes, parent) {
  const refs = nodes.map(() => context.nextRef());
  let total = nodes.length;
  nodes.forEach((node, index) => {
    const entry = context.obj({ Parent: parent, Dest: [node.page, 'Fit'] });
    entry.set(PDFName.of('Title'), PDFHexString.fromText(node.title));
    if (index > 0) entry.set(PDFName.of('Prev'), refs[index - 1]);
    if (index + 1 < nodes.length) entry.set(PDFName.of('Next'), refs[index + 1]);
    if (node.children.length > 0) {
      const below = outline(context, node.children, refs[index]);
      entry.set(PDFName.of('First'), below.refs[0]);
      entry.set(PDFName.of('Last'), below.refs.at(-1));
      entry.set(PDFName.of('Count'), context.obj(below.total));
      total += below.total;
    }
    context.assign(refs[index], entry);
  });
  return { refs, total };
}

/** Ranges of labels as readers show them beside the pages: the stamped numbers, letters where none is stamped. */
function labels(context, parts) {
  const nums = context.obj([]);
  let index = 0;
  let before;
  let unnumbered = 1;
  for (const part of parts) {
    const { numbers, prefix } = part;
    const goesOn =
      before !== undefined && numbers !== null && before.numbers !== null && numbers.from === before.numbers.to + 1;
    if (!goesOn || prefix !== before.prefix) {
      const label = context.obj(numbers === null ? { S: 'r', St: unnumbered } : { S: 'D', St: numbers.from });
      if (numbers !== null && prefix !== '') label.set(PDFName.of('P'), PDFHexString.fromText(prefix));
      nums.push(context.obj(index));
      nums.push(label);
    }
    if (numbers === null) unnumbered += part.pages.length;
    index += part.pages.length;
    before = part;
  }
  return context.obj({ Nums: nums });
}

/**
 * Ends the file with the pages of these parts in their order.
 * @param {{ title: string, level: number, pages: PDFRef[], numbers: { from: number, to: number } | null, prefix: string }[]} parts
 */
export function finish(file, parts, { title, author, seconds }) {
  const context = PDFContext.create();
  context.largestObjectNumber = Math.max(TREE.objectNumber, file.offsets.length - 1);
  const pages = parts.flatMap((part) => part.pages);
  context.assign(TREE, context.obj({ Type: 'Pages', Kids: pages, Count: pages.length }));
  const outlines = context.nextRef();
  const shown = parts.filter((part) => part.pages.length > 0).map((part) => ({ ...part, page: part.pages[0] }));
  const marks = outline(context, treeOf(shown).children, outlines);
  const root = context.obj({ Type: 'Outlines', Count: marks.total });
  if (marks.refs.length > 0) {
    root.set(PDFName.of('First'), marks.refs[0]);
    root.set(PDFName.of('Last'), marks.refs.at(-1));
  }
  context.assign(outlines, root);
  const info = context.obj({});
  info.set(PDFName.of('Title'), PDFHexString.fromText(title));
  info.set(PDFName.of('Author'), PDFHexString.fromText(author));
  for (const key of ['CreationDate', 'ModDate']) info.set(PDFName.of(key), PDFString.of(dateText(seconds)));
  const catalog = context.obj({
    ...{ Type: 'Catalog', Pages: TREE, Outlines: outlines, PageMode: 'UseOutlines' },
    ...{ PageLabels: labels(context, shown), ViewerPreferences: { DisplayDocTitle: true } },
  });
  const refs = [context.register(catalog), context.register(info)];
  for (const [ref, object] of context.enumerateIndirectObjects()) file.object(ref, object);
  return { ...file.end(...refs), pages: pages.length };
}
