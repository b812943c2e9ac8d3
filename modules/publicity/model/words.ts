import type { DecisionStatement } from './statement.ts';

/** As names and numbers are compared when somebody looks for them: half width, lower case, without spaces and marks. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** What a published decision is found by. */
export const searchWords = ({
  number,
  party,
  partyCode,
  violation,
}: Pick<DecisionStatement, 'number' | 'party' | 'partyCode' | 'violation'>): string =>
  [number, party, partyCode, violation].map(comparable).join('|');
