import type { ErrorCatalogue } from '../../kernel/error-catalogue.ts';
import type { ActId, AuthorityCode } from '../../kernel/id.ts';
import type { Json, JsonObject, Text } from '../../kernel/text.ts';
import type { LedgerActor, Outcome, PerformRequest } from '../ledger/types.ts';

/** What is wrong with one value; `code` is in an error catalogue. */
export class FieldProblem {
  readonly code: string;
  readonly params: JsonObject;
  constructor(code: string, params: JsonObject = {}) {
    this.code = code;
    this.params = params;
  }
}

/** One thing that a row may say. */
export interface ImportField {
  readonly key: string;
  readonly title: Text;
  /** Other names that people give the column, in either language. */
  readonly synonyms: readonly string[];
  readonly required: boolean;
  /**
   * Set for a field that its kind did not have from the beginning: it counts in what identifies a row only where it has
   * a value, so that rows of files imported before keep their ids.
   */
  readonly addedLater?: true;
  /** The value of a cell that is not empty, or what is wrong with it. */
  readonly parse: (value: string) => Json | FieldProblem;
}

/** Values by field key; a field that was empty or has no column is absent. */
export type ImportRow = Readonly<Record<string, Json>>;

export interface RowContext {
  readonly actId: ActId;
  /** Hash of the row's content. Put into the body as `importDigest`, it makes a later changed row noticeable. */
  readonly digest: string;
  readonly authority: AuthorityCode;
  readonly line: number;
}

/** An import opens matters; it never acts on existing ones. */
export type OpeningRequest = Omit<PerformRequest, 'actId' | 'batchId' | 'matterId' | 'version'>;

/** A kind of rows that a file can hold and that are judged alike, whatever they become. */
export interface RowKind {
  readonly id: string;
  readonly title: Text;
  readonly fields: readonly ImportField[];
  /** What makes a row the same as one imported before, e.g. the number in its source; all its values when absent. */
  readonly identity?: (row: ImportRow) => string | undefined;
  /** What only the whole row shows; `field` names the cell at fault. */
  readonly check?: (row: ImportRow) => readonly { readonly field: string; readonly problem: FieldProblem }[];
}

/** A kind of data that is imported as matters, e.g. clues. */
export interface ImportKind extends RowKind {
  readonly toRequest: (row: ImportRow, context: RowContext) => OpeningRequest;
}

/** Header of the column for each field key. */
export type Mapping = Readonly<Record<string, string>>;

export interface Progress {
  readonly phase: 'validate' | 'commit' | 'undo';
  /** Bytes while a text file is validated, else rows. */
  readonly done: number;
  /** Null while nobody can know: a workbook says its length at its end. */
  readonly total: number | null;
  readonly rows: number;
}

export type OnProgress = (progress: Progress) => void;

/** The ledger's way in, given by whoever composes the application. */
export type PerformMany = (actor: LedgerActor, requests: readonly PerformRequest[]) => Promise<readonly Outcome[]>;

/** Texts of all codes that may meet a row, e.g. the catalogues of the kind's module. */
export type ProblemTexts = ErrorCatalogue;

/** A file whose every row was judged. Lives in files below the staging folder until it is committed or discarded. */
export interface Staged {
  readonly id: string;
  readonly kind: string;
  readonly authority: AuthorityCode;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly mapping: Mapping;
  readonly total: number;
  readonly valid: number;
  readonly invalid: number;
  /** Rows that repeat another row of the file word for word; they are left out. */
  readonly duplicate: number;
  /** Where the valid rows wait. */
  readonly rowsFile: string;
  /** What is wrong, for people; null when nothing is. */
  readonly errorSheet: string | null;
}
