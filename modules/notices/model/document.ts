import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Language, Text } from '../../../kernel/text.ts';
import type { Block, OfficialDocument } from '../../../platform/documents/types.ts';
import { wordsOf } from '../../../platform/documents/words-of.ts';
import type { NoticeFacts } from './facts.ts';
import type { Content, NoticeTemplate, Recipient, Writing } from './template.ts';
import { addresseeOf, paragraph } from './templates/parts.ts';
import { choose, dayIn } from './words.ts';

export type { Block, OfficialDocument, Run } from '../../../platform/documents/types.ts';

/** All that a notice is made from; an act of issuing holds the same. */
export interface NoticeInput {
  readonly facts: NoticeFacts;
  readonly texts: Readonly<Record<string, string>>;
  readonly recipient: Recipient;
  readonly language: Language;
  readonly issuer: Text;
  readonly on: PlainDate;
  /** As the issuing officer gave it; absent: addressed by registration number. */
  readonly addressee?: string;
  /** Absent in a preview: the number is taken with the act. */
  readonly number?: string;
  /** The delivered notice that was withdrawn and that this one stands in for. */
  readonly corrects?: { readonly number: string; readonly on: PlainDate };
  readonly at: Date;
}

const writingOf = ({ facts, texts, recipient, language, issuer }: NoticeInput): Writing => ({
  facts,
  texts,
  recipient,
  language,
  issuer: issuer[language],
  pick: choose(language),
});

/** The words of a document, for checking what it says. */
export const textOf = (document: Pick<OfficialDocument, 'blocks'>): string => document.blocks.map(wordsOf).join('\n');

/** Says that what was delivered before no longer stands, ahead of everything else. */
const correction = (
  { title }: NoticeTemplate,
  { pick, language }: Writing,
  { number, on }: NonNullable<NoticeInput['corrects']>,
): Block =>
  paragraph(
    pick(
      `本机关${dayIn('zh', on)}签发的《${title.zh}》（${number}）已经撤回，以本文书为准。`,
      `The ${title[language]} of ${dayIn('en', on)} (${number}) has been withdrawn; this notice stands in its place.`,
    ),
  );

/** The notice as data, the same for the same input. Pure. */
export function noticeDocument(template: NoticeTemplate, input: NoticeInput): OfficialDocument {
  const { facts, recipient, language, issuer, on, addressee, number, corrects, at } = input;
  const writing = writingOf(input);
  const { pick } = writing;
  // Only who filed holds the receipt code; the other side is not told of it.
  const holdsCode = recipient !== 'respondent' && recipient !== 'parties';
  const footnotes = holdsCode
    ? [
        pick(
          '持有回执码的，可以在公众服务网页凭回执码查询办理情况、下载本文书。',
          'With your receipt code you can see on the public site how it stands, and download this notice.',
        ),
      ]
    : [];
  if (language === 'en') footnotes.push('The Chinese text of this notice is the authoritative one.');
  return {
    language,
    issuer: issuer[language],
    title: template.title[language],
    ...(number === undefined ? {} : { number }),
    blocks: [
      ...(recipient === 'parties'
        ? []
        : [{ kind: 'addressee', text: addresseeOf(language, recipient, facts, addressee) } as const]),
      ...(corrects === undefined ? [] : [correction(template, writing, corrects)]),
      ...template.write(writing),
      ...(template.remedies?.write(writing) ?? []),
    ],
    signature: { authority: issuer[language], on },
    ...(footnotes.length === 0 ? {} : { footnotes }),
    at,
  };
}

/** What the law wants in this notice and the text lacks; empty when nothing. */
export function missingContents(template: NoticeTemplate, input: NoticeInput): readonly Content[] {
  const whole = textOf(noticeDocument(template, input));
  const writing = writingOf(input);
  return template.contains.filter((content) => !content.holds(writing, whole));
}

/** The officer's fields as they begin. */
export const initialTexts = (template: NoticeTemplate, facts: NoticeFacts): Readonly<Record<string, string>> =>
  Object.fromEntries(template.fields.map((field) => [field.key, field.initial(facts)]));

/** Keys of required fields that are still empty. */
export const emptyFields = (
  template: NoticeTemplate,
  facts: NoticeFacts,
  texts: Readonly<Record<string, string>>,
): readonly string[] =>
  template.fields
    .filter((field) => field.required(facts) && (texts[field.key] ?? '').trim() === '')
    .map(({ key }) => key);
