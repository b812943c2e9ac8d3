// Typesets beside the server's thread: one document takes 20 to 300 ms, too long for the event loop. A plain file,
// found from the project root, so that it runs alike from sources, under test and beside the bundles in dist/.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

/** @type {{ compiler: string, fonts: readonly string[], template: string }} */
const { compiler, fonts, template } = workerData;
const require = createRequire(import.meta.url);

function open() {
  const { NodeCompiler } = require(compiler);
  return NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts.map((path) => readFileSync(path)) }] });
}

let typst;
const source = readFileSync(template, 'utf8');

parentPort.on('message', ({ id, document, seconds }) => {
  try {
    typst ??= open();
  } catch (error) {
    parentPort.postMessage({ id, unavailable: String(error?.message ?? error).slice(0, 200) });
    return;
  }
  try {
    const { bytes, about } = print(document, seconds);
    parentPort.postMessage({ id, bytes, about }, [bytes.buffer]);
  } catch (error) {
    parentPort.postMessage({ id, failed: String(error?.message ?? error).slice(0, 500) });
  }
  typst.evictCache(2);
});

/** PDF/A-2b; equal documents give equal bytes, for the only instant in the file is the document's own. */
function print(document, seconds) {
  const compiled = typst.compile({ mainFileContent: source, inputs: { document } });
  if (compiled.result === null) {
    const error = compiled.takeError() ?? compiled.takeDiagnostics();
    throw new Error(JSON.stringify(error?.shortDiagnostics ?? 'typst gave no document'));
  }
  // A copy of its own, so that the bytes can be handed over.
  const bytes = new Uint8Array(typst.pdf(compiled.result, { pdfStandard: 'a-2b', creationTimestamp: seconds }));
  return { bytes, about: { seal: sealPlace(compiled.result) } };
}

/** The middle of the day at the end, over which the seal comes; undefined where none is put. */
function sealPlace(compiled) {
  const find = (selector) => typst.query(compiled, { selector })[0]?.value;
  const from = find('<seal-from>');
  const to = find('<seal-to>');
  if (from === undefined || to === undefined) return undefined;
  return { page: from.page, x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}
