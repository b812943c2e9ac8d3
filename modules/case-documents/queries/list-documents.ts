import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { type CaseRecord, readCase } from '../../cases/index.ts';
import { missingPapers } from '../../dossiers/index.ts';
import type { DocumentContext } from '../context.ts';
import type { DocumentList } from '../contract.ts';
import { draftsOf } from './drafts.ts';
import { type Looking, presentPaper } from './paper-row.ts';
import { prepare } from './prepare.ts';

/** Papers that somebody is served with, and nothing shows that they arrived: as `12:45`. */
export const unprovenIn = (record: Pick<CaseRecord, 'acts'>): ReadonlySet<string> =>
  new Set(
    missingPapers(record, [], []).flatMap(({ key }) => (key.startsWith('proof:') ? [key.slice('proof:'.length)] : [])),
  );

/** The case as somebody looks at its papers. @throws AppError 404 `procedure.no-such-matter`; 422 `evidence.not-a-case` */
export async function lookAt(
  context: DocumentContext,
  actor: LedgerActor,
  { region, id }: { readonly region: string; readonly id: string },
): Promise<Looking> {
  const { record, drafts } = await context.ledger.store.transaction(actor, async (tx) => ({
    record: await readCase(tx, region, id),
    drafts: await draftsOf(tx, region, id),
  }));
  const writers = drafts.map(({ by }) => by);
  return { context, actor, drafts, prepared: await prepare(context, record, writers), unproven: unprovenIn(record) };
}

/**
 * Every paper that the acts of a case make, with its state, and which of those that were served lack a proof.
 * @throws AppError as {@link lookAt}
 */
export async function listDocuments(
  context: DocumentContext,
  actor: LedgerActor,
  at: { readonly region: string; readonly id: string },
): Promise<DocumentList> {
  const looking = await lookAt(context, actor, at);
  const papers = looking.prepared.papers.map((paper) => presentPaper(looking, paper));
  return {
    version: looking.prepared.record.matter.version,
    papers,
    missingProofs: papers
      .filter(({ proof }) => proof === 'missing')
      .map(({ seq, form, title }) => ({ seq, form, title })),
  };
}
