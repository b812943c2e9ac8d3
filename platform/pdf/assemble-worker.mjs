// Puts a PDF together beside the server's thread: it asks for one part after the other, copies its pages and writes
// them. A plain file, found from the project root, so that it runs alike from sources, under test and beside dist/.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PDFContext, PDFDocument, PDFName, PDFObjectCopier, PDFPageEmbedder } from 'pdf-lib';
import { copyPages, isPdf, stamp } from './pages.mjs';
import { isJpeg, isPng, picturePage } from './pictures.mjs';
import { finish, TREE } from './tail.mjs';
import { GrowingPdf } from './writer.mjs';

/**
 * @type {{ parts: { title: string, level: number, numbers: string | { restart: string }, late: boolean }[], out: string,
 *   title: string, author: string, seconds: number, cut?: { after: number, out: string, title: string },
 *   corner: string, overlay?: Uint8Array, largestPart: number }}
 */
const work = workerData;
const { parts, cut, largestPart } = work;

let waiting;
const asked = [];
parentPort.on('message', (message) => {
  asked.push(message);
  waiting?.();
});

/** The other side's next answer to a question of that kind. */
async function answer(kind) {
  for (;;) {
    const at = asked.findIndex((each) => each.to === kind);
    if (at >= 0) return asked.splice(at, 1)[0];
    await new Promise((resolve) => {
      waiting = resolve;
    });
  }
}

const laid = parts.map(() => null);
let counter = 0;
let prefix = '';

const failure = (reason, bytes) => ({ reason, ...hashed(bytes) });
const hashed = (bytes) =>
  bytes === undefined
    ? { sha256: null, size: 0 }
    : { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };

/** Bytes of an answer, or why there are none. */
function contentOf(given) {
  if (given.missing !== undefined) return failure(given.missing);
  if (given.bytes !== undefined) return { bytes: given.bytes };
  const { size } = statSync(given.path);
  return size > largestPart ? { ...failure('too-large'), size } : { bytes: readFileSync(given.path) };
}

/** The pages of a part in a context whose object numbers go on from the file's. */
async function pagesOf(file, bytes) {
  const context = PDFContext.create();
  context.largestObjectNumber = Math.max(file.offsets.length - 1, TREE.objectNumber);
  if (bytes.length > largestPart) throw Object.assign(new Error('too large'), { reason: 'too-large' });
  if (isJpeg(bytes) || isPng(bytes)) return { context, pages: await picturePage(context, bytes) };
  if (!isPdf(bytes)) throw Object.assign(new Error('other type'), { reason: 'other-type' });
  return { context, pages: await copyPages(context, bytes) };
}

async function readPart(file, given, index) {
  const { bytes, ...failed } = contentOf(given);
  if (bytes !== undefined) {
    try {
      return { ...(await pagesOf(file, bytes)), ...hashed(bytes), slip: null };
    } catch (error) {
      Object.assign(failed, failure(error.reason ?? 'unreadable', bytes));
    }
  }
  parentPort.postMessage({ slip: index, ...failed });
  const slip = await pagesOf(file, (await answer('slip')).bytes);
  return { ...slip, sha256: failed.sha256, size: failed.size, slip: failed.reason };
}

async function layPart(file, marks, given, index) {
  const { numbers } = parts[index];
  const { context, pages, ...rest } = await readPart(file, given, index);
  if (typeof numbers === 'object') {
    counter = 0;
    prefix = numbers.restart;
  }
  const from = counter + 1;
  for (const { page } of pages) {
    page.set(PDFName.of('Parent'), TREE);
    const number = numbers === 'none' ? null : ++counter;
    stamp(context, page, { number, corner: work.corner, marks });
  }
  for (const [ref, object] of context.enumerateIndirectObjects()) file.object(ref, object);
  laid[index] = {
    ...rest,
    pages: pages.map(({ ref }) => ref),
    numbers: numbers === 'none' ? null : { from, to: counter },
    prefix,
  };
}

/** What every page refers to: the saved state before its content, the font of the numbers, the overlay. */
async function putMarks(file) {
  const context = PDFContext.create();
  context.largestObjectNumber = TREE.objectNumber;
  const before = context.register(context.stream('q\n'));
  const font = context.register(
    context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica', Encoding: 'WinAnsiEncoding' }),
  );
  let overlay;
  if (work.overlay !== undefined) {
    const source = await PDFDocument.load(work.overlay, { updateMetadata: false });
    const page = source.getPage(0);
    const embedder = await PDFPageEmbedder.for(PDFObjectCopier.for(source.context, context).copy(page.node));
    overlay = { ref: await embedder.embedIntoContext(context), width: embedder.width, height: embedder.height };
  }
  for (const [ref, object] of context.enumerateIndirectObjects()) file.object(ref, object);
  return { before, font, overlay };
}

const soFar = () =>
  laid.map((each, index) =>
    each === null
      ? null
      : {
          title: parts[index].title,
          pages: each.pages.length,
          numbers: each.numbers,
          sha256: each.sha256,
          slip: each.slip,
        },
  );

/** Parts of one volume: those that stand for themselves in their order, then those that speak of the others. */
async function layVolume(file, marks, from, to, onLaid) {
  const own = [];
  for (let index = from; index < to; index += 1) if (!parts[index].late) own.push(index);
  const ask = (index) => index !== undefined && parentPort.postMessage({ part: index });
  // One part ahead: while this one is copied, the next is fetched or typeset.
  ask(own[0]);
  for (const [place, index] of own.entries()) {
    const given = await answer('part');
    ask(own[place + 1]);
    await layPart(file, marks, given, index);
    onLaid();
  }
  for (let index = from; index < to; index += 1) {
    if (!parts[index].late) continue;
    parentPort.postMessage({ late: index, laid: soFar() });
    await layPart(file, marks, await answer('late'), index);
    onLaid();
  }
}

const describe = (title) => ({ title, author: work.author, seconds: work.seconds });
const partsUpTo = (end) => parts.slice(0, end).map(({ title, level }, index) => ({ title, level, ...laid[index] }));

function syncFolder(path) {
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

async function assemble() {
  const open = [];
  const grow = (path, from) => {
    const file = new GrowingPdf(`${path}.part`, from);
    open.push(file);
    return file;
  };
  const renamed = [];
  try {
    const file = grow(work.out);
    const marks = await putMarks(file);
    let done = 0;
    const onLaid = () => parentPort.postMessage({ done: ++done, of: parts.length });
    const boundary = cut?.after ?? 0;
    let volume = null;
    if (cut !== undefined) {
      await layVolume(file, marks, 0, boundary, onLaid);
      volume = finish(grow(cut.out, file), partsUpTo(boundary), describe(cut.title));
    }
    await layVolume(file, marks, boundary, parts.length, onLaid);
    const whole = finish(file, partsUpTo(parts.length), describe(work.title));
    for (const path of cut === undefined ? [work.out] : [cut.out, work.out]) {
      renameSync(`${path}.part`, path);
      renamed.push(path);
      syncFolder(path);
    }
    let page = 0;
    const ranges = laid.map(({ pages, numbers, sha256, size, slip }, index) => {
      const from = page + 1;
      page += pages.length;
      return { title: parts[index].title, pages: pages.length, from, to: page, numbers, sha256, size, slip };
    });
    return { whole, volume, parts: ranges };
  } catch (error) {
    for (const file of open) file.abandon();
    for (const path of renamed) rmSync(path, { force: true });
    throw error;
  }
}

assemble().then(
  (finished) => parentPort.postMessage({ finished }),
  (error) =>
    parentPort.postMessage({
      failed: ['ENOSPC', 'EDQUOT'].includes(error?.code) ? 'disk-full' : 'other',
      reason: String(error?.message ?? error).slice(0, 300),
    }),
);
