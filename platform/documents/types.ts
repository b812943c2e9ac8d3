import type { PlainDate } from '../../kernel/plain-date.ts';

/** A run of one paragraph; plain unless it says otherwise. */
export type Run = string | { readonly text: string; readonly bold?: true };

/** One part of the body of an official document, in order. All text is data: nothing in it is ever read as markup. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly indent?: false }
  /** Whom the document is for, flush left, ending in a colon. */
  | { readonly kind: 'addressee'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Columns with figures stand to the right. */
      readonly align?: readonly ('left' | 'right' | 'center')[];
    };

/** A document of an authority as data (GB/T 9704): laid out as PDF and as Word from this one description. */
export interface OfficialDocument {
  readonly language: 'zh' | 'en';
  /** Name of the authority at the head, e.g. 云岚省市场监督管理局. */
  readonly issuer: string;
  readonly title: string;
  /** 文号; absent for drafts and statistics. */
  readonly number?: string;
  readonly blocks: readonly Block[];
  /** Signing authority and day at the end, to the right; absent where nobody signs. */
  readonly signature?: { readonly authority: string; readonly on: PlainDate };
  /** Small print below the last line: remedies, digest, how to check the document. */
  readonly footnotes?: readonly string[];
  readonly landscape?: true;
  /** The instant written into the file, so that the same document gives the same bytes. */
  readonly at: Date;
}

export interface RenderedDocument {
  readonly bytes: Buffer;
  readonly type: 'application/pdf' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
}
