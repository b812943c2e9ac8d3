import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import type { OfficialDocument } from '../../../platform/documents/index.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import type { StandardForm } from '../../cases/index.ts';

export type { Block, GridCell, GridRow, OfficialDocument, Run } from '../../../platform/documents/types.ts';

/** An act of the case as documents read it: with its personal part, which is empty after erasure. */
export interface CaseAct {
  readonly seq: number;
  readonly actId: string;
  readonly verb: string;
  readonly actor: string;
  readonly authority: string;
  readonly eventAt: string;
  readonly on: PlainDate;
  readonly body: JsonObject;
  readonly personal: JsonObject;
}

/** All that a document is made from: the same input gives the same bytes, years later too. */
export interface FormInput {
  readonly form: StandardForm;
  /** The case as the act that makes the document left it. */
  readonly matter: Matter;
  readonly act: CaseAct;
  /** The acts up to and with it, the first one first. */
  readonly acts: readonly CaseAct[];
  /** The authority in whose name it goes out, as it was called on that day. */
  readonly issuer: { readonly code: string; readonly name: Text };
  /** Names and enforcement licences of officers. */
  readonly person: (id: string) => { readonly name: string; readonly licence: string | null };
  readonly authority: (code: string) => Text;
  /** What the officer wrote into the places that may be written; the initial text where absent. */
  readonly texts: Readonly<Record<string, string>>;
  readonly language: 'zh' | 'en';
  readonly at: Date;
}

/** A place of the document that the officer may write: filled from the facts at first. */
export interface FormField {
  readonly key: string;
  readonly label: Text;
  readonly max: number;
  readonly initial: (input: FormInput) => string;
}

/** Kinds of facts that a text can contradict. */
export type FactKind = 'money' | 'day' | 'number' | 'name' | 'article';

/** A fact of the record as it stands in the document: a text that says another value is flagged. */
export interface TrackedFact {
  readonly key: string;
  readonly label: Text;
  readonly kind: FactKind;
  /** Money in fen, a plain date, a document number, a name, an article as written. */
  readonly value: string | number;
}

/** How a standard form is written: the places that may be written, the facts that bind, the whole document. */
export interface FormTemplate {
  readonly no: number;
  /** Edition of our template, a plain date: a later edition never changes what was issued. */
  readonly version: PlainDate;
  readonly fields: readonly FormField[];
  readonly facts: (input: FormInput) => readonly TrackedFact[];
  /** Codes of the required contents (`mustContain`) that this document says. */
  readonly contents: (input: FormInput) => ReadonlySet<string>;
  readonly build: (input: FormInput) => OfficialDocument;
}
