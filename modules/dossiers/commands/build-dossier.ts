import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, isAppError } from '../../../kernel/error.ts';
import { str } from '../../../kernel/read-json.ts';
import { type FileRecord, type FileStores, filesOf } from '../../../platform/files/index.ts';
import type { JobContext, JobHandlers } from '../../../platform/jobs/worker.ts';
import { type Assembled, type AssembledFile, assemble } from '../../../platform/pdf/index.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { type CaseRecord, readCase } from '../../cases/index.ts';
import { settleCase } from '../../evidence/index.ts';
import type { DossierContext } from '../context.ts';
import type { DossierPaper } from '../contract.ts';
import { volumes } from '../model/order.ts';
import { type DossierRow, latestDossier } from '../queries/dossier-row.ts';
import { JOB } from './ask-for-dossier.ts';
import { type Plan, planDossier } from './plan.ts';

const TELL_EVERY_MS = 1_000;

interface Loaded {
  readonly row: DossierRow;
  readonly record: CaseRecord;
  readonly files: readonly FileRecord[];
}

async function load(
  { ledger }: DossierContext,
  region: string,
  matterId: string,
  id: string,
): Promise<Loaded | undefined> {
  await settleCase(ledger.store, region, matterId);
  return ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const record = await readCase(tx, region, matterId);
    const row = await latestDossier(tx, region, matterId, id);
    if (row === undefined || (row.state !== 'waiting' && row.state !== 'building')) return undefined;
    return { row, record, files: await filesOf(tx, record.homeRegion, record.matterId) };
  });
}

const update = ({ ledger }: DossierContext, { homeRegion, id }: DossierRow, change: ReturnType<typeof sql>) =>
  ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query(sql`update dossier set ${change} where home_region = ${homeRegion} and id = ${id}`),
  );

/** Papers where they came to lie; a paper's title that is personal is read from its act when it is shown. */
function contentsOf({ placed, places }: Plan, { parts }: Assembled): DossierPaper[] {
  return placed.map(({ volume, section, paper }, index) => {
    const laid = parts[places[index] ?? -1];
    return {
      ...{ key: paper.key, volume, section, kind: paper.kind, no: paper.no ?? null, seq: paper.seq },
      title: paper.kind === 'form' ? paper.title : '',
      ...{ number: paper.number ?? paper.evidence ?? '', on: paper.on },
      ...{ from: laid?.numbers?.from ?? 0, to: laid?.numbers?.to ?? 0, page: laid?.from ?? 0 },
      ...{ slip: laid?.slip ?? null, sha256: laid?.sha256 ?? null },
    };
  });
}

/** A paper that could not be read at all is missing, whatever stands in its place. */
const LOST = new Set(['unreadable', 'encrypted', 'absent']);

function lostOf(plan: Plan, { parts }: Assembled, accounts: DossierRow['accounts']) {
  return plan.placed.flatMap(({ paper }, index) => {
    const slip = parts[plan.places[index] ?? -1]?.slip ?? null;
    if (slip === null || !LOST.has(slip)) return [];
    const key = `unreadable:${paper.key}`;
    return [
      {
        key,
        title: {
          zh: paper.kind === 'form' ? paper.title : `证据或者附件（第${paper.seq}项）`,
          en: `Paper of act ${paper.seq}`,
        },
        reason: { zh: '文件不能读取，以附卷说明代替。', en: 'It cannot be read; a slip stands in its place.' },
        seq: paper.seq,
        account: accounts[key] ?? '',
      },
    ];
  });
}

const pagesIn = ({ placed, places }: Plan, { parts }: Assembled, volume: string): number =>
  placed.reduce((sum, each, index) => sum + (each.volume === volume ? (parts[places[index] ?? -1]?.pages ?? 0) : 0), 0);

/** Both volumes or neither: where the second finds no room, the first goes again, unless it was there before. */
async function keepFiles({ working }: FileStores, made: readonly AssembledFile[]): Promise<void> {
  const fresh: string[] = [];
  try {
    for (const { sha256, path, size } of made) {
      if (!(await working.has(sha256))) fresh.push(sha256);
      await working.put(sha256, path, size);
    }
  } catch (error) {
    for (const sha256 of fresh) await working.delete(sha256).catch(() => undefined);
    throw error;
  }
}

/** Assembles into a file of its own, keeps both volumes, writes the row. Nothing is left of what failed. */
async function build(context: DossierContext, { row, record, files }: Loaded, job: JobContext): Promise<void> {
  const { directory, files: stores } = context;
  const authority = (await directory.names())(record.matter.homeCode).zh;
  const plan = await planDossier(context, { record, files, accounts: row.accounts, retention: row.retention });
  if (plan.placed.length === 0) throw new AppError('dossiers.nothing', 422);
  await update(context, row, sql`state = 'building', done = 0, total = ${plan.parts.length}`);
  await mkdir(stores.incoming, { recursive: true, mode: 0o700 });
  // The fence in the name: a holder that fell silent and wakes up writes to a file of its own.
  const out = join(stores.incoming, `${row.id}-${job.job.fence}.pdf`);
  const mainOut = join(stores.incoming, `${row.id}-${job.job.fence}-main.pdf`);
  const number = str(record.matter.facts, 'number');
  const title = `${number} 卷宗`;
  const hasTwo = plan.mainParts < plan.parts.length;
  let told = 0;
  try {
    const made = await assemble(plan.parts, out, {
      ...{ title: hasTwo ? title : `${title} ${volumes.main.zh}`, author: authority, at: plan.at, signal: job.signal },
      ...(hasTwo ? { cut: { after: plan.mainParts, out: mainOut, title: `${title} ${volumes.main.zh}` } } : {}),
      onProgress: (done, total) => {
        job.report({ done, total });
        if (Date.now() - told < TELL_EVERY_MS) return;
        told = Date.now();
        // Progress that was not told is no reason to stop.
        update(context, row, sql`done = ${done}`).catch(() => undefined);
      },
    });
    const main = made.cut ?? made;
    await keepFiles(stores, hasTwo ? [main, made] : [main]);
    job.signal.throwIfAborted();
    const missing = [...plan.missing, ...lostOf(plan, made, row.accounts)];
    await update(
      context,
      row,
      sql`state = 'ready', version = ${record.matter.version}, done = total, failure = null, built_at = ${context.ledger.clock.now()},
          sha256 = decode(${made.sha256}, 'hex'), size = ${made.size},
          pages = ${pagesIn(plan, made, 'main') + pagesIn(plan, made, 'secondary')},
          main_sha256 = decode(${main.sha256}, 'hex'), main_size = ${main.size}, main_pages = ${pagesIn(plan, made, 'main')},
          contents = ${JSON.stringify(contentsOf(plan, made))}, missing = ${JSON.stringify(missing)}`,
    );
  } finally {
    await Promise.all([out, mainOut].map((path) => rm(path, { force: true })));
  }
}

const FULL = new Set(['pdf.disk-full', 'file.disk-full']);

/** The code that is told: a full disk by the dossier's own name, with its way out. */
const codeOf = (error: AppError): string => (FULL.has(error.code) ? 'dossiers.disk-full' : error.code);

/**
 * The background work of this module. What cannot go better the next time (a full disk, a case without papers) is told in
 * the dossier's row and not tried again by itself; a database that is away, or a typesetter that is busy, is.
 */
export function dossierJobs(context: DossierContext): JobHandlers {
  return {
    [JOB]: async (payload, job) => {
      const loaded = await load(context, str(payload, 'homeRegion'), str(payload, 'matterId'), str(payload, 'id'));
      if (loaded === undefined) return;
      try {
        await build(context, loaded, job);
      } catch (error) {
        const final = isAppError(error) && (FULL.has(error.code) || error.status < 500);
        if (!final) throw error;
        await update(context, loaded.row, sql`state = 'failed', failure = ${codeOf(error)}`);
      }
    },
  };
}
