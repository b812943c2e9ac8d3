import { join } from 'node:path';
import { legalDay } from '../../kernel/plain-date.ts';
import { joinCampaigns } from '../../modules/campaigns/index.ts';
import { deliverLetters } from '../../modules/cases/index.ts';
import { settleDossiers } from '../../modules/dossiers/index.ts';
import { settleEvidence } from '../../modules/evidence/index.ts';
import { catalogueOf, recordEditions } from '../../modules/figures/index.ts';
import { markKeeper, sweepMarks } from '../../modules/habits/index.ts';
import { followIncidents, forgetTellers, incidentProposer, SharedBackground } from '../../modules/incidents/index.ts';
import { followInspections } from '../../modules/inspections/index.ts';
import { followErasures, settleFiles } from '../../modules/intake/index.ts';
import { integritySettings, runNightly } from '../../modules/integrity/index.ts';
import { followMerging } from '../../modules/merging/index.ts';
import {
  forgetSubjects,
  learnSubjects,
  listedProposer,
  partyProposer,
  subjectKeeper,
  subjectSweep,
  watchLists,
} from '../../modules/parties/index.ts';
import { followProgrammes } from '../../modules/programmes/index.ts';
import { settlePublications } from '../../modules/publicity/index.ts';
import { CAUGHT_UP_AT_ONCE, forgetLikeness, sameProposer, sketchOlder } from '../../modules/sameness/index.ts';
import { followDays, settlementSettings } from '../../modules/settlements/index.ts';
import { followSupervision } from '../../modules/supervision/index.ts';
import {
  clueReaders,
  erasedSweep,
  forgetProposals,
  PROPOSED_AT_ONCE,
  type Proposer,
  proposeDue,
  shippedModels,
} from '../../modules/triage/index.ts';
import { type FileStores, sweepHeld, sweepIncoming } from '../../platform/files/index.ts';
import { sweepIdentity } from '../../platform/identity/index.ts';
import { sweepStaging } from '../../platform/import/index.ts';
import { keepDeadlinesCurrent } from '../../platform/ledger/keep-current.ts';
import { sealDue } from '../../platform/ledger/seal.ts';
import { deliverDue } from '../../platform/notify/deliver.ts';
import { fileChannel } from '../../platform/notify/file-channel.ts';
import { sweepProofs } from '../../platform/proof-of-work/index.ts';
import { applyDue } from '../../platform/rollup/apply.ts';
import { sql } from '../../platform/store/sql.ts';
import type { Store } from '../../platform/store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../../platform/store/types.ts';
import type { Metrics } from '../../platform/telemetry/index.ts';
import type { Core } from './core.ts';
import type { Worker } from './workers.ts';

/** Where tables wait to be imported: of the command line, of people at a screen. */
const STAGING = ['staging', 'staging-web'];
const STAGED_FOR_MS = 7 * 86_400_000;
/** An upload that has not grown for so long was cut off. */
const INCOMING_FOR_MS = 60 * 60_000;

/** Who proposes for what has come in, in the order in which it is shown. */
const proposersOf = (
  { ledger, habitKey, firmNames, directory }: Core,
  common: SharedBackground,
): readonly Proposer[] => [
  // Marks first: by them two complaints are known to be one person's.
  markKeeper(ledger.sealer, habitKey),
  sameProposer(habitKey),
  partyProposer(firmNames),
  listedProposer(watchLists()),
  incidentProposer(common),
  subjectKeeper(directory),
];

/** What reads clues and learns from them: arithmetic over texts, best done where nobody waits. */
export function readingWorkers(core: Core): Worker[] {
  const { store, ledger, directory } = core;
  const common = new SharedBackground();
  const proposers = proposersOf(core, common);
  const older = sketchOlder(core.habitKey);
  const readers = clueReaders(shippedModels);
  const now = (): Date => ledger.clock.now();
  return [
    {
      name: 'propose',
      // An officer who opens what has just come finds the proposals there.
      everyMs: 300,
      full: PROPOSED_AT_ONCE,
      run: async () => proposeDue(store, { authorities: await directory.authorities(), proposers, readers }, now()),
    },
    { name: 'incident-words', everyMs: 60_000, run: () => common.keep(store, now()) },
    { name: 'subject-keys', everyMs: 2_000, run: subjectSweep(store, directory) },
    { name: 'subject-weights', everyMs: 6 * 60 * 60_000, run: () => learnSubjects(store, directory, now()) },
    { name: 'sketches', everyMs: 10_000, full: CAUGHT_UP_AT_ONCE, run: () => older(store) },
  ];
}

/** What runs in the background: sealing acts into trees, compacting counts, what follows acts, sweeping. */
export function followingWorkers(core: Core): Worker[] {
  const { store, ledger, identity, directory, bulletins, dataDir, files } = core;
  const now = (): Date => ledger.clock.now();
  return [
    { name: 'seal', everyMs: 2_000, run: () => sealDue(store, bulletins.signHead, now()) },
    { name: 'counts', everyMs: 2_000, run: () => applyDue(store) },
    {
      name: 'figure-editions',
      everyMs: 60 * 60_000,
      run: () => recordEditions(store.db, catalogueOf(ledger.procedures), legalDay(now())),
    },
    { name: 'incidents', everyMs: 2_000, run: () => followIncidents(ledger) },
    { name: 'programmes', everyMs: 2_000, run: () => followProgrammes(ledger) },
    { name: 'campaigns', everyMs: 2_000, full: 1, run: () => joinCampaigns(ledger) },
    { name: 'letters', everyMs: 2_000, run: () => deliverLetters(ledger, directory) },
    { name: 'supervision', everyMs: 2_000, run: () => followSupervision(ledger, directory) },
    { name: 'erasures', everyMs: 5_000, run: () => followErasures(ledger, files, publishedOrBound) },
    { name: 'merging', everyMs: 1_000, run: () => followMerging(ledger) },
    { name: 'settlements', everyMs: 60_000, run: () => followDays(ledger, settlementSettings(process.env)) },
    { name: 'inspections', everyMs: 2_000, run: () => followInspections(ledger) },
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
    { name: 'sweep-habits', everyMs: 60 * 60_000, run: () => sweepMarks(store, now()) },
    {
      name: 'sweep-erased',
      everyMs: 10_000,
      run: erasedSweep(store, [forgetLikeness, forgetProposals, forgetSubjects, forgetTellers]),
    },
    { name: 'sweep-dossiers', everyMs: 60 * 60_000, run: () => settleDossiers({ ledger, files }) },
    { name: 'sweep-held', everyMs: 60_000, full: 500, run: () => sweepHeld(core.held) },
    { name: 'sweep-files', everyMs: 10 * 60_000, run: () => sweepFiles(store, files) },
    { name: 'deadlines', everyMs: 60_000, run: async () => (await keepDeadlinesCurrent(ledger))?.moved.length ?? 0 },
    {
      name: 'integrity',
      everyMs: 60_000,
      run: () => runNightly({ ledger, files, settings: integritySettings(process.env) }),
    },
    { name: 'sweep-proofs', everyMs: 60_000, run: () => sweepProofs(store.db) },
    { name: 'sweep-identity', everyMs: 10 * 60_000, run: () => sweepIdentity(store.db, identity) },
  ];
}

/** Both. */
export const backgroundWorkers = (core: Core): Worker[] => [...readingWorkers(core), ...followingWorkers(core)];

/** Contents that decisions as published and bound dossiers name: the product made them, no row of `file` does. */
async function publishedOrBound(tx: Db, sha256: readonly string[]): Promise<ReadonlySet<string>> {
  const asked = sha256.map((each) => Buffer.from(each, 'hex'));
  const { rows } = await tx.query<{ named: string }>(sql`
    select encode(sha256, 'hex') as named from published_decision where sha256 = any(${asked}::bytea[])
    union select encode(c.digest, 'hex') from dossier d, unnest(array[d.sha256, d.main_sha256]) as c(digest)
    where c.digest = any(${asked}::bytea[])`);
  return new Set(rows.map(({ named }) => named));
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

/** How the names of the registry stand in this process. */
export function measureNames(metrics: Metrics, { state }: Core['firmNames']): void {
  metrics.gauge('firm_names_ready', 'Names of the registry are read into this process', async () =>
    Number(state().ready),
  );
  metrics.gauge('firm_names', 'Names of the registry in this process', async () => state().names);
  metrics.gauge('firm_names_bytes', 'Memory that they take', async () => state().bytes);
  metrics.gauge('firm_names_read_seconds', 'Time that reading them took', async () => state().tookMs / 1000);
}
