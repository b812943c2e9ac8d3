import type { Language, Text } from '../../kernel/text.ts';
import { Html, html } from './html.ts';
import { STYLE } from './styles.ts';
import { plainTexts } from './texts.ts';

export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly body: Html;
  /** The address of this page in the other language; the first page's where it cannot be asked for anew. */
  readonly other?: string;
  /** Whether somebody may have to be gone at once. */
  readonly exit?: boolean;
}

export const pick = (text: Text, language: Language): string => text[language] || text.zh;

/** The same page in a language. */
export function inLanguage(url: string, language: Language): string {
  const [path = '', query = ''] = url.split('?');
  const asked = new URLSearchParams(query);
  asked.set('lang', language);
  return `${path}?${asked}`;
}

const HARMLESS = 'https://www.weather.com.cn/';

/** A whole page as text: without script, frames, images or anything from elsewhere. */
export function pageText({ language, title, body, other, exit }: Page): string {
  const t = plainTexts[language];
  const next: Language = language === 'zh' ? 'en' : 'zh';
  const to = (path: string): string => inLanguage(path, language);
  const style = new Html(`<style>${STYLE}</style>`);
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
<title>${title} · ${t.site}</title>
${style}
</head>
<body>
<header>
<p><strong>${t.site}</strong> · ${t.plain}</p>
<nav aria-label="${t.menu}"><ul>
<li><a href="${to('/plain')}">${t.home}</a></li>
<li><a href="${to('/plain/status')}">${t.status}</a></li>
<li><a href="${to('/plain/published')}">${t.published}</a></li>
<li><a href="${inLanguage(other ?? '/plain', next)}" lang="${next === 'zh' ? 'zh-CN' : 'en'}" hreflang="${next}">${t.other}</a></li>
${exit === true && html`<li><a href="${HARMLESS}" rel="noreferrer">${t.exit}</a></li>`}
</ul></nav>
</header>
<main>
<h1>${title}</h1>
${body}
</main>
<footer><p>${t.help}</p></footer>
</body>
</html>
`.text;
}
