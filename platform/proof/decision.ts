import type { JsonObject } from '../../kernel/text.ts';
import { canonicalText } from './canonical.ts';
import { type NoteKey, type NoteSigner, type NoteVerdict, parseNote, signNote, verifyNote } from './note.ts';

/** First line of the signed text, so that its signature can never serve for a checkpoint or a bulletin. */
const DECISION_FORMAT = 'qingyuan-decision-v1';

/** The signed note over what a publication says: format name, then its canonical JSON in one line. @throws proof.canonical.not-json */
export function signDecision(statement: JsonObject, ...signers: readonly NoteSigner[]): string {
  return signNote(`${DECISION_FORMAT}\n${canonicalText(statement)}\n`, ...signers);
}

/** What a note says, **without believing it**; undefined where it is not one of these. */
export function parseDecision(note: string): JsonObject | undefined {
  const [format, line = '', ...rest] = parseNote(note)?.text.slice(0, -1).split('\n') ?? [];
  if (format !== DECISION_FORMAT || rest.length > 0) return undefined;
  try {
    const statement: unknown = JSON.parse(line);
    const object = typeof statement === 'object' && statement !== null && !Array.isArray(statement);
    // Only the canonical text can be read in one way.
    return object && canonicalText(statement as JsonObject) === line ? (statement as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a known key signed exactly this note. Never throws. */
export const verifyDecision = (note: string, keys: readonly NoteKey[]): NoteVerdict => verifyNote(note, keys);
