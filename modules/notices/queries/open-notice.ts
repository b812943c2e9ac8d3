import { AppError } from '../../../kernel/error.ts';
import type { RenderedDocument } from '../../../platform/documents/types.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { findMatter, recordAccess, seesPersonal } from '../../intake/index.ts';
import type { NoticeContext, NoticeFormat } from '../context.ts';
import { documentOf, type StoredNotice, storedNotices } from './stored-notice.ts';

export interface OpenedNotice extends RenderedDocument {
  readonly number: string;
}

/** Lays out the notice of an act. */
export async function renderNotice(
  { render }: NoticeContext,
  stored: StoredNotice,
  format: NoticeFormat,
): Promise<OpenedNotice> {
  const rendered = await render[format](documentOf(stored));
  return { ...rendered, number: String(stored.body.number) };
}

/**
 * The file of an issued notice, made from its act, for those who work on the matter and for the custodian. The look is
 * noted before a byte is given. @throws AppError 404 `procedure.no-such-matter`, `notices.not-found`; 403
 * `notices.refused`; 410 `notices.erased`
 */
export async function openNotice(
  context: NoticeContext,
  actor: LedgerActor,
  asked: { readonly region: string; readonly id: string; readonly actId: string; readonly format: NoticeFormat },
): Promise<OpenedNotice> {
  const { ledger } = context;
  const { region, id, actId, format } = asked;
  const stored = await ledger.store.transaction(actor, async (tx) => {
    const { matter } = await findMatter(tx, region, id);
    if (!seesPersonal(actor, matter) && !actor.roles.includes('custodian')) throw new AppError('notices.refused', 403);
    const found = (await storedNotices(tx, region, id)).find(({ act_id }) => act_id === actId);
    if (found === undefined) throw new AppError('notices.not-found', 404);
    const reason = `notice ${String(found.body.number)} (${format})`;
    const access = { homeRegion: region, matterId: id, seq: found.seq, kind: 'file', fileId: actId, reason } as const;
    await recordAccess(tx, actor, access, ledger.clock.now());
    return found;
  });
  return renderNotice(context, stored, format);
}
