// Pages of a PDF that somebody handed in, copied with all they show and with nothing that acts by itself.
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFObjectCopier } from 'pdf-lib';

const name = (text) => PDFName.of(text);
/** Links to pages and to addresses stay; what runs, sends or opens something else goes. */
const HARMLESS = new Set(['/GoTo', '/URI', '/Named']);
const MOVING = new Set(['/Movie', '/Sound', '/Screen', '/RichMedia', '/3D']);
const PAGE_EXTRAS = ['AA', 'StructParents', 'B', 'Thumb', 'PieceInfo', 'Metadata', 'PresSteps', 'Tabs', 'DSS'];

export const isPdf = (bytes) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');

function tidyNote(note) {
  const action = note.lookup(name('A'));
  if (action instanceof PDFDict && (!HARMLESS.has(String(action.lookup(name('S')))) || action.has(name('Next')))) {
    note.delete(name('A'));
  }
  for (const key of ['AA', 'StructParent']) note.delete(name(key));
  // The field tree would bring the whole form along; what it shows stands in the widget itself.
  if (String(note.lookup(name('Subtype'))) === '/Widget') note.delete(name('Parent'));
}

function tidyPage(page) {
  for (const key of PAGE_EXTRAS) page.delete(name(key));
  const notes = page.lookup(name('Annots'));
  if (!(notes instanceof PDFArray)) {
    page.delete(name('Annots'));
    return;
  }
  const kept = page.context.obj([]);
  for (let index = 0; index < notes.size(); index += 1) {
    const note = notes.lookup(index);
    if (!(note instanceof PDFDict) || MOVING.has(String(note.lookup(name('Subtype'))))) continue;
    tidyNote(note);
    kept.push(notes.get(index));
  }
  page.set(name('Annots'), kept);
}

/** A page without the content that it names is a page that lost something: the whole document is refused. */
function checkContent(page) {
  const content = page.get(name('Contents'));
  if (content === undefined) return;
  const found = page.lookup(name('Contents'));
  const all = found instanceof PDFArray ? found.asArray().map((_, index) => found.lookup(index)) : [found];
  if (all.some((each) => each === undefined)) throw new Error('content is missing');
}

/**
 * Copies all pages into the context. Throws where it cannot be read, with `reason` 'encrypted' under a password.
 * @returns {Promise<{ ref: PDFRef, page: PDFDict }[]>}
 */
export async function copyPages(context, bytes) {
  let source;
  try {
    const options = { updateMetadata: false, throwOnInvalidObject: true, parseSpeed: Number.POSITIVE_INFINITY };
    source = await PDFDocument.load(bytes, options);
  } catch (error) {
    throw Object.assign(new Error('unreadable'), {
      reason: /encrypted/i.test(String(error)) ? 'encrypted' : undefined,
    });
  }
  const pages = source.getPages();
  if (pages.length === 0) throw new Error('no pages');
  const copier = PDFObjectCopier.for(source.context, context);
  // Reserved first: links from page to page then meet their target instead of copying it anew, page after page deep.
  const refs = pages.map(({ ref }) => {
    const seen = copier.traversedObjects.get(ref);
    const own = context.nextRef();
    if (seen === undefined) copier.traversedObjects.set(ref, own);
    return own;
  });
  return pages.map(({ node }, index) => {
    checkContent(node);
    tidyPage(node);
    const page = copier.copy(node);
    const ref = refs[index];
    context.assign(ref, page);
    return { ref, page };
  });
}

/** What a reader sees: size, and the way from there to the page's own coordinates. */
export function viewOf(page) {
  const box = boxOf(page, 'CropBox') ?? boxOf(page, 'MediaBox') ?? [0, 0, 595.28, 841.89];
  const [x0, y0, x1, y1] = box;
  const turned = page.lookup(name('Rotate'));
  const angle = (((turned === undefined ? 0 : Number(String(turned))) % 360) + 360) % 360;
  if (angle === 90) return { width: y1 - y0, height: x1 - x0, matrix: [0, 1, -1, 0, x1, y0] };
  if (angle === 180) return { width: x1 - x0, height: y1 - y0, matrix: [-1, 0, 0, -1, x1, y1] };
  if (angle === 270) return { width: y1 - y0, height: x1 - x0, matrix: [0, -1, 1, 0, x0, y1] };
  return { width: x1 - x0, height: y1 - y0, matrix: [1, 0, 0, 1, x0, y0] };
}

function boxOf(page, key) {
  const found = page.lookup(name(key));
  if (!(found instanceof PDFArray) || found.size() !== 4) return undefined;
  const [a, b, c, d] = found.asArray().map((_, index) => Number(String(found.lookup(index))));
  if (![a, b, c, d].every(Number.isFinite) || a === c || b === d) return undefined;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

const fixed = (values) => values.map((each) => Number(each.toFixed(4))).join(' ');
/** Width of a digit of Helvetica, in thousandths. */
const DIGIT = 0.556;

/** Numbers a page and lays the overlay over it; marks are references of the file: before, font, overlay. */
export function stamp(context, page, { number, corner, marks }) {
  const { width, height, matrix } = viewOf(page);
  const parts = [];
  if (marks.overlay !== undefined) {
    const scale = Math.max(width / marks.overlay.width, height / marks.overlay.height);
    parts.push(`q ${fixed([scale, 0, 0, scale, 0, 0])} cm /QyOverlay Do Q`);
  }
  if (number !== null) {
    const text = String(number);
    const size = (12 * Math.min(Math.max(width, 100), Math.max(height, 100))) / 595.28;
    const long = text.length * DIGIT * size;
    const left = corner === 'outside' && number % 2 === 0;
    const x = left ? size * 3 : width - size * 3 - long;
    const y = height - size * 3;
    const box = fixed([x - size * 0.3, y - size * 0.35, long + size * 0.6, size * 1.4]);
    parts.push(`1 g ${box} re f 0 g BT /QyNumber ${fixed([size])} Tf ${fixed([x, y])} Td (${text}) Tj ET`);
  }
  if (parts.length === 0) return;
  own(context, page, marks);
  const after = context.register(context.flateStream(`Q q ${fixed(matrix)} cm ${parts.join(' ')} Q`));
  const content = page.lookup(name('Contents'));
  const before =
    content instanceof PDFArray ? content.asArray() : page.has(name('Contents')) ? [page.get(name('Contents'))] : [];
  page.set(name('Contents'), context.obj([marks.before, ...before, after]));
}

/** The page gets resources of its own, for several pages may share one dictionary. */
function own(context, page, marks) {
  const copyOf = (value) => {
    const copy = context.obj({});
    if (value instanceof PDFDict) for (const [key, each] of value.entries()) copy.set(key, each);
    return copy;
  };
  const resources = copyOf(page.lookup(name('Resources')));
  const fonts = copyOf(resources.lookup(name('Font')));
  fonts.set(name('QyNumber'), marks.font);
  resources.set(name('Font'), fonts);
  if (marks.overlay !== undefined) {
    const drawn = copyOf(resources.lookup(name('XObject')));
    drawn.set(name('QyOverlay'), marks.overlay.ref);
    resources.set(name('XObject'), drawn);
  }
  page.set(name('Resources'), resources);
}
