import { obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { entriesOf, listOf } from '../../../platform/procedure/entries.ts';
import type { Matter } from '../../../platform/procedure/types.ts';

/** What stands on a day: folds over the acts, read by the predicate, the console and the public pages alike. */
type Facts = Pick<Matter, 'facts'>;
type Entry = readonly [id: string, entry: JsonObject];

export const firmOf = ({
  facts,
}: Facts): { readonly name: string; readonly code: string; readonly address: string } => {
  const firm = obj(facts, 'firm');
  return { name: str(firm, 'name'), code: str(firm, 'code'), address: str(firm, 'address') };
};

export const shopsOf = ({ facts }: Facts): readonly string[] => listOf(facts.shops);

/** States in which the firm's people may sign in: a suspended firm must be able to answer. */
export const SIGNING_IN = ['active', 'suspended'] as const;

/** People of the firm whose appointment stands. */
export const staffOf = (matter: Facts): readonly Entry[] =>
  entriesOf(matter, 'staff').filter(([, each]) => str(each, 'over') === '');

/** The last letter sent; the ones before it opened nothing any more. */
export const lastLetter = (matter: Facts): Entry | undefined => entriesOf(matter, 'letters').at(-1);

/** What the firm was told would be done, and nobody has decided on yet. */
export const toldMeasure = (matter: Facts): Entry | undefined =>
  entriesOf(matter, 'measures').findLast(([, each]) => str(each, 'decided') === '');

/** A firm is heard once it has answered or its time to answer is over. */
export function isHeard(matter: Facts, measure: string, today: string): boolean {
  const told = toldMeasure(matter)?.[1] ?? {};
  return str(told, 'measure') === measure && (str(told, 'answeredOn') !== '' || today > str(told, 'answerBy'));
}

/** Somebody of the firm answers online since; '' where nobody does. */
export const answersSince = ({ facts }: Facts): string => str(facts, 'answersSince');
