import type { Moment } from './begin.ts';

/** A thing that the matter numbers itself, as it can be chosen. */
export interface Thing {
  readonly value: string;
  readonly label: string;
}

/** A file as it was received. */
export interface FormFile {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
  readonly name: string;
}

export interface FormContext {
  /** Verb and procedure: some fields are called differently there. */
  readonly verb: string;
  /** Authority whose people can be chosen. */
  readonly authority: string;
  /** Authorities that can be chosen stand below this one. */
  readonly within?: string;
  /** Things of the matter by the letter of their ids. */
  readonly things?: Readonly<Record<string, readonly Thing[]>>;
  /** Files of the matter that an act may name. */
  readonly files?: readonly FormFile[];
  /** Hands a new one in; it answers with what an act names. */
  readonly upload?: (file: File) => Promise<FormFile>;
  /** What is often typed, by the name of the field. */
  readonly suggestions?: Readonly<Record<string, readonly Thing[]>>;
  /** What new entries begin with; parts that may be left out stay folded until they are wanted. */
  readonly moment?: Moment;
}
