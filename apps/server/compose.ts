import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Clock } from '../../kernel/clock.ts';
import { addAuditRoutes } from '../../modules/audit/index.ts';
import { addAuthorityRoutes, addReferenceRoutes } from '../../modules/authorities/index.ts';
import { addBriefingRoutes, briefingGuard } from '../../modules/briefings/index.ts';
import { addBulletinRoutes } from '../../modules/bulletins/index.ts';
import { addCampaignRoutes, campaignGuard } from '../../modules/campaigns/index.ts';
import {
  addCaseDocumentRoutes,
  caseDocumentSource,
  type DocumentContext,
  documentGuard,
  dossierSheets,
} from '../../modules/case-documents/index.ts';
import { addCaseHistoryRoutes } from '../../modules/case-history/index.ts';
import { addCaseRoutes, type CaseContext, caseRowsOf, heldNearDays } from '../../modules/cases/index.ts';
import { addCommitmentRoutes } from '../../modules/commitments/index.ts';
import { disclosureGuard } from '../../modules/disclosures/index.ts';
import {
  addDossierRoutes,
  checkDossierAct,
  type DocumentSource,
  type DossierContext,
  dossierJobs,
} from '../../modules/dossiers/index.ts';
import { addEvidenceRoutes, attachNamedFiles, checkNamedFiles } from '../../modules/evidence/index.ts';
import { addFigureRoutes } from '../../modules/figures/index.ts';
import {
  addFirmRoutes,
  type FirmContext,
  findFirm,
  firmGuard,
  firmSettings,
  firmStaffOf,
} from '../../modules/firms/index.ts';
import { addHabitRoutes, setFactorsFrom } from '../../modules/habits/index.ts';
import { addHotSpotRoutes } from '../../modules/hotspots/index.ts';
import { addIncidentRoutes, incidentGuard } from '../../modules/incidents/index.ts';
import { addInspectionRoutes, inspectionGuards } from '../../modules/inspections/index.ts';
import {
  addFileRoutes,
  addHandOverRoutes,
  addIntakeRoutes,
  type IntakeContext,
  identitySettings,
  importJobs,
  receiver,
  rowsOf,
} from '../../modules/intake/index.ts';
import { addIntegrityRoutes, integritySettings, receiptGuard } from '../../modules/integrity/index.ts';
import { addMapRoutes } from '../../modules/maps/index.ts';
import { addMergingRoutes, undecided } from '../../modules/merging/index.ts';
import { addNoticeRoutes } from '../../modules/notices/index.ts';
import { addOfficeRoutes, type OfficeContext } from '../../modules/office/index.ts';
import { addPartyRoutes, addResolutionRoutes, addScreeningRoutes } from '../../modules/parties/index.ts';
import { addProgrammeRoutes, talkFigureGuard } from '../../modules/programmes/index.ts';
import { addPublicityRoutes, publicityGuard } from '../../modules/publicity/index.ts';
import {
  addCorrectionRoutes,
  addPublishedRoutes,
  correctionGuard,
  type PublishedContext,
} from '../../modules/published/index.ts';
import { addReadingRoutes } from '../../modules/reading/index.ts';
import { addRegisterRoutes } from '../../modules/registers/index.ts';
import { addRewardRoutes, rewardGuard, rewardStatusOf } from '../../modules/rewards/index.ts';
import { addSettlementRoutes, type FirmRegister, settlementSettings } from '../../modules/settlements/index.ts';
import { addSupervisionRoutes, supervisionGuards } from '../../modules/supervision/index.ts';
import { addModelRoutes, proposalsOf, shippedClues } from '../../modules/triage/index.ts';
import { slowHash } from '../../platform/crypto/index.ts';
import { renderDocx, renderPdf } from '../../platform/documents/index.ts';
import { createAuthenticator } from '../../platform/http/authenticate.ts';
import { type App, createApp } from '../../platform/http/index.ts';
import { addAdminRoutes } from '../../platform/identity/admin-routes.ts';
import { createOidc, type OidcSettings, systemActor } from '../../platform/identity/index.ts';
import { addOidcRoutes } from '../../platform/identity/oidc-routes.ts';
import { addIdentityRoutes } from '../../platform/identity/routes.ts';
import { type JobHandlers, startJobWorker } from '../../platform/jobs/worker.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import { projectPath } from '../../platform/paths.ts';
import {
  addProofRoutes,
  createProofOfWork,
  type ProofSettings,
  proofSettings,
} from '../../platform/proof-of-work/index.ts';
import type { Store } from '../../platform/store/store.ts';
import { createLogger, createMetrics, type Metrics, measureStore } from '../../platform/telemetry/index.ts';
import { addPlainPages } from '../plain/routes.ts';
import { followingWorkers, measureBacklog, measureNames, readingWorkers } from './background.ts';
import { type Core, composeCore, NEAR_WORKDAYS } from './core.ts';
import { errorCatalogue } from './error-catalogue.ts';
import { databaseChecks } from './readiness.ts';
import { startReading } from './reading/start-reading.ts';
import { type RunningWorkers, runWorkers, tellMetrics, type Worker } from './workers.ts';

export const VERSION = '0.1.0';

export interface ComposeConfig {
  /** A migrated database. */
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly logLevel?: string;
  readonly publicUrl?: string | undefined;
  readonly clock?: Clock;
  readonly poolSize?: number;
  readonly instance?: string;
  readonly logger?: Logger;
  /** Proxies whose `x-forwarded-*` headers are believed, e.g. `127.0.0.1`. */
  readonly trustProxy?: string;
  /** An outside identity provider; without it signing in that way is off. */
  readonly oidc?: OidcSettings | undefined;
  /** What typesets, for tests; the product's own where absent. */
  readonly render?: DocumentContext['render'];
  /** Where the documents of a dossier come from, for tests; the product's own where absent. */
  readonly documents?: DocumentSource;
  /** How much work public requests cost, for tests; as the environment says where absent. */
  readonly proof?: ProofSettings;
  /** The register of firms that settle online, for tests; the product's own where absent. */
  readonly firms?: FirmRegister;
  /** Name in the log: `web`, `worker`, `web,worker`, `cli`. */
  readonly service?: string;
}

export interface Composed extends Core {
  readonly app: App;
  readonly intake: IntakeContext;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly workers: readonly Worker[];
  /** Who acts when nobody signed in. */
  readonly actors: {
    /** The receiving account of an authority: opens matters, nothing else. */
    readonly receiver: (authority: string) => LedgerActor;
    readonly system: typeof systemActor;
  };
  /** `apart`: clues are read in a thread of their own, as a server does; `here` in this one. */
  startWorkers(reading?: 'here' | 'apart'): RunningWorkers;
  /** Reads the names of the registry into this process and keeps them current; requests are answered meanwhile. */
  startNames(): RunningWorkers;
}

/** Work that somebody asked for and does not wait for, one piece at a time. */
function startJobs({ db }: Store, handlers: JobHandlers, logger: Logger): RunningWorkers {
  return startJobWorker(db, handlers, {
    pollMs: 500,
    onFailure: ({ kind, attempts }, error) => logger.warn({ err: error, job: kind, attempts }, 'job failed'),
  });
}

const startAll = (...running: readonly RunningWorkers[]): RunningWorkers => ({
  stop: async () => {
    await Promise.all(running.map((each) => each.stop()));
  },
});

/** The whole product on a migrated database, not yet listening: for the server, the command line and tests. */
export async function compose(config: ComposeConfig): Promise<Composed> {
  const logger = config.logger ?? createLogger({ level: config.logLevel ?? 'info', service: config.service ?? 'web' });
  const metrics = createMetrics();
  const core = composeCore({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    logger,
    ...(config.clock === undefined ? {} : { clock: config.clock }),
    ...(config.poolSize === undefined ? {} : { poolSize: config.poolSize }),
    ...(config.instance === undefined ? {} : { instance: config.instance }),
  });
  const { store, ledger, identity, directory, bulletins } = core;
  measureStore(metrics, store);
  measureBacklog(metrics, store);
  measureNames(metrics, core.firmNames);
  const proposed: IntakeContext['proposalsOf'] = async (tx, region, id) =>
    proposalsOf(tx, region, id, await directory.names());
  const proofs = createProofOfWork({
    db: store.db,
    clock: ledger.clock,
    key: core.proofKey,
    settings: config.proof ?? proofSettings(process.env),
    pressure: () => slowHash.pressure(),
  });
  const intake: IntakeContext = {
    ledger,
    directory,
    receiptPepper: core.receiptPepper,
    proofs,
    files: core.files,
    held: core.held,
    nearWorkdays: NEAR_WORKDAYS,
    stagingDir: join(config.dataDir, 'staging-web'),
    catalogue: errorCatalogue,
    identity: identitySettings(process.env),
    proposalsOf: async (tx, region, id) => undecided(tx, region, id, await proposed(tx, region, id)),
    rewardOf: (tx, report) => rewardStatusOf(ledger, tx, report),
  };
  const cases: CaseContext = {
    ledger,
    directory,
    nearWorkdays: NEAR_WORKDAYS,
    heldNearDays: heldNearDays(process.env),
    files: core.files,
    catalogue: errorCatalogue,
    guards: [
      { before: checkNamedFiles, after: async (act) => void (await attachNamedFiles(store, act)) },
      { before: checkDossierAct },
      publicityGuard,
      documentGuard,
      receiptGuard(store),
    ],
  };
  const office: OfficeContext = {
    ledger,
    directory,
    nearWorkdays: NEAR_WORKDAYS,
    files: core.files,
    catalogue: errorCatalogue,
    guards: {
      briefing: [briefingGuard(store, ledger.clock)],
      ...supervisionGuards({ ledger, directory }),
      ...inspectionGuards(ledger),
      campaign: [campaignGuard(ledger)],
      incident: [incidentGuard],
      'odr-firm': [firmGuard(ledger)],
      reward: [rewardGuard(ledger)],
      disclosure: [disclosureGuard(ledger)],
      correction: [correctionGuard({ ledger, directory })],
      talk: [talkFigureGuard({ ledger, directory })],
    },
  };
  const render = config.render ?? { pdf: renderPdf, docx: renderDocx };
  const papers: DocumentContext = { ...cases, signer: bulletins.signer, render };
  const dossiers: DossierContext = {
    ...cases,
    documents: config.documents ?? caseDocumentSource(papers),
    sheets: dossierSheets(papers),
  };
  const { publicUrl } = config;
  const firms: FirmContext = {
    ...{ ledger, directory, identity, publicUrl },
    codePepper: core.receiptPepper,
    settings: firmSettings(process.env),
  };
  const published: PublishedContext = { ledger, directory, signer: bulletins.signer, publicUrl };
  const app = await createApp(
    {
      logger,
      metrics,
      authenticator: createAuthenticator(store.db, identity),
      catalogue: errorCatalogue,
      publicUrl,
      version: VERSION,
      checks: databaseChecks(store),
      webApps: [
        { prefix: '/console/', root: projectPath('dist/web/console') },
        { prefix: '/', root: projectPath('dist/web/portal') },
      ],
      ...(config.trustProxy === undefined ? {} : { trustProxy: config.trustProxy }),
    },
    (routes) => {
      addIdentityRoutes(routes, { db: store.db, deps: identity, publicUrl });
      addOidcRoutes(routes, { db: store.db, deps: identity, publicUrl, oidc: createOidc(config.oidc) });
      addAdminRoutes(routes, store, identity, () => directory.forget());
      addAuditRoutes(routes, { store, clock: ledger.clock, directory });
      addAuthorityRoutes(routes, store.db, ledger.clock, directory);
      addReferenceRoutes(routes, ledger.env.rules, ledger.env.calendar);
      addMapRoutes(routes, store.db, directory);
      addProofRoutes(routes, proofs);
      addIntakeRoutes(routes, intake);
      addFileRoutes(routes, intake, core.files);
      addEvidenceRoutes(routes, cases);
      addCaseDocumentRoutes(routes, papers);
      addDossierRoutes(routes, dossiers);
      addHandOverRoutes(routes, intake);
      addCaseHistoryRoutes(routes, intake);
      addIntegrityRoutes(routes, { ledger, directory, files: core.files, settings: integritySettings(process.env) });
      addMergingRoutes(routes, { ...intake, proposalsOf: proposed });
      addReadingRoutes(routes, intake);
      addModelRoutes(routes, { store, clock: ledger.clock, directory, shipped: shippedClues });
      addPartyRoutes(routes, store, core.firmNames);
      addScreeningRoutes(routes, { store, clock: ledger.clock, rowsOf: (actor, ids) => rowsOf(intake, actor, ids) });
      addResolutionRoutes(routes, { ledger, directory, rowsOf: (actor, ids) => rowsOf(intake, actor, ids) });
      addCaseRoutes(routes, cases);
      addOfficeRoutes(routes, office);
      addRewardRoutes(routes, intake);
      addBriefingRoutes(routes, { deps: bulletins, rowsOf: (actor, ids) => rowsOf(intake, actor, ids) });
      addInspectionRoutes(routes, { ...office, signer: bulletins.signer });
      addCommitmentRoutes(routes, office);
      addFirmRoutes(routes, { ...firms, proofs });
      addSettlementRoutes(routes, {
        ...intake,
        firms: config.firms ?? {
          enrolled: (region, id) => findFirm(firms, { region, id }),
          staffOf: (request) => firmStaffOf(firms, request),
        },
        settlements: settlementSettings(process.env),
      });
      addProgrammeRoutes(routes, { context: office, rowsOf: (actor, ids) => rowsOf(intake, actor, ids) });
      addCampaignRoutes(routes, { ...office, rowsOf: (actor, ids) => rowsOf(intake, actor, ids) });
      addSupervisionRoutes(routes, office);
      addIncidentRoutes(routes, { ledger, directory, rowsOf: (actor, ids) => rowsOf(intake, actor, ids) });
      addPublicityRoutes(routes, { ...cases, signer: bulletins.signer });
      addPublishedRoutes(routes, published);
      addCorrectionRoutes(routes, intake);
      addPlainPages(routes, { intake, published, catalogue: errorCatalogue, publicUrl });
      addNoticeRoutes(routes, { ...intake, render });
      addRegisterRoutes(routes, { ledger, directory });
      addFigureRoutes(routes, { context: { ledger, directory }, rowsOf: (actor, ids) => rowsOf(intake, actor, ids) });
      addHabitRoutes(routes, {
        ...{ ledger, directory, factors: setFactorsFrom(process.env) },
        rowsOf: (actor, ids) => rowsOf(intake, actor, ids),
      });
      addHotSpotRoutes(routes, { context: { ledger, directory }, rowsOf: (actor, ids) => rowsOf(intake, actor, ids) });
      addBulletinRoutes(routes, {
        deps: bulletins,
        rowsOf: (actor, ids) => rowsOf(intake, actor, ids),
        caseRowsOf: (actor, ids) => caseRowsOf(cases, actor, ids),
      });
    },
  );
  const [reading, following] = [readingWorkers(core), followingWorkers(core)];
  const tell = tellMetrics(metrics);
  const readApart = (): RunningWorkers => {
    const { databaseUrl, dataDir, instance } = config;
    return startReading({ databaseUrl, dataDir, logLevel: logger.level, instance }, tell, logger);
  };
  return {
    ...core,
    app,
    intake,
    metrics,
    logger,
    workers: [...reading, ...following],
    actors: { receiver, system: systemActor },
    startWorkers: (where = 'here') =>
      startAll(
        where === 'here' ? runWorkers(reading, tell, logger) : readApart(),
        runWorkers(following, tell, logger),
        startJobs(store, importJobs(intake), logger),
        startJobs(store, dossierJobs(dossiers), logger),
      ),
    startNames: () =>
      runWorkers([{ name: 'firm-names', everyMs: 5_000, run: () => core.firmNames.refresh() }], tell, logger),
    close: async () => {
      await app.close();
      await core.close();
    },
  };
}
