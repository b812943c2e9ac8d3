import { num, obj, str } from '../../../kernel/read-json.ts';
import type { Json } from '../../../kernel/text.ts';
import { entriesOf } from '../../../platform/procedure/entries.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { type Question, questionsOf } from './checklist.ts';
import { yesNo } from './labels.ts';

type Visit = Pick<Matter, 'facts' | 'state'>;

/** Answers to one question over some visits: `answered` is the base of every share. */
export interface Tally {
  readonly version: number;
  readonly question: Question;
  /** Visits opened with this version of the checklist. */
  readonly visits: number;
  readonly answered: number;
  readonly counts: readonly { readonly value: string; readonly n: number }[];
  readonly sum: number | null;
  readonly least: number | null;
  readonly median: number | null;
  readonly most: number | null;
}

/** Only what was asked on the spot counts: a visit that is planned, sealed or cancelled was never asked. */
const wasAsked = ({ state }: Visit): boolean => state === 'open' || state === 'closed';
const versionOf = (visit: Visit): number => num(obj(visit.facts, 'checklist'), 'version');

/** What a visit said to a question, as words; undefined where it said nothing. */
export function answerIn(
  visit: Visit,
  question: string,
): { value: Json | undefined; text: string; on: string } | undefined {
  const found = entriesOf(visit, 'answers').find(([id]) => id === question)?.[1];
  return found === undefined ? undefined : { value: found.value, text: str(found, 'text'), on: str(found, 'on') };
}

const middle = (sorted: readonly number[]): number | null => {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
};

function tallyOf(question: Question, version: number, visits: readonly Visit[]): Tally {
  const given = visits.flatMap((visit) => answerIn(visit, question.id) ?? []);
  const numbers = given.flatMap(({ value }) => (typeof value === 'number' ? [value] : [])).sort((a, b) => a - b);
  const words = given.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  const values = question.kind === 'yes-no' ? Object.keys(yesNo) : question.choices;
  return {
    ...{ version, question, visits: visits.length, answered: given.length },
    counts: values.map((value) => ({ value, n: words.filter((each) => each === value).length })),
    sum: numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0),
    least: numbers[0] ?? null,
    median: middle(numbers),
    most: numbers.at(-1) ?? null,
  };
}

/** The answers over the visits of a round, version by version: answers to other questions are never added up. */
export function tallyVisits(visits: readonly Visit[]): readonly Tally[] {
  const asked = visits.filter(wasAsked);
  const versions = [...new Set(asked.map(versionOf))].sort((a, b) => a - b);
  return versions.flatMap((version) => {
    const of = asked.filter((visit) => versionOf(visit) === version);
    const [first] = of;
    return first === undefined ? [] : questionsOf(first).map((question) => tallyOf(question, version, of));
  });
}

/** The visits that were asked a question of a version, with what they said. */
export const answersTo = <V extends Visit>(visits: readonly V[], version: number, question: string) =>
  visits
    .filter((visit) => wasAsked(visit) && versionOf(visit) === version)
    .flatMap((visit) => {
      const answer = answerIn(visit, question);
      return answer === undefined ? [] : [{ visit, ...answer }];
    });
