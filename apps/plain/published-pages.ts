import { uuidv7 } from '../../kernel/id.ts';
import type { Language } from '../../kernel/text.ts';
import type { PublishedCounts, PublishedItem, PublishedQuery } from '../../modules/published/contract.ts';
import { longDate } from '../portal/i18n/dates.ts';
import { publishedTexts } from '../portal/published/texts.ts';
import { groupsOf } from '../portal/status/receipt-code.ts';
import { hidden, select, textArea, textField } from './fields.ts';
import { type FormBody, fieldOf } from './form-body.ts';
import { attributes, type Html, html } from './html.ts';
import { inLanguage, pageText, pick } from './page.ts';
import { plainTexts } from './texts.ts';

const LIST = '/plain/published';

/** The address of the list with these filters. */
function listWith(query: PublishedQuery): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') asked.set(name, value);
  return asked.size === 0 ? LIST : `${LIST}?${asked}`;
}

const dayField = (id: string, label: string, value: string): Html =>
  html`<div class="field"><label for="${id}">${label}</label>
<input${attributes({ id, name: id, type: 'date', value })}></div>`;

function searchForm(query: PublishedQuery, counts: PublishedCounts, language: Language): Html {
  const t = plainTexts[language];
  const kinds = counts.kinds.map(({ kind, title, count }) => ({
    value: kind,
    label: `${pick(title, language)} (${count})`,
  }));
  return html`<form method="get" action="${LIST}" role="search">
${hidden('lang', language)}
${query.region !== undefined && hidden('region', query.region)}
${textField({ id: 'q', label: t.words, hint: t.wordsHint, value: query.q ?? '', most: 80 })}
${select({ id: 'kind', label: t.kind, value: query.kind ?? '' }, [{ value: '', label: t.all }, ...kinds])}
${dayField('from', t.from, query.from ?? '')}
${dayField('until', t.until, query.until ?? '')}
<p><button type="submit">${t.find}</button></p>
</form>`;
}

function regions(query: PublishedQuery, counts: PublishedCounts, language: Language): Html {
  const t = plainTexts[language];
  const { before: _, ...filter } = query;
  const to = (region: string): string => inLanguage(listWith({ ...filter, region }), language);
  return html`<h2>${t.counts}</h2>
<p>${pick(counts.name, language)}：${t.total(counts.total)}
${counts.parent !== '' && html` · <a href="${to(counts.parent)}">${t.up}</a>`}</p>
<ul>${counts.areas.map(({ code, name, count }) =>
    code.length === 6
      ? html`<li><a href="${to(code)}">${pick(name, language)}</a>：${count}</li>`
      : html`<li>${pick(name, language)}：${count}</li>`,
  )}</ul>`;
}

function row(item: PublishedItem, language: Language): Html {
  const t = plainTexts[language];
  return html`<li>
<h3><a href="${inLanguage(`/plain${item.path}`, language)}">${item.title}</a></h3>
<p>${pick(item.kindTitle, language)} · ${pick(item.authorityName, language)} · ${t.day(longDate(item.day, language))}
${item.until !== null && html`<br>${t.lasts(longDate(item.until, language))}`}</p>
</li>`;
}

export interface Found {
  readonly query: PublishedQuery;
  readonly items: readonly PublishedItem[];
  readonly next: string | null;
  readonly counts: PublishedCounts;
}

/** The search, its results and the regions to go into. */
export function searchPage({ query, items, next, counts }: Found, language: Language): string {
  const t = plainTexts[language];
  const { before: _, ...filter } = query;
  const data = new URLSearchParams(listWith(filter).split('?')[1] ?? '');
  const body = html`<p>${t.searchLead}</p>
${searchForm(query, counts, language)}
<p>${items.length === 0 ? t.none : t.results(items.length, next !== null)}</p>
<ul class="items">${items.map((item) => row(item, language))}</ul>
${next !== null && html`<p class="actions"><a href="${inLanguage(listWith({ ...filter, before: next }), language)}">${t.more}</a></p>`}
${regions(query, counts, language)}
<h2>${t.data}</h2>
<ul>
<li><a href="/api/public/open-data?format=csv&amp;${data.toString()}">CSV</a></li>
<li><a href="/api/public/open-data?format=json&amp;${data.toString()}">JSON</a></li>
<li><a href="/public/feed.atom?lang=${language}&amp;${data.toString()}">${t.feed}</a></li>
</ul>`;
  return pageText({ language, title: t.published, body, other: listWith(query) });
}

/** Whoever is named asks for a correction; with what was typed and `wrong` where it was not enough. */
function correctionForm({ kind, region, id }: PublishedItem, language: Language, wrong: FormBody | undefined): Html {
  const t = publishedTexts[language];
  const typed = (name: string): string => (wrong === undefined ? '' : fieldOf(wrong, name));
  return html`<h2 id="fix">${t.fixTitle}</h2>
<p>${t.fixLead}</p>
${wrong !== undefined && html`<p class="wrong" role="alert">${t.fixMissing}</p>`}
<form method="post" action="${inLanguage('/plain/corrections', language)}">
${hidden('actId', uuidv7())}${hidden('kind', kind)}${hidden('region', region)}${hidden('id', id)}
${textArea({ id: 'reason', label: t.fix.reason, value: typed('reason'), most: 3_000 }, 4)}
${textField({ id: 'papers', label: t.fix.papers, value: typed('papers'), most: 300, optional: plainTexts[language].optional })}
${textField({ id: 'who', label: t.fix.who, value: typed('who'), most: 100 })}
${textField({ id: 'contact', label: t.fix.contact, hint: t.fixContact, value: typed('contact'), most: 200 })}
<p><button type="submit">${t.fixSend}</button></p>
</form>`;
}

/** What whoever asked is told, with the code, shown once. */
export function correctionReceipt(authority: string, code: string, language: Language): string {
  const t = publishedTexts[language];
  const body = html`<p>${t.fixDone(authority)}</p><p class="code box">${groupsOf(code).join(' ')}</p>
<p class="actions"><a href="${inLanguage('/plain/status', language)}">${plainTexts[language].follow}</a></p>`;
  return pageText({ language, title: t.fixTitle, body });
}

/** One item, line by line, with what anybody needs to check it. */
export function itemPage(item: PublishedItem, language: Language, wrong?: FormBody): string {
  const t = plainTexts[language];
  const lines: readonly (readonly [string, string])[] = [
    [t.kind, pick(item.kindTitle, language)],
    [t.firm, item.firm],
    [t.uscc, item.code],
    ...item.facts.map(({ label, value }) => [pick(label, language), pick(value, language)] as const),
    [t.by, `${pick(item.authorityName, language)} · ${t.day(longDate(item.day, language))}`],
    ['', item.until === null ? '' : t.lasts(longDate(item.until, language))],
    [t.digest, item.sha256],
  ];
  const body = html`<dl>${lines
    .filter(([, value]) => value !== '')
    .map(([label, value]) => html`<dt>${label}</dt><dd class="text">${value}</dd>`)}</dl>
${item.file !== '' && html`<p class="actions"><a href="${item.file}">${publishedTexts[language].file}</a></p>`}
<p class="actions"><a href="/api/public/published/${item.kind}/${item.region}/${item.id}/proof">${t.proof}</a></p>
${correctionForm(item, language, wrong)}
<p class="actions"><a href="${inLanguage(LIST, language)}">${t.back}</a></p>`;
  return pageText({ language, title: item.title, body, other: `/plain${item.path}` });
}
