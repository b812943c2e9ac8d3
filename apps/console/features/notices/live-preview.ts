import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { Language } from '../../../../kernel/text.ts';
import type { NoticeList, PossibleNotice } from '../../../../modules/notices/contract.ts';
import type { OfficialDocument } from '../../../../modules/notices/model/document.ts';
import { emptyFields, type NoticeInput, noticeDocument } from '../../../../modules/notices/model/document.ts';
import type { NoticeFacts } from '../../../../modules/notices/model/facts.ts';
import type { Recipient } from '../../../../modules/notices/model/template.ts';
import { findTemplate } from '../../../../modules/notices/model/templates.ts';

/** What the officer has chosen and typed. */
export interface NoticeDraft {
  readonly recipient: Recipient;
  readonly language: Language;
  readonly addressee: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** The draft that a notice begins with. */
export const startOf = (notice: PossibleNotice): NoticeDraft => ({
  recipient: notice.recipients[0]?.id ?? 'complainant',
  language: 'zh',
  addressee: '',
  texts: Object.fromEntries(notice.fields.map(({ key, initial }) => [key, initial])),
});

/**
 * The document as it would be issued now, made by the very function that the server uses. Undefined when this page is
 * older than the template: then the server's own preview is shown.
 */
export function livePreview(
  list: NoticeList,
  notice: PossibleNotice,
  draft: NoticeDraft,
  today: PlainDate,
): OfficialDocument | undefined {
  const template = findTemplate(notice.template, notice.version);
  if (template === undefined || list.issuer === null) return undefined;
  const addressee = draft.addressee.trim();
  const corrects = notice.recipients.find(({ id }) => id === draft.recipient)?.corrects ?? null;
  const input: NoticeInput = {
    facts: list.facts as unknown as NoticeFacts,
    texts: draft.texts,
    recipient: draft.recipient,
    language: draft.language,
    issuer: list.issuer.name,
    on: today,
    at: new Date(0),
    ...(corrects === null ? {} : { corrects: { number: corrects.number, on: corrects.on as PlainDate } }),
    ...(addressee === '' || !list.mayName ? {} : { addressee }),
  };
  return noticeDocument(template, input);
}

/** Keys of required texts that are still empty. */
export function missingTexts(list: NoticeList, notice: PossibleNotice, draft: NoticeDraft): readonly string[] {
  const template = findTemplate(notice.template, notice.version);
  return template === undefined ? [] : emptyFields(template, list.facts as unknown as NoticeFacts, draft.texts);
}
