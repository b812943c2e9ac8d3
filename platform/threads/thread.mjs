// Where a thread begins. A plain file, found from the project root, so that it runs alike from sources, under test and beside
// the bundles in dist/.
import { parentPort, workerData } from 'node:worker_threads';

/** @type {{ program: string, asked: object }} */
const { program, asked } = workerData;
// Sources are TypeScript; the bundle is not.
if (program.endsWith('.ts')) (await import('tsx/esm/api')).register();
const { inThread } = await import(program);
await inThread(asked, parentPort);
