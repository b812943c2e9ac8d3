import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { entriesOf, listOf } from '../../../platform/procedure/entries.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { type CommitmentKind, isCommitmentKind } from './kinds.ts';

type Facts = Pick<Matter, 'facts'>;

/** One edition as it was committed; days are legal days, `until` '' where open-ended. */
export interface Edition {
  /** 1, 2 … */
  readonly number: number;
  readonly promise: JsonObject;
  readonly from: string;
  readonly until: string;
  readonly formNo: string;
  /** The day on which it became public; '' while it is not. */
  readonly publishedOn: string;
}

/** All editions in their order. */
export const editionsOf = (matter: Facts): readonly Edition[] =>
  entriesOf(matter, 'editions').map(([id, each]) => ({
    number: Number(id.slice(1)),
    promise: obj(each, 'promise'),
    from: str(each, 'from'),
    until: str(each, 'until'),
    formNo: str(each, 'formNo'),
    publishedOn: str(each, 'publishedOn'),
  }));

export const kindOf = ({ facts }: Facts): CommitmentKind => {
  const kind = str(facts, 'kind');
  return isCommitmentKind(kind) ? kind : 'first-asked';
};

/** The last day on which it binds 最后有效日; '' where none is known. */
export const lastDayOf = ({ facts }: Facts): string => str(facts, 'lastDay');

/** The edition that binds the firm on a day; undefined where none does. */
export function editionOn(matter: Facts, on: string): Edition | undefined {
  const last = lastDayOf(matter);
  if (last !== '' && on > last) return undefined;
  const begun = editionsOf(matter).filter(({ publishedOn, from }) => publishedOn !== '' && from <= on);
  const latest = begun.at(-1);
  return latest !== undefined && (latest.until === '' || on <= latest.until) ? latest : undefined;
}

/** Whether anybody may read it on a day: published, not struck off, and its last day not over. */
export function isPublicOn(matter: Pick<Matter, 'facts' | 'state'>, today: string): boolean {
  const last = lastDayOf(matter);
  return str(matter.facts, 'publishedOn') !== '' && matter.state !== 'struck-off' && (last === '' || today <= last);
}

/** A case in which the commitment was tested; '' where a day or number is not known. */
export interface CommitmentRecord {
  readonly id: string;
  readonly result: string;
  readonly on: string;
  readonly answerBy: string;
  readonly answeredOn: string;
  readonly edition: string;
}

/** Records that count: those that were struck out do not. */
export const recordsOf = (matter: Facts): readonly CommitmentRecord[] =>
  entriesOf(matter, 'records').flatMap(([id, each]) =>
    str(each, 'struckOn') !== ''
      ? []
      : [
          {
            id,
            result: str(each, 'result'),
            on: str(each, 'on'),
            answerBy: str(each, 'answerBy'),
            answeredOn: str(each, 'answeredOn'),
            edition: str(each, 'edition'),
          },
        ],
  );

/** Facts and counts, no score. */
export interface Tested {
  readonly tested: number;
  readonly kept: number;
  readonly broken: number;
}

/**
 * What the public reads: a breach counts once the firm has answered or its time to answer is over, so that nobody is shown
 * as having broken a promise before they could speak.
 */
export function testedOn(matter: Facts, today: string): Tested {
  const counts = recordsOf(matter).filter(
    ({ result, answeredOn, answerBy }) => result === 'kept' || answeredOn !== '' || today > answerBy,
  );
  const kept = counts.filter(({ result }) => result === 'kept').length;
  return { tested: counts.length, kept, broken: counts.length - kept };
}

/** The warning that stands, or undefined. */
export const warningOf = (matter: Facts): readonly [id: string, warning: JsonObject] | undefined =>
  entriesOf(matter, 'warnings').findLast(([, each]) => str(each, 'liftedOn') === '');

export const shopsOf = ({ facts }: Facts): readonly string[] => listOf(facts.shops);

/** Promised since: the first day of its first published edition. */
export const sinceOf = (matter: Facts): PlainDate | undefined =>
  editionsOf(matter)
    .filter(({ publishedOn }) => publishedOn !== '')
    .map(({ from }) => from as PlainDate)
    .sort()[0];
