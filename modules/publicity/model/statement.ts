import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { PublicAbstract } from './abstract.ts';

/** What the authority signs of a published decision; everything that the public page says, and the digest of the file. */
export interface DecisionStatement extends PublicAbstract {
  readonly format: 'qingyuan-decision-v1';
  /** Id of the publication, and the region that it belongs to. */
  readonly id: string;
  readonly region: string;
  readonly authorityCode: string;
  readonly publishedOn: PlainDate;
  /** Last day of the display. */
  readonly until: PlainDate;
  /** SHA-256 of the file, hex, and its size in bytes. */
  readonly sha256: string;
  readonly size: number;
}

/** The file that stands beside the PDF: the signed note, and the key that is said to have signed it. */
export interface DecisionProof {
  readonly format: 'qingyuan-decision-proof-v1';
  readonly note: string;
  /** As the server gives it; who wants to be sure takes the key from elsewhere. */
  readonly publicKey: string;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** A proof file of any kind: a signed note, and the key that is said to have signed it. */
export interface ProofFile<Format extends string> {
  readonly format: Format;
  readonly note: string;
  readonly publicKey: string;
}

/** Reads a proof file of that kind; undefined where it is none. Never throws. */
export function readProofFile<Format extends string>(text: string, kind: Format): ProofFile<Format> | undefined {
  try {
    const proof: unknown = JSON.parse(text);
    if (typeof proof !== 'object' || proof === null) return undefined;
    const { format, note, publicKey } = proof as Record<string, unknown>;
    if (format !== kind || !isText(note) || !isText(publicKey)) return undefined;
    return { format: kind, note, publicKey };
  } catch {
    return undefined;
  }
}

/** Reads the proof of a published decision; undefined where it is none. Never throws. */
export const readProof = (text: string): DecisionProof | undefined => readProofFile(text, 'qingyuan-decision-proof-v1');

const TEXTS = [
  ...(['format', 'id', 'region', 'authorityCode', 'publishedOn', 'until', 'sha256', 'number', 'party'] as const),
  ...(['partyCode', 'violation', 'penalty', 'authority', 'decidedOn', 'facts', 'basis'] as const),
] as const;

/** A parsed statement with every member that this version has; undefined for anything else. */
export function readStatement(value: unknown): DecisionStatement | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const members = value as Record<string, unknown>;
  const whole =
    TEXTS.every((key) => isText(members[key])) &&
    members.format === 'qingyuan-decision-v1' &&
    typeof members.size === 'number' &&
    Object.keys(members).length === TEXTS.length + 1;
  return whole ? (value as DecisionStatement) : undefined;
}
