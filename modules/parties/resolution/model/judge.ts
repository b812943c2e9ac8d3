import { isUscc } from '../../../../kernel/codes/uscc.ts';
import type { MatchPart } from '../../../../platform/matching/score.ts';
import { probabilityOf, scorerOf } from '../../../../platform/matching/score.ts';
import type { Gazetteer } from '../../../reading/model/gazetteer.ts';
import { subjectFields } from './compare-subjects.ts';
import { emptyTable, type Subject, subjectReader } from './subject.ts';
import { raritiesBy, type SubjectWeights } from './weights.ts';

/** From here on a matter is shown as likely about the operator, and from here on at all. Ours. */
export const LIKELY = 0.95;
export const PERHAPS = 0.2;

/** What the machine says of one paper and an operator. */
export interface Judged {
  /** Natural logarithm of odds: the sum of the parts. */
  readonly score: number;
  readonly probability: number;
  readonly parts: readonly MatchPart[];
  /** Which of the operator's known ways of being written is nearest. */
  readonly nearest: number;
  /** Both have a rightly written code, and another one: never proposed. */
  readonly contradicted: boolean;
}

const codeOf = ({ code = '' }: Subject): string => (isUscc(code) ? code : '');

/**
 * Judges papers against all known ways in which one operator is written; the nearest way counts. `isOwn` says that a way was read
 * from this very paper: a paper is not compared with itself. Undefined where nothing else is known.
 */
export function judgeSubjects(
  known: readonly Subject[],
  papers: readonly Subject[],
  { weights, commonness }: SubjectWeights,
  gazetteer?: Gazetteer,
  isOwn: (way: number, paper: number) => boolean = () => false,
): (Judged | undefined)[] {
  const table = emptyTable(known.length + papers.length);
  const read = subjectReader(gazetteer);
  for (const [row, subject] of [...known, ...papers].entries()) read(table, row, subject);
  const fields = subjectFields(table);
  const scorer = scorerOf(fields, weights, raritiesBy(fields, commonness));
  const codes = new Set(known.map(codeOf).filter((code) => code !== ''));
  return papers.map((paper, at) => {
    const row = known.length + at;
    const scores = known.map((_, way) => (isOwn(way, at) ? Number.NEGATIVE_INFINITY : scorer.scoreOf(way, row)));
    const score = Math.max(Number.NEGATIVE_INFINITY, ...scores);
    if (score === Number.NEGATIVE_INFINITY) return undefined;
    const nearest = scores.indexOf(score);
    const own = codeOf(paper);
    return {
      score,
      probability: probabilityOf(score),
      parts: scorer.partsOf(nearest, row),
      nearest,
      contradicted: own !== '' && codes.size > 0 && !codes.has(own),
    };
  });
}
