import type { JsonObject } from '../../kernel/text.ts';
import { canonicalText } from './canonical.ts';
import { type NoteKey, type NoteSigner, signatureLine, verifyNote } from './note.ts';

/** First line of the signed text, so that a bulletin's signature can never serve for a checkpoint. */
const BULLETIN_FORMAT = 'qingyuan-bulletin-v1';

/** The note text of a bulletin: format name, then the canonical JSON in one line. @throws proof.canonical.not-json */
export function bulletinText(bulletin: JsonObject): string {
  return `${BULLETIN_FORMAT}\n${canonicalText(bulletin)}\n`;
}

/** Signature lines (each with its newline) over {@link bulletinText}. */
export function signBulletin(bulletin: JsonObject, ...signers: readonly NoteSigner[]): string {
  const text = bulletinText(bulletin);
  return signers.map((signer) => signatureLine(text, signer)).join('');
}

/** True if a known key signed exactly this bulletin. Never throws for what a parsed JSON line can hold. */
export function verifyBulletin(bulletin: JsonObject, signatures: string, keys: readonly NoteKey[]): boolean {
  return verifyNote(`${bulletinText(bulletin)}\n${signatures}`, keys).ok;
}
