import { AppError } from '../../../kernel/error.ts';
import type { ActId, MatterId, Region } from '../../../kernel/id.ts';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, Performed } from '../../../platform/ledger/types.ts';
import type { Transaction } from '../../../platform/store/store.ts';
import { readCase } from '../../cases/index.ts';
import { caseProcedureIds } from '../../cases/model/procedures.ts';
import type { DossierContext } from '../context.ts';
import { isCurrent } from '../model/current.ts';
import { type DossierRow, dossierOfDigest, latestDossier } from '../queries/dossier-row.ts';
import { checkStored } from './stored-digest.ts';

interface Asked {
  readonly region: string;
  readonly matterId: string;
  readonly actId: string;
  readonly traceId: string;
}

/** What the act says of the file: counted from what was built, never typed. */
export function bodyOf(row: DossierRow): JsonObject {
  const contents = row.contents ?? [];
  const secondary = contents.filter(({ volume }) => volume === 'secondary').length;
  return {
    documents: Math.max(1, contents.length - secondary),
    pages: Math.max(1, row.pages ?? 0),
    secondary,
    digest: row.sha256 ?? '',
    missing: (row.missing ?? []).filter(({ account }) => account === '').map(({ title }) => title.zh.slice(0, 200)),
    retention: row.retention,
  };
}

/**
 * 立卷: performs `make-dossier` with the figures of the file that was built, after reading that file anew.
 * @throws AppError 404 `procedure.no-such-matter`, `dossiers.not-built`; 409 `dossiers.stale`, `dossiers.damaged`; as
 *   `perform`
 */
export async function makeUpDossier(
  context: DossierContext,
  actor: LedgerActor,
  asked: Asked & { readonly dossierId: string },
): Promise<Performed> {
  const { ledger } = context;
  const { row, version } = await ledger.store.transaction(actor, async (tx) => {
    const { matter, acts } = await readCase(tx, asked.region, asked.matterId);
    const row = await latestDossier(tx, asked.region, asked.matterId, asked.dossierId);
    if (row?.state !== 'ready') throw new AppError('dossiers.not-built', 404);
    // Sent twice: the act is there already, and the ledger answers as it did.
    const done = acts.some(({ actId }) => actId === asked.actId);
    if (!done && !isCurrent(row.version, acts)) {
      throw new AppError('dossiers.stale', 409, { built: row.version, now: matter.version });
    }
    return { row, version: matter.version };
  });
  await checkStored(context.files, row.sha256 ?? '');
  return perform(ledger, actor, {
    actId: asked.actId as ActId,
    homeRegion: asked.region as Region,
    matterId: asked.matterId as MatterId,
    of: ['case'],
    verb: 'make-dossier',
    version,
    body: bodyOf(row),
    traceId: asked.traceId,
  });
}

interface AskedArchive extends Asked {
  readonly shelf: string;
}

/**
 * 归档: performs `archive` with the digest of the dossier that was made up, after reading the stored file anew. A summary
 * case 简易程序 has no making up of its own: `file-summary` files the dossier as it was built last.
 * @throws AppError 404 `procedure.no-such-matter`, `dossiers.not-built`; 409 `dossiers.stale`, `dossiers.damaged`; as
 *   `perform`
 */
export async function archiveDossier(
  context: DossierContext,
  actor: LedgerActor,
  asked: AskedArchive,
): Promise<Performed> {
  const { ledger } = context;
  const { digest, verb, body } = await ledger.store.transaction(actor, (tx) => archiving(tx, asked));
  if (digest === '') throw new AppError('dossiers.not-built', 404);
  await checkStored(context.files, digest);
  return perform(ledger, actor, {
    actId: asked.actId as ActId,
    homeRegion: asked.region as Region,
    matterId: asked.matterId as MatterId,
    of: caseProcedureIds,
    verb,
    body: { ...body, digest, shelf: asked.shelf },
    traceId: asked.traceId,
  });
}

/** Which act files the dossier, and what it says beside the shelf. */
async function archiving(
  tx: Transaction,
  asked: AskedArchive,
): Promise<{ readonly digest: string; readonly verb: string; readonly body: JsonObject }> {
  const { matter, acts } = await readCase(tx, asked.region, asked.matterId);
  if (matter.procedure !== 'summary-case') {
    const digest = str(obj(obj(matter.facts, 'closing'), 'dossier'), 'digest');
    const row = await dossierOfDigest(tx, asked.region, asked.matterId, digest);
    // A paper that came after it was made up is bound in first 补充装订: built again, made up again.
    if (row !== undefined && !isCurrent(row.version, acts)) {
      throw new AppError('dossiers.stale', 409, { built: row.version, now: matter.version });
    }
    return { digest, verb: 'archive', body: {} };
  }
  // Sent twice: the act is there already, and says which file it was.
  const done = acts.find(({ actId }) => actId === asked.actId);
  if (done !== undefined) {
    return { digest: str(done.body, 'digest'), verb: 'file-summary', body: pick(done.body, 'documents', 'pages') };
  }
  const row = await latestDossier(tx, asked.region, asked.matterId);
  if (row?.state !== 'ready') throw new AppError('dossiers.not-built', 404);
  if (!isCurrent(row.version, acts)) {
    throw new AppError('dossiers.stale', 409, { built: row.version, now: matter.version });
  }
  return { digest: row.sha256 ?? '', verb: 'file-summary', body: filedOf(row) };
}

/** What `file-summary` says of a dossier: counted from what was built. */
const filedOf = (row: DossierRow): JsonObject => ({
  documents: Math.max(1, row.contents?.length ?? 0),
  pages: Math.max(1, row.pages ?? 0),
});

/** The figures of a dossier that an act of this verb tells; null for verbs that tell none. */
function figuresIn(verb: string, row: DossierRow): JsonObject | null {
  if (verb === 'make-dossier') return pick(bodyOf(row), 'documents', 'pages', 'secondary', 'missing');
  return verb === 'file-summary' ? filedOf(row) : null;
}

/**
 * Before an act by any other way: what `make-dossier` and `file-summary` say of a file is what the file that was built says.
 * `tx` must have opened the case; other verbs pass, and so does filing of paper alone.
 * @throws AppError 404 `dossiers.not-built`, 409 `dossiers.other-file`
 */
export async function checkDossierAct(
  tx: Transaction,
  act: { readonly homeRegion: string; readonly matterId: string; readonly verb: string; readonly body: JsonObject },
): Promise<void> {
  if (act.verb !== 'make-dossier' && act.verb !== 'file-summary') return;
  const digest = str(act.body, 'digest');
  if (!/^[0-9a-f]{64}$/.test(digest)) return;
  const row = await dossierOfDigest(tx, act.homeRegion, act.matterId, digest);
  if (row?.state !== 'ready') throw new AppError('dossiers.not-built', 404);
  const same = Object.entries(figuresIn(act.verb, row) ?? {}).every(
    ([key, value]) => JSON.stringify(act.body[key] ?? []) === JSON.stringify(value),
  );
  if (!same) throw new AppError('dossiers.other-file', 409);
}
