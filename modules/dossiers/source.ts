import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CaseRecord } from '../cases/index.ts';
import type { DossierSheet } from './model/sheets.ts';

/** Names one document of a case: the act that made it, and the number of its form. */
export interface DocumentRef {
  readonly homeRegion: string;
  readonly matterId: string;
  readonly seq: number;
  readonly no: number;
}

/** A document of an act as it belongs into the dossier. */
export interface CaseDocument {
  /** Number of the standard form. */
  readonly no: number;
  readonly title: string;
  /** The act that made it. */
  readonly seq: number;
  /** 文号 as written, where it has one. */
  readonly number?: string;
  readonly on: PlainDate;
  readonly pages?: number;
}

/** Where the documents of a case come from: whoever writes them. Asked in the background, by nobody in particular. */
export interface DocumentSource {
  /** All documents of the case's acts that exist, in any order. */
  list(record: CaseRecord): Promise<readonly CaseDocument[]>;
  /** The PDF of one, the same bytes each time. */
  open(ref: DocumentRef): Promise<Uint8Array>;
}

/** Draws cover, index and notes of a volume as the standard forms that they are: a PDF, the same bytes each time. */
export type SheetSource = (record: CaseRecord, sheet: DossierSheet) => Promise<Uint8Array>;

/** A source of a product that writes no documents: everything is then told as missing. */
export const noDocuments: DocumentSource = {
  list: async () => [],
  open: () => Promise.reject(new Error('no documents')),
};
