import type { NumberWords } from '../../../../modules/cases/contract.ts';

type Runs = Pick<NumberWords, 'organ' | 'year' | 'last'>;

/**
 * The number that a paper would get next under a word, written out: the run of the word goes on, a new one begins at 1, and
 * so does every run in another year. `…` in the place of an abbreviation that the authority does not have.
 */
export function nextNumber({ organ, year, last }: Runs, word: string, from = `${year}`): string {
  const inYear = Number(from.slice(0, 4));
  const number = inYear === year ? (last.find((each) => each.word === word)?.number ?? 0) + 1 : 1;
  return `${organ ?? '…'}${word}〔${inYear}〕${number}号`;
}
