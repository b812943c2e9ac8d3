import { AppError } from '../../../kernel/error.ts';
import type { ErrorCatalogue } from '../../../kernel/error-catalogue.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import { filesOf } from '../../../platform/files/index.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { type CaseRecord, readCase } from '../../cases/index.ts';
import { mayOpen, settleCase } from '../../evidence/index.ts';
import type { DossierContext } from '../context.ts';
import type { DossierView } from '../contract.ts';
import { missingPapers } from '../model/completeness.ts';
import { isCurrent } from '../model/current.ts';
import { type CaseFile, papersOf } from '../model/papers-of.ts';
import { type DossierRow, latestDossier } from './dossier-row.ts';

type Shown = NonNullable<DossierView['dossier']>;

const UNKNOWN = {
  zh: '生成卷宗时失败。',
  en: 'Building the dossier failed.',
  remedy: { zh: '重试一次；仍然失败的，请联系管理员。', en: 'Try again; if it fails again, ask the administrator.' },
};

function failureOf(catalogue: ErrorCatalogue, code: string | null): Shown['failure'] {
  if (code === null) return null;
  const { zh, en, remedy } = catalogue[code] ?? UNKNOWN;
  return { code, text: { zh, en }, remedy };
}

function present(row: DossierRow, record: CaseRecord, files: readonly CaseFile[], catalogue: ErrorCatalogue): Shown {
  const titles = new Map(papersOf(record, [], files).map(({ key, title }) => [key, title]));
  const contents = (row.contents ?? []).map((each) => ({ ...each, title: each.title || (titles.get(each.key) ?? '') }));
  const main = contents.filter(({ volume }) => volume === 'main');
  const mainPages = row.mainPages ?? 0;
  return {
    ...{ id: row.id, state: row.state, version: row.version, current: isCurrent(row.version, record.acts) },
    ...{ done: row.done, total: row.total, retention: row.retention },
    askedAt: row.askedAt.toISOString(),
    builtAt: row.builtAt?.toISOString() ?? null,
    ...{ sha256: row.sha256, size: row.size, pages: row.pages },
    main: { documents: main.length, pages: mainPages },
    secondary: { documents: contents.length - main.length, pages: (row.pages ?? mainPages) - mainPages },
    contents,
    missing: [...(row.missing ?? [])],
    failure: failureOf(catalogue, row.failure),
  };
}

/**
 * How the dossier of a case stands: what is missing now, the latest one that was asked for with its progress, what is in
 * it and where, whether it was made up.
 * @throws AppError 404 `procedure.no-such-matter`, 403 `dossiers.refused`
 */
export async function dossierView(
  context: DossierContext,
  actor: LedgerActor,
  at: { readonly region: string; readonly id: string },
): Promise<DossierView> {
  await settleCase(context.ledger.store, at.region, at.id);
  const { record, row, files } = await context.ledger.store.transaction(actor, async (tx) => {
    const record = await readCase(tx, at.region, at.id);
    if (!mayOpen(actor, record)) throw new AppError('dossiers.refused', 403);
    return {
      record,
      row: await latestDossier(tx, at.region, at.id),
      files: await filesOf(tx, record.homeRegion, record.matterId),
    };
  });
  const missing = missingPapers(record, await context.documents.list(record), files);
  const accounts = row?.accounts ?? {};
  return {
    missing: missing.map((each) => ({ ...each, account: accounts[each.key] ?? '' })),
    dossier: row === undefined ? null : present(row, record, files, context.catalogue),
    madeUp: madeUpOf(record.matter),
  };
}

/** As acts of the case say; a summary case is made up and filed in one. */
function madeUpOf({ facts, procedure }: Matter): DossierView['madeUp'] {
  const closing = obj(facts, 'closing');
  const made = obj(procedure === 'summary-case' ? facts : closing, 'dossier');
  if (str(made, 'on') === '') return null;
  const archivedOn = procedure === 'summary-case' ? str(made, 'on') : str(closing, 'archivedOn') || null;
  const disposedOn = str(closing, 'disposedOn') || null;
  return { on: str(made, 'on'), digest: str(made, 'digest'), archivedOn, disposedOn };
}
