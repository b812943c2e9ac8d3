import { uuidv7 } from '../../kernel/id.ts';
import type { Language } from '../../kernel/text.ts';
import type { FilingStatus, Problem } from '../../modules/intake/contract.ts';
import { dayAndTime, longDate } from '../portal/i18n/dates.ts';
import { LONGEST } from '../portal/talk/message.ts';
import { hidden, textArea, textField } from './fields.ts';
import { portalTexts } from './file-pages.ts';
import { type Html, html } from './html.ts';
import { inLanguage, pageText, pick } from './page.ts';
import { plainTexts } from './texts.ts';

/** Asks for the code. It is sent in the body of a form and stands in no address. */
export function askCodePage(language: Language, error?: string, typed = ''): string {
  const t = plainTexts[language];
  const { status } = portalTexts[language];
  const code = { id: 'receiptCode', label: t.code, hint: status.hint, value: typed, most: 64, error };
  const body = html`<form method="post" action="${inLanguage('/plain/status', language)}">
${textField(code)}
<p><button type="submit">${t.look}</button></p>
</form>
<h2>${status.lost}</h2><p>${status.lostText}</p>`;
  return pageText({ language, title: status.title, body, other: '/plain/status', exit: true });
}

interface Followed {
  readonly language: Language;
  readonly code: string;
  readonly status: FilingStatus;
  readonly problem?: Problem | undefined;
}

const refused = ({ problem, language }: Followed): Html | false =>
  problem !== undefined &&
  html`<div class="box bad" role="alert"><p>${problem[language]}</p><p>${pick(problem.remedy, language)}</p></div>`;

function clocks({ language, status }: Followed): Html {
  const t = plainTexts[language];
  const { status: words, clock: said } = portalTexts[language];
  const open = status.clocks.filter(({ clock }) => clock.endedOn === null && clock.dropped === null);
  return html`<h2>${words.clocks}</h2>
${open.length === 0 && html`<p>${words.noClocks}</p>`}
<ul>${open.map(
    ({ clock }) => html`<li>${pick(clock.title, language)}：${t.due(longDate(clock.due, language))}
${clock.provisional && html`<br><span class="hint">${said.provisional}</span>`}
<br><span class="hint">${said.source(pick(clock.source.instrument, language), clock.source.article ?? '')}</span></li>`,
  )}</ul>`;
}

function talk({ language, status, code }: Followed): Html {
  const t = plainTexts[language];
  return html`<h2>${t.messages}</h2>
<ul>${status.messages.map(
    ({ from, at, text }) =>
      html`<li><strong>${from === 'office' ? t.office : t.person}</strong> · ${dayAndTime(at, language)}<br><span class="text">${text ?? t.erased}</span></li>`,
  )}</ul>
${
  status.writeRefusal === null
    ? html`<form method="post" action="${inLanguage('/plain/messages', language)}">
${hidden('receiptCode', code)}${hidden('actId', uuidv7())}
${textArea({ id: 'text', label: t.write, value: '', most: LONGEST }, 4)}
<p><button type="submit">${t.writeSend}</button></p>
</form>`
    : html`<p>${pick(status.writeRefusal, language)}</p>`
}`;
}

function withdrawal({ language, status, code }: Followed): Html | false {
  const t = plainTexts[language];
  return (
    status.mayWithdraw &&
    html`<h2>${t.withdraw}</h2>
<p>${t.withdrawLead}</p>
<form method="post" action="${inLanguage('/plain/withdrawals', language)}">
${hidden('receiptCode', code)}${hidden('actId', uuidv7())}
${textField({ id: 'reason', label: t.reason, value: '', most: 1_000, optional: t.optional })}
<p><label><input type="checkbox" name="sure" value="yes"> ${t.sure}</label></p>
<p><button type="submit">${t.withdrawSend}</button></p>
</form>`
  );
}

/** What a person may know by the code, with the forms for what they may do. */
export function statusPage(followed: Followed): string {
  const { language, status } = followed;
  const { status: words } = portalTexts[language];
  const { reward } = status;
  const body = html`${refused(followed)}
<section class="box"><h2>${words.now}</h2><p><strong>${pick(status.plainState, language)}</strong></p></section>
<dl>
<dt>${words.kind}</dt><dd>${pick(status.procedureTitle, language)}</dd>
<dt>${words.received}</dt><dd>${longDate(status.receivedOn, language)}</dd>
<dt>${words.authority}</dt><dd>${pick(status.authority, language)}</dd>
</dl>
${clocks(followed)}
<h2>${words.history}</h2>
<ul>${status.history.map(({ on, text }) => html`<li>${longDate(on, language)} · ${pick(text, language)}</li>`)}</ul>
${reward !== null && html`<p>${pick(reward.text, language)}</p>`}
${talk(followed)}
${withdrawal(followed)}
<p class="hint">${words.onScreen}</p>`;
  return pageText({ language, title: words.title, body, other: '/plain/status', exit: true });
}
