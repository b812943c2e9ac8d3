import type { PlainDate } from '../../../kernel/plain-date.ts';
import { type ProofFile, readProofFile } from '../../publicity/model/statement.ts';

export const DOCUMENT_FORMAT = 'qingyuan-document-v1';
export const DOCUMENT_PROOF_FORMAT = 'qingyuan-document-proof-v1';

/** What the authority signs of a document that it issued: which paper, of which case, and the digest of its final bytes. Names nobody. */
export interface DocumentStatement {
  readonly format: typeof DOCUMENT_FORMAT;
  /** Id of the act that issued it, the case, and the region that both belong to. */
  readonly id: string;
  readonly region: string;
  readonly matter: string;
  readonly caseNumber: string;
  /** Number and name of the standard form. */
  readonly form: number;
  readonly title: string;
  /** 文号; '' where the form has none. */
  readonly number: string;
  readonly authorityCode: string;
  readonly authority: string;
  readonly issuedOn: PlainDate;
  /** SHA-256 of the file, hex, and its size in bytes. */
  readonly sha256: string;
  readonly size: number;
}

/** The file that stands beside the PDF. */
export type DocumentProof = ProofFile<typeof DOCUMENT_PROOF_FORMAT>;

export const readDocumentProof = (text: string): DocumentProof | undefined =>
  readProofFile(text, DOCUMENT_PROOF_FORMAT);

const TEXTS = [
  ...(['format', 'id', 'region', 'matter', 'caseNumber', 'title', 'number'] as const),
  ...(['authorityCode', 'authority', 'issuedOn', 'sha256'] as const),
];

/** A parsed statement with every member that this version has; undefined for anything else. */
export function readDocumentStatement(value: unknown): DocumentStatement | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const members = value as Record<string, unknown>;
  const whole =
    TEXTS.every((key) => typeof members[key] === 'string') &&
    members.format === DOCUMENT_FORMAT &&
    typeof members.form === 'number' &&
    typeof members.size === 'number' &&
    Object.keys(members).length === TEXTS.length + 2;
  return whole ? (value as DocumentStatement) : undefined;
}
