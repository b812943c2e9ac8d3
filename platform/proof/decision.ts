import type { JsonObject } from '../../kernel/text.ts';
import type { NoteSigner } from './note.ts';
import { parseStatement, signStatement } from './statement.ts';

/** Kind of the statement of a published decision. */
const DECISION_FORMAT = 'qingyuan-decision-v1';

/** The signed note over what a publication says: format name, then its canonical JSON in one line. @throws proof.canonical.not-json */
export const signDecision = (statement: JsonObject, ...signers: readonly NoteSigner[]): string =>
  signStatement(DECISION_FORMAT, statement, ...signers);

/** What a note says, **without believing it**; undefined where it is not one of these. */
export const parseDecision = (note: string): JsonObject | undefined => parseStatement(DECISION_FORMAT, note);

export { verifyStatement as verifyDecision } from './statement.ts';
