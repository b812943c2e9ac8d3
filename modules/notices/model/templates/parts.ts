import { type PlainDate, plainDate } from '../../../../kernel/plain-date.ts';
import type { Language } from '../../../../kernel/text.ts';
import type { Block } from '../../../../platform/documents/types.ts';
import { type BasisId, legalBasis } from '../../../../rules/index.ts';
import type { NoticeFacts } from '../facts.ts';
import type { Content, NoticeField, Recipient, Writing } from '../template.ts';
import { dayIn } from '../words.ts';

/** The day from which 令121 is in force, and these wordings with it. */
export const FIRST: PlainDate = plainDate('2026-04-15');

export const always = (): boolean => true;
export const never = (): boolean => false;

export const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [text] });
export const flush = (text: string): Block => ({ kind: 'paragraph', runs: [text], indent: false });

/** The paragraph of a text that may stay empty. */
export const optional = (text: string | undefined): readonly Block[] =>
  text === undefined || text.trim() === '' ? [] : text.trim().split(/\n+/).map(paragraph);

const stranger: Readonly<Record<Recipient, { readonly zh: string; readonly en: string }>> = {
  complainant: { zh: '投诉人', en: 'To the complainant' },
  respondent: { zh: '被投诉人', en: 'To the respondent' },
  parties: { zh: '双方当事人', en: 'To both parties' },
  reporter: { zh: '举报人', en: 'To the reporter' },
  informant: { zh: '线索提供人', en: 'To the person who gave the clue' },
};

/** By name where the issuing officer gave one, else by registration number: a sealed identity is not opened for this. */
export function addresseeOf(
  language: Language,
  recipient: Recipient,
  facts: NoticeFacts,
  name: string | undefined,
): string {
  const known = name ?? (recipient === 'respondent' ? facts.respondent : undefined);
  if (known !== undefined && known.trim() !== '') return language === 'zh' ? `${known.trim()}：` : `${known.trim()}:`;
  const who = stranger[recipient][language];
  return language === 'zh' ? `${who}（登记编号：${facts.receipt}）：` : `${who} (registration no. ${facts.receipt}):`;
}

/** `您于2026年6月1日提交的关于“某店”的投诉（登记编号：…）收悉。` */
export function received({ facts, language, pick }: Writing, zh: string, en: string): string {
  const about = facts.respondent;
  const on = dayIn(language, facts.receivedOn);
  return pick(
    `您于${on}提交的${about === undefined ? '' : `关于“${about}”的`}${zh}（登记编号：${facts.receipt}）收悉。`,
    `We have received the ${en} that you submitted on ${on}${about === undefined ? '' : ` about "${about}"`} (registration no. ${facts.receipt}).`,
  );
}

/** That an article is named, as the law's own telling of what it rests on. */
export const named = (basis: BasisId): Content => ({
  text: { zh: '写明所依据的条文', en: 'names the article it rests on' },
  basis,
  holds: ({ language }, whole) => {
    const { article, instrument } = legalBasis(basis);
    return language === 'zh' ? whole.includes(article ?? '') : whole.includes(instrument.en);
  },
});

/** That a text of the officer stands in the notice. */
export const stated = (key: string, basis: BasisId, zh: string, en: string): Content => ({
  text: { zh, en },
  basis,
  holds: ({ texts }, whole) => {
    const first = (texts[key] ?? '').trim().split(/\n+/)[0] ?? '';
    return first !== '' && whole.includes(first);
  },
});

/** A closing remark of the officer's own. */
export const remark: NoticeField = {
  key: 'remark',
  label: { zh: '其他告知事项', en: 'Further remarks' },
  max: 1000,
  required: never,
  initial: () => '',
};

/** The law that orders telling: no general rule does any more (令121 art 36), so the officer names it. */
export const orderingLaw: NoticeField = {
  key: 'law',
  label: { zh: '应当告知的依据', en: 'Law that requires telling' },
  hint: {
    zh: '总局令第121号第三十六条只在法律、法规、规章规定应当告知时适用，请写明该规定的名称和条款。',
    en: 'Order 121 art 36 applies only where a law, regulation or rule requires telling: name it with its article.',
  },
  max: 200,
  required: ({ procedure }) => procedure === 'report',
  initial: () => '',
};
