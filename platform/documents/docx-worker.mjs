// Writes Word beside the server's thread: a table of 300 rows takes half a second and more, too long for the event loop.
// A plain file, found from the project root, so that it runs alike from sources, under test and beside the bundles in dist/.
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

/** @type {{ library: string }} */
const { library } = workerData;
const require = createRequire(import.meta.url);

let docx;

/** The instances that the plain parts stand for (docx-tree.ts), inner ones first. */
function made(value) {
  if (Array.isArray(value)) return value.map(made);
  if (typeof value !== 'object' || value === null) return value;
  if (typeof value.make === 'string') return new docx[value.make](made(value.of));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, made(inner)]));
}

parentPort.on('message', async ({ id, document, core }) => {
  try {
    docx ??= require(library);
  } catch (error) {
    parentPort.postMessage({ id, unavailable: String(error?.message ?? error).slice(0, 200) });
    return;
  }
  try {
    // The library writes the wall clock into the properties; the document's own instant stands there instead.
    const overwritten = [{ path: 'docProps/core.xml', data: core }];
    const written = await docx.Packer.toBuffer(new docx.Document(made(document)), false, overwritten);
    // A copy of its own, so that the bytes can be handed over.
    const bytes = new Uint8Array(written);
    parentPort.postMessage({ id, bytes }, [bytes.buffer]);
  } catch (error) {
    parentPort.postMessage({ id, failed: String(error?.message ?? error).slice(0, 500) });
  }
});
