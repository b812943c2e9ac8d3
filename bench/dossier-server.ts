/** The whole product with its workers, for dossier.ts: builds one dossier and prints what it took. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { compose } from '../apps/server/compose.ts';
import type { AuthorityCode, PersonId } from '../kernel/id.ts';
import { askForDossier } from '../modules/dossiers/commands/ask-for-dossier.ts';
import { latestDossier } from '../modules/dossiers/queries/dossier-row.ts';
import { plainDocuments } from '../modules/dossiers/testing.ts';
import { SYSTEM_VIEWER } from '../platform/store/types.ts';

const [, , url = '', dataDir = '', region = '', id = '', person = ''] = process.argv;
const documents = plainDocuments();
const composed = await compose({ databaseUrl: url, dataDir, documents, logger: pino({ level: 'warn' }) });
const { ledger, directory, files, store } = composed;
const running = composed.startWorkers();
await composed.app.listen({ host: '127.0.0.1', port: 0 });
const actor = {
  personId: person as PersonId,
  authority: region as AuthorityCode,
  roles: ['officer'] as const,
  onBehalfOf: null,
  scope: `${region}%`,
  clearance: 0,
};
const restingMiB = process.resourceUsage().maxRSS / 1024;
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const started = performance.now();
const context = { ledger, directory, files, documents, nearWorkdays: 3, catalogue: {} };
await askForDossier(context, actor, { region, id }, { retention: '30-years', accounts: [] });
for (;;) {
  const row = await store.transaction(SYSTEM_VIEWER, (tx) => latestDossier(tx, region, id));
  if (row?.state === 'failed') throw new Error(`failed: ${row.failure}`);
  if (row?.state === 'ready') {
    const papers = row.contents ?? [];
    process.stdout.write(
      `${JSON.stringify({
        seconds: (performance.now() - started) / 1000,
        peakMiB: process.resourceUsage().maxRSS / 1024,
        restingMiB,
        documents: papers.length,
        slips: papers.filter(({ slip }) => slip !== null).length,
        pages: row.pages,
        sizeMiB: (row.size ?? 0) / 2 ** 20,
        loopDelayP99Ms: delay.percentile(99) / 1e6,
      })}\n`,
    );
    break;
  }
  await sleep(50);
}
await running.stop();
await composed.close();
process.exit(0);
