import { AppError } from '../../../kernel/error.ts';
import type { ActId, MatterId, Region } from '../../../kernel/id.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, Performed } from '../../../platform/ledger/types.ts';
import { caseProcedureIds, readCase } from '../../cases/index.ts';
import type { DocumentContext } from '../context.ts';
import type { AskedDocument } from '../queries/issued-document.ts';
import { checkSees, getPaper, organOf, prepare } from '../queries/prepare.ts';

export interface AskedWithdrawal extends AskedDocument {
  readonly actId: string;
  readonly version: number;
  readonly reason: string;
  readonly traceId: string;
}

/**
 * Withdraws a document with its reason. The file stays as it was; the next issue of that paper names this one.
 * @throws AppError 404 `procedure.no-such-matter`, `case-documents.not-found`; 403 `case-documents.refused`; 409
 *   `procedure.stale`, `procedure.refused`
 */
export async function withdrawDocument(
  context: DocumentContext,
  actor: LedgerActor,
  { region, id, doc, actId, version, reason, traceId }: AskedWithdrawal,
): Promise<Performed & { readonly doc: string; readonly digest: null }> {
  const record = await context.ledger.store.transaction(actor, (tx) => readCase(tx, region, id));
  const prepared = await prepare(context, record);
  const issued = prepared.issues.find((each) => each.actId === doc);
  if (issued === undefined) throw new AppError('case-documents.not-found', 404);
  const paper = getPaper(prepared, issued.about, issued.form);
  checkSees(actor, prepared, paper);
  const performed = await perform(context.ledger, actor, {
    ...{ actId: actId as ActId, homeRegion: region as Region, matterId: id as MatterId },
    of: caseProcedureIds,
    verb: 'withdraw-document',
    version,
    body: {
      ...{ form: issued.form, about: issued.about, verb: paper.act.verb, organ: organOf(paper), issued: issued.seq },
      reason,
    },
    traceId,
  });
  return { ...performed, doc, digest: null };
}
