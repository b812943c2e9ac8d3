// Trains beside the main thread: minutes of arithmetic would hold up whoever waits there. A plain file, found from the
// project root, so that it runs alike from sources, under test and beside the bundles in dist/.
import { parentPort, workerData } from 'node:worker_threads';

/** @type {{ program: string, asked: object }} */
const { program, asked } = workerData;
// Sources are TypeScript; the bundle is not.
if (program.endsWith('.ts')) (await import('tsx/esm/api')).register();
const { trainAndScore } = await import(program);
const { packed, scores } = trainAndScore(asked, (stage) => parentPort.postMessage({ stage }));
parentPort.postMessage({ packed, scores });
