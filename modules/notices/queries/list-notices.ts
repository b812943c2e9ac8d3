import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { refusalOf } from '../../../platform/procedure/permit.ts';
import { legalBasis } from '../../../rules/index.ts';
import { alreadyIssued, correctedBy, findMatter, noticesOf, seesPersonal } from '../../intake/index.ts';
import type { NoticeContext } from '../context.ts';
import type { NoticeList, PossibleNotice } from '../contract.ts';
import { initialTexts, noticeDocument } from '../model/document.ts';
import { factsOf, type NoticeFacts, receiptNumber } from '../model/facts.ts';
import { type NoticeTemplate, recipients } from '../model/template.ts';
import { noticeTemplates, possibleTemplates, recipientsOf } from '../model/templates.ts';
import { storedNotices } from './stored-notice.ts';

/** The part of a notice's input that names what it corrects, if it corrects anything. */
function correcting(
  known: JsonObject,
  template: string,
  recipient: string,
): { readonly corrects?: { readonly number: string; readonly on: PlainDate } } {
  const given = correctedBy(known, template, recipient);
  return given === undefined ? {} : { corrects: { number: given.number, on: given.on as PlainDate } };
}

function presentPossible(
  template: NoticeTemplate,
  facts: NoticeFacts,
  known: JsonObject,
  issuer: { readonly zh: string; readonly en: string },
  on: PlainDate,
  at: Date,
): PossibleNotice | undefined {
  // Who holds the same notice already needs no second one.
  const to = recipientsOf(template, facts.procedure).filter(
    (recipient) => alreadyIssued(known, template.id, recipient) === undefined,
  );
  const [first] = to;
  if (first === undefined) return undefined;
  const { at: _, ...preview } = noticeDocument(template, {
    facts,
    texts: initialTexts(template, facts),
    recipient: first,
    language: 'zh',
    issuer,
    on,
    at,
    ...correcting(known, template.id, first),
  });
  return {
    template: template.id,
    version: template.version,
    title: template.title,
    recipients: to.map((id) => ({
      id,
      title: recipients[id],
      corrects: correcting(known, template.id, id).corrects ?? null,
    })),
    basis: template.basis(facts).map((id) => {
      const { instrument, article, confidence } = legalBasis(id);
      return { id, title: instrument, article, confidence };
    }),
    remedies: template.remedies?.confidence ?? null,
    fields: template.fields.map((field) => ({
      key: field.key,
      label: field.label,
      hint: field.hint ?? null,
      max: field.max,
      required: field.required(facts),
      initial: field.initial(facts),
    })),
    preview: structuredClone(preview) as unknown as PossibleNotice['preview'],
  };
}

export const titleOf = (id: string): { zh: string; en: string } =>
  noticeTemplates.find((template) => template.id === id)?.title ?? { zh: id, en: id };

/**
 * Which notices may be issued of a matter now, each with its preview, and which were. Who may not issue sees the
 * latter only: numbers, days and deliveries, no text. @throws AppError 404 `procedure.no-such-matter`
 */
export async function listNotices(
  { ledger, directory }: NoticeContext,
  actor: LedgerActor,
  region: string,
  id: string,
): Promise<NoticeList> {
  const now = ledger.clock.now();
  const on = legalDay(now);
  const { matter, stored } = await ledger.store.transaction(actor, async (tx) => {
    const { matter } = await findMatter(tx, region, id);
    return { matter, stored: noticesOf(matter.facts).length === 0 ? [] : await storedNotices(tx, region, id) };
  });
  const refusal = refusalOf(getProcedure(ledger, matter.procedure), matter, actor, 'issue-notice', on);
  const may = refusal === null && seesPersonal(actor, matter);
  const facts = factsOf(matter);
  const code = regionOf(actor.authority);
  const issuer = (await directory.names())(code);
  const acts = new Map(stored.map(({ seq, act_id }) => [seq, act_id]));
  return {
    version: matter.version,
    receipt: receiptNumber(matter),
    mayName: matter.procedure === 'complaint',
    issuer: may ? { code, name: issuer } : null,
    facts: may ? (facts as unknown as NoticeList['facts']) : {},
    refusal,
    possible: may
      ? possibleTemplates(matter, on).flatMap(
          (each) => presentPossible(each, facts, matter.facts, issuer, on, now) ?? [],
        )
      : [],
    issued: noticesOf(matter.facts).map(({ seq, number, template, recipient, on: day, deliveries, withdrawn }) => ({
      actId: acts.get(seq) ?? '',
      seq,
      number,
      template,
      title: titleOf(template),
      recipient: recipient as NoticeList['issued'][number]['recipient'],
      on: day,
      deliveries: deliveries as unknown as NoticeList['issued'][number]['deliveries'],
      withdrawn: withdrawn ?? null,
    })),
  };
}
