import type { JsonObject } from '../../kernel/text.ts';
import { canonicalText } from './canonical.ts';
import { type NoteKey, type NoteSigner, type NoteVerdict, parseNote, signNote, verifyNote } from './note.ts';

/**
 * Signed statements about a file: the first line names the kind, so that a signature can never serve for a statement of
 * another kind; the second is the statement as canonical JSON.
 * @throws AppError `proof.canonical.not-json`
 */
export const signStatement = (format: string, statement: JsonObject, ...signers: readonly NoteSigner[]): string =>
  signNote(`${format}\n${canonicalText(statement)}\n`, ...signers);

/** What a note of that kind says, **without believing it**; undefined where it is none. */
export function parseStatement(format: string, note: string): JsonObject | undefined {
  const [kind, line = '', ...rest] = parseNote(note)?.text.slice(0, -1).split('\n') ?? [];
  if (kind !== format || rest.length > 0) return undefined;
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
export const verifyStatement = (note: string, keys: readonly NoteKey[]): NoteVerdict => verifyNote(note, keys);
