import { obj, objects, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';

/** What can be said of a pair of matters: they are the same thing, they are not. */
export const saidOf = {
  same: { zh: '同一事项', en: 'The same matter' },
  different: { zh: '不是同一事项', en: 'Not the same matter' },
} as const;
export type Said = keyof typeof saidOf;

/** One word on a pair, as the matter remembers it. */
export interface Word {
  readonly said: Said;
  readonly on: string;
  /** Code of the authority that said it. */
  readonly by: string;
  /** Instant at which this matter was named the leading one with this word; absent where it was not. */
  readonly leads?: string;
}

/** The words on one pair that a matter knows: said on it, and told from the other. */
export interface PairWords {
  readonly own?: Word;
  readonly told?: Word;
}

/** `contested`: one side says that they are the same, the other that they are not. */
export type Verdict = Said | 'contested';

function wordIn(entry: JsonObject, side: 'own' | 'told'): Word | undefined {
  const word = obj(entry, side);
  const [said, leads] = [str(word, 'said'), str(word, 'leads')];
  if (said !== 'same' && said !== 'different') return undefined;
  return { said, on: str(word, 'on'), by: str(word, 'by'), ...(leads === '' ? {} : { leads }) };
}

/** The words on a pair, if any stand. */
export function wordsOn({ facts }: Pick<Matter, 'facts'>, pair: string): PairWords {
  const entry = obj(obj(facts, 'same'), pair);
  const [own, told] = [wordIn(entry, 'own'), wordIn(entry, 'told')];
  return { ...(own === undefined ? {} : { own }), ...(told === undefined ? {} : { told }) };
}

/** The pairs on which words stand. */
export const pairsOf = ({ facts }: Pick<Matter, 'facts'>): readonly string[] =>
  objects(obj(facts, 'same')).map(([pair]) => pair);

/** What the words of both sides come to; null where nobody says anything. Only `same` joins. */
export function verdictOf(...said: readonly (Said | null | undefined)[]): Verdict | null {
  const [same, different] = [said.includes('same'), said.includes('different')];
  return same && different ? 'contested' : same ? 'same' : different ? 'different' : null;
}

/** How many pairs of a matter stand as the same: what a list shows. */
export function linkedTo(matter: Pick<Matter, 'facts'>): number {
  const stands = (pair: string): boolean => {
    const { own, told } = wordsOn(matter, pair);
    return verdictOf(own?.said, told?.said) === 'same';
  };
  return pairsOf(matter).filter(stands).length;
}

/** Instant at which it was last named the leading one of those that are the same; '' where it was not. */
export const ledSince = (matter: Pick<Matter, 'facts'>): string =>
  pairsOf(matter).reduce((latest, pair) => {
    const { own } = wordsOn(matter, pair);
    return own?.said === 'same' && own.leads !== undefined && own.leads > latest ? own.leads : latest;
  }, '');

/** The fact after a word was said, told or taken back (null): what is empty leaves no trace. */
export function withWord(
  { facts }: Pick<Matter, 'facts'>,
  pair: string,
  side: 'own' | 'told',
  word: Word | null,
): JsonObject {
  const { [pair]: _, ...others } = obj(facts, 'same');
  const { [side]: __, ...rest } = obj(obj(facts, 'same'), pair);
  const entry: JsonObject = word === null ? rest : { ...rest, [side]: { ...word } };
  const all: JsonObject = Object.keys(entry).length === 0 ? others : { ...others, [pair]: entry };
  return { same: Object.keys(all).length === 0 ? null : all };
}
