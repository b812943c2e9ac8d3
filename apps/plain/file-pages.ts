import { uuidv7 } from '../../kernel/id.ts';
import { legalDay } from '../../kernel/plain-date.ts';
import type { Language } from '../../kernel/text.ts';
import type { FilingRequest, Problem } from '../../modules/intake/contract.ts';
import type { createFilingDesk } from '../../modules/intake/index.ts';
import {
  emptyForm,
  type Field,
  type FilingForm,
  type FilingKind,
  holdsComplaint,
  limits,
} from '../portal/filing/form.ts';
import { childrenOf, type PublicRegion, placeName } from '../portal/filing/regions.ts';
import { fieldOfProblem, toFiling } from '../portal/filing/request.ts';
import { findIssues } from '../portal/filing/validate.ts';
import { longDate } from '../portal/i18n/dates.ts';
import { en } from '../portal/i18n/en.ts';
import { type Messages, zh } from '../portal/i18n/zh.ts';
import { groupsOf } from '../portal/status/receipt-code.ts';
import type { PlainContext } from './context.ts';
import { hidden, type Option, radios, select, textArea, textField } from './fields.ts';
import { type FormBody, fieldOf } from './form-body.ts';
import { type Html, html } from './html.ts';
import { inLanguage, pageText, pick } from './page.ts';
import { plainTexts } from './texts.ts';

export const portalTexts: Readonly<Record<Language, Messages>> = { zh, en };

/** Every region that one may file in, a level further in by a blank, as one list. */
async function regionsOf({ intake }: Pick<PlainContext, 'intake'>, language: Language): Promise<readonly Option[]> {
  const regions: readonly PublicRegion[] = (await intake.directory.authorities())
    .filter(({ code }) => code.length === 6)
    .map(({ code, parentCode, nameZh, nameEn }) => ({ code, parent: parentCode, name: { zh: nameZh, en: nameEn } }));
  const codes = new Set(regions.map(({ code }) => code));
  const below = (parent: string, depth: number): readonly Option[] =>
    childrenOf(regions, parent).flatMap((each) => line(each, depth));
  const line = (each: PublicRegion, depth: number): readonly Option[] => [
    { value: each.code, label: `${'\u3000'.repeat(depth)}${pick(placeName(each.name), language)}` },
    ...below(each.code, depth + 1),
  ];
  return regions.filter(({ parent }) => parent === null || !codes.has(parent)).flatMap((each) => line(each, 0));
}

/** The form as it came back; a field that was not sent is empty. */
export function formOf(body: FormBody): FilingForm {
  const named = fieldOf(body, 'identity');
  const identity = named === 'named' || named === 'anonymous' ? named : '';
  const texts = Object.keys(emptyForm).map((field) => [field, fieldOf(body, field)]);
  return { ...emptyForm, ...Object.fromEntries(texts), identity };
}

interface Shown {
  readonly kind: FilingKind;
  readonly language: Language;
  readonly form: FilingForm;
  readonly actId: string;
  readonly errors: Readonly<Partial<Record<Field, string>>>;
  /** What the server said of it as a whole. */
  readonly problem?: Problem | undefined;
}

function errorBox({ errors, language, problem }: Shown): Html | false {
  const t = plainTexts[language];
  const found = Object.entries(errors);
  if (found.length === 0 && problem === undefined) return false;
  return html`<div class="box bad" role="alert">
<h2>${problem === undefined ? t.wrong(found.length) : problem[language]}</h2>
${problem !== undefined && html`<p>${pick(problem.remedy, language)}</p>`}
<ul>${found.map(([field, text]) => html`<li><a href="#${field}">${text}</a></li>`)}</ul>
</div>`;
}

function formPage(shown: Shown, regions: readonly Option[]): string {
  const { kind, language, form, errors, actId } = shown;
  const { filing } = portalTexts[language];
  const t = plainTexts[language];
  const complaint = holdsComplaint(kind);
  const most: Partial<Readonly<Record<Field, number>>> = limits;
  const field = (id: Field, hint?: string, needed = true) => ({
    ...{ id, label: filing.labels[id], value: form[id], most: most[id], error: errors[id], hint },
    optional: needed ? undefined : t.optional,
  });
  const body = html`${errorBox(shown)}
<p>${portalTexts[language].kinds[kind].lead}</p>
<form method="post" action="${inLanguage(`/plain/file/${kind}`, language)}" accept-charset="utf-8">
${hidden('actId', actId)}
${textField(field('title', filing.titleHints[kind]))}
${textArea(field('text', filing.textHints[kind]))}
${complaint && textArea(field('demand', filing.demandHint), 3)}
${complaint && textField(field('claim', filing.claimHint, false))}
${textField({ ...field('occurredOn', `${filing.occurredHint} ${t.dayHint}`, false) })}
${textField(field('respondentName', filing.nameHint[kind], complaint))}
${textField(field('respondentAddress', filing.addressHint, complaint))}
${textField(field('respondentCode', filing.codeHint, false))}
${select(field('region', filing.regionHint[kind]), [{ value: '', label: t.choose }, ...regions])}
${
  complaint
    ? html`<p>${filing.contactComplaint}</p>`
    : html`${radios(field('identity', filing.identityHint), [
        { value: 'anonymous', label: filing.anonymous, lead: filing.anonymousLead },
        { value: 'named', label: filing.named, lead: filing.namedLead },
      ])}<p>${t.anonymousNote}</p>`
}
${textField(field('name', undefined, complaint))}
${textField(field('phone', undefined, complaint), 'tel')}
${textField(field('address', complaint ? undefined : filing.addressReporter, complaint))}
<p class="hint">${complaint ? filing.truth : filing.truthReport}</p>
<p><button type="submit">${t.send}</button></p>
</form>`;
  const title = portalTexts[language].kinds[kind].title;
  return pageText({ language, title, body, other: `/plain/file/${kind}`, exit: true });
}

/** An empty form; its act id makes one filing of it however often it is sent. */
export async function newForm(context: PlainContext, kind: FilingKind, language: Language): Promise<string> {
  const shown: Shown = { kind, language, form: emptyForm, actId: uuidv7(), errors: {} };
  return formPage(shown, await regionsOf(context, language));
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

export interface Sent {
  readonly kind: FilingKind;
  readonly language: Language;
  readonly form: FilingForm;
  readonly actId: string;
}

export function sentOf(kind: FilingKind, language: Language, body: FormBody): Sent {
  const actId = fieldOf(body, 'actId').toLowerCase();
  return { kind, language, form: formOf(body), actId: isId(actId) ? actId : uuidv7() };
}

/** The request of a form that holds together by the portal's own rules; otherwise what is to be mended. */
export function checked(context: PlainContext, sent: Sent): FilingRequest | Shown['errors'] {
  const { kind, form, actId, language } = sent;
  const { filing } = portalTexts[language];
  const issues = findIssues(kind, form, 'check', legalDay(context.intake.ledger.clock.now()));
  if (issues.length === 0) return toFiling(kind, form, actId, language);
  const texts = issues.map(({ field, fault }) => {
    const chosen = fault === 'missing' ? filing.choose[field] : undefined;
    return [field, chosen ?? filing.faults[fault](filing.labels[field])];
  });
  return Object.fromEntries(texts);
}

/** The form again with all that was typed, and what is wrong. */
export async function formAgain(
  context: PlainContext,
  sent: Sent,
  wrong: { readonly errors?: Shown['errors']; readonly problem?: Problem },
): Promise<string> {
  const field = wrong.problem === undefined ? undefined : fieldOfProblem(wrong.problem);
  const errors = wrong.errors ?? (field === undefined ? {} : { [field]: wrong.problem?.[sent.language] ?? '' });
  return formPage({ ...sent, errors, problem: wrong.problem }, await regionsOf(context, sent.language));
}

type Receipt = Awaited<ReturnType<ReturnType<typeof createFilingDesk>>>;

/** The codes, shown once; they stand in no address. */
export function receiptPage(kind: FilingKind, language: Language, receipt: Receipt): string {
  const t = plainTexts[language];
  const { receipt: r } = portalTexts[language];
  const body = html`<p>${r.received(pick(receipt.authority, language), longDate(receipt.receivedOn, language))}</p>
${kind === 'both' && html`<p>${r.mixed}</p>`}
${receipt.receipts.map(
  ({ procedure, receiptCode }) => html`<section class="box">
<h2>${kind === 'both' ? r.codeOf[procedure] : r.code}</h2>
<p class="code">${groupsOf(receiptCode).join(' ')}</p>
</section>`,
)}
<p><strong>${kind === 'both' ? r.onceBoth : r.once}</strong> ${t.save}</p>
<p class="actions"><a href="${inLanguage('/plain/status', language)}">${t.follow}</a></p>`;
  return pageText({ language, title: r.title, body, exit: true });
}
