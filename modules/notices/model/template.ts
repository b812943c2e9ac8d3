import type { Confidence } from '../../../kernel/deadline.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Language, Text } from '../../../kernel/text.ts';
import type { Block } from '../../../platform/documents/types.ts';
import type { BasisId } from '../../../rules/index.ts';
import type { NoticeFacts } from './facts.ts';
import type { Choose } from './words.ts';

/** Whom a notice is for. `parties`: one paper that both sides sign. */
export const recipients = {
  complainant: { zh: '投诉人', en: 'complainant' },
  respondent: { zh: '被投诉人', en: 'respondent' },
  parties: { zh: '双方当事人', en: 'both parties' },
  reporter: { zh: '举报人', en: 'reporter' },
  informant: { zh: '线索提供人', en: 'person who gave the clue' },
} as const satisfies Readonly<Record<string, Text>>;

export type Recipient = keyof typeof recipients;

/** A place of the text that the issuing officer writes or changes. */
export interface NoticeField {
  readonly key: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly max: number;
  readonly required: (facts: NoticeFacts) => boolean;
  readonly initial: (facts: NoticeFacts) => string;
}

/** What a template's text is made from. */
export interface Writing {
  readonly facts: NoticeFacts;
  readonly texts: Readonly<Record<string, string>>;
  readonly recipient: Recipient;
  readonly language: Language;
  /** The issuing authority's name in the notice's language. */
  readonly issuer: string;
  /** Picks the side of the notice's language. */
  readonly pick: Choose;
}

/** Something that the law wants in the notice, and how to see that it is there. */
export interface Content {
  readonly text: Text;
  readonly basis: BasisId;
  readonly holds: (writing: Writing, whole: string) => boolean;
}

/** The sentence about further routes; only where our legal sources have one. */
export interface Remedies {
  readonly basis: BasisId;
  /** Of the sentence as we word it: V read in the instrument, else to be checked before production. */
  readonly confidence: Confidence;
  readonly write: (writing: Writing) => readonly Block[];
}

/**
 * A notice as a pure function of facts, edition by edition. An edition in use is never changed: a new wording is a new
 * `version`, and acts name the one they were made with.
 */
export interface NoticeTemplate {
  readonly id: string;
  /** First day on which it may be issued. */
  readonly version: PlainDate;
  readonly title: Text;
  /** The form's word in the document number, e.g. 投不受. */
  readonly form: string;
  readonly procedures: readonly string[];
  /** States in which it may be issued. */
  readonly states: readonly string[];
  /** The outcome that it tells; null where it tells of a state. */
  readonly outcome: string | null;
  readonly recipients: Partial<Readonly<Record<string, readonly Recipient[]>>>;
  /** A further condition on the facts, e.g. that an agreement in writing was made. */
  readonly when?: (facts: NoticeFacts) => boolean;
  readonly basis: (facts: NoticeFacts) => readonly BasisId[];
  readonly fields: readonly NoticeField[];
  readonly contains: readonly Content[];
  readonly remedies: Remedies | null;
  readonly write: (writing: Writing) => readonly Block[];
}
