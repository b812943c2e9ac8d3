import type { Language, Text } from '../../../kernel/text.ts';
import type { PublishedItem } from '../contract.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** A text within XML 1.0: signs escaped, characters that no XML document may hold left out. */
export const xmlText = (text: string): string =>
  text
    .replace(/(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');

const TITLE: Text = { zh: '市场监管公示信息', en: 'Published by market regulation' };
const dayTime = (day: string): string => `${day}T00:00:00+08:00`;

export interface Feed {
  readonly items: readonly PublishedItem[];
  readonly language: Language;
  /** Origin of the portal, without a slash at the end; and the address that was asked, below it. */
  readonly origin: string;
  readonly self: string;
  /** Said as the time of the feed where nothing is on display. */
  readonly now: Date;
}

function entry(item: PublishedItem, { origin, language }: Feed): string {
  const lines = item.facts.map(({ label, value }) => `${label[language]}：${value[language]}`).join('\n');
  return `  <entry>
    <id>urn:uuid:${xmlText(item.id)}</id>
    <title>${xmlText(item.title)}</title>
    <updated>${dayTime(item.day)}</updated>
    <published>${dayTime(item.day)}</published>
    <author><name>${xmlText(item.authorityName[language])}</name></author>
    <category term="${xmlText(item.kind)}" label="${xmlText(item.kindTitle[language])}"/>
    <link rel="alternate" type="text/html" href="${xmlText(origin + item.path)}"/>
    <summary type="text">${xmlText(lines)}</summary>
  </entry>
`;
}

/** What is on display as an Atom feed (RFC 4287); an item that is withdrawn stands in it no more. */
export function atomOf(feed: Feed): string {
  const { items, language, origin, self, now } = feed;
  const updated = items[0] === undefined ? now.toISOString() : dayTime(items[0].day);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language === 'zh' ? 'zh-CN' : 'en'}">
  <id>${xmlText(origin + self)}</id>
  <title>${xmlText(TITLE[language])}</title>
  <updated>${updated}</updated>
  <link rel="self" type="application/atom+xml" href="${xmlText(origin + self)}"/>
  <link rel="alternate" type="text/html" href="${xmlText(origin)}/published"/>
${items.map((item) => entry(item, feed)).join('')}</feed>
`;
}
