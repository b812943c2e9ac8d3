import { join } from 'node:path';
import { deliverLetters } from '../../modules/cases/index.ts';
import { settleDossiers } from '../../modules/dossiers/index.ts';
import { settleEvidence } from '../../modules/evidence/index.ts';
import { settleFiles } from '../../modules/intake/index.ts';
import { integritySettings, runNightly } from '../../modules/integrity/index.ts';
import { settlePublications } from '../../modules/publicity/index.ts';
import { PROPOSED_AT_ONCE, proposeDue } from '../../modules/triage/index.ts';
import { type FileStores, sweepIncoming } from '../../platform/files/index.ts';
import { sweepIdentity } from '../../platform/identity/index.ts';
import { sweepStaging } from '../../platform/import/index.ts';
import { keepDeadlinesCurrent } from '../../platform/ledger/keep-current.ts';
import { sealDue } from '../../platform/ledger/seal.ts';
import { deliverDue } from '../../platform/notify/deliver.ts';
import { fileChannel } from '../../platform/notify/file-channel.ts';
import { applyDue } from '../../platform/rollup/apply.ts';
import { sql } from '../../platform/store/sql.ts';
import type { Store } from '../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import type { Metrics } from '../../platform/telemetry/index.ts';
import type { Core } from './core.ts';
import type { Worker } from './workers.ts';

/** Where tables wait to be imported: of the command line, of people at a screen. */
const STAGING = ['staging', 'staging-web'];
const STAGED_FOR_MS = 7 * 86_400_000;
/** An upload that has not grown for so long was cut off. */
const INCOMING_FOR_MS = 24 * 60 * 60_000;

/** What runs in the background: sealing acts into trees, compacting counts, proposing, sweeping. */
export function backgroundWorkers({ store, ledger, identity, directory, bulletins, dataDir, files }: Core): Worker[] {
  const now = (): Date => ledger.clock.now();
  return [
    { name: 'seal', everyMs: 2_000, run: () => sealDue(store, bulletins.signHead, now()) },
    { name: 'counts', everyMs: 2_000, run: () => applyDue(store) },
    {
      name: 'propose',
      everyMs: 1_000,
      full: PROPOSED_AT_ONCE,
      run: async () => proposeDue(store, await directory.authorities(), now()),
    },
    { name: 'letters', everyMs: 2_000, run: () => deliverLetters(ledger, directory) },
    { name: 'notices', everyMs: 2_000, run: () => deliverDue(store, fileChannel(join(dataDir, 'notices'), now)) },
    {
      name: 'sweep-staging',
      everyMs: 60 * 60_000,
      run: async () => {
        let removed = 0;
        for (const folder of STAGING) removed += await sweepStaging(join(dataDir, folder), STAGED_FOR_MS);
        return removed;
      },
    },
    { name: 'publications', everyMs: 30_000, run: () => settlePublications(store) },
    { name: 'sweep-dossiers', everyMs: 60 * 60_000, run: () => settleDossiers({ ledger, files }) },
    { name: 'sweep-files', everyMs: 10 * 60_000, run: () => sweepFiles(store, files) },
    { name: 'deadlines', everyMs: 60_000, run: async () => (await keepDeadlinesCurrent(ledger))?.moved.length ?? 0 },
    {
      name: 'integrity',
      everyMs: 60_000,
      run: () => runNightly({ ledger, files, settings: integritySettings(process.env) }),
    },
    { name: 'sweep-identity', everyMs: 10 * 60_000, run: () => sweepIdentity(store.db, identity) },
  ];
}

/** Ends uploads that a kill cut off, in the folder and in the table. */
async function sweepFiles(store: Store, { incoming }: FileStores): Promise<number> {
  // Evidence first: what a case named stays, and the rest goes with all other files that nothing names.
  return (await sweepIncoming(incoming, INCOMING_FOR_MS)) + (await settleEvidence(store)) + (await settleFiles(store));
}

async function countRows(store: Store, table: 'outbox' | 'stat_delta'): Promise<number> {
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ n: number }>(
      table === 'outbox' ? sql`select count(*) as n from outbox` : sql`select count(*) as n from stat_delta`,
    );
    return rows[0]?.n ?? 0;
  });
}

/** How much waits for the workers. */
export function measureBacklog(metrics: Metrics, store: Store): void {
  metrics.gauge('outbox_depth', 'Effects of acts not yet done', () => countRows(store, 'outbox'));
  metrics.gauge('stat_delta_depth', 'Changes of counts not yet compacted', () => countRows(store, 'stat_delta'));
}
