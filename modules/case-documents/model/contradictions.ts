import { type ArticleSaid, articlesIn, isArticle } from './contradictions/articles.ts';
import { daysIn, isDay } from './contradictions/days.ts';
import { factsNamed, labelBeside, labelsIn } from './contradictions/labels.ts';
import { moneyIn } from './contradictions/money.ts';
import { editsApart, labelledNames, nearMisses } from './contradictions/names.ts';
import {
  isNumber,
  type NumberSaid,
  nearSeries,
  numbersIn,
  recordedNumber,
  sameSeries,
} from './contradictions/numbers.ts';
import { plainWidth, type Said } from './contradictions/value.ts';
import type { FactKind, TrackedFact } from './types.ts';

/** A place where a text says otherwise than the record; offsets are those of the text (UTF-16 units). */
export interface Contradiction {
  readonly start: number;
  readonly end: number;
  /** What the text says there, as written. */
  readonly text: string;
  readonly kind: FactKind;
  /** The facts that it contradicts: those that the label beside it names, else all of its kind. */
  readonly facts: readonly TrackedFact[];
}

type Spot = Pick<Said<unknown>, 'start' | 'end'>;

/**
 * Figures of a text that contradict the record: an amount, a day, a number or an article beside a label word that is
 * not what the record has under that label, in whatever notation; a document number or an article that is one slip away
 * from a recorded one; the party's name almost right. What is equal in another notation is never found, nor what no
 * label claims: telephone numbers, quantities, ranges of a law, standards. In the order of the text.
 */
export function contradictionsIn(text: string, facts: readonly TrackedFact[]): readonly Contradiction[] {
  const plain = plainWidth(text);
  const of = (kind: FactKind): readonly TrackedFact[] => facts.filter((fact) => fact.kind === kind);
  const at = (kind: FactKind, { start, end }: Spot, about: readonly TrackedFact[]): Contradiction => ({
    ...{ start, end, text: text.slice(start, end), kind },
    facts: about,
  });
  return [
    ...labelled(plain, 'money', of('money'), moneyIn(plain), (said, { value }) => said === value).map((one) =>
      at('money', one.said, one.facts),
    ),
    ...labelled(plain, 'day', of('day'), daysIn(plain), (said, { value }) => isDay(said, String(value))).map((one) =>
      at('day', one.said, one.facts),
    ),
    ...numberSlips(plain, of('number')).map((one) => at('number', one.said, one.facts)),
    ...articleSlips(plain, of('article')).map((one) => at('article', one.said, one.facts)),
    ...nameSlips(plain, of('name')).map((one) => at('name', one.said, one.facts)),
  ].sort((a, b) => a.start - b.start);
}

/** The same for each place of a form that the officer wrote, by its key; places without any are left out. */
export const contradictionsOf = (
  texts: Readonly<Record<string, string>>,
  facts: readonly TrackedFact[],
): Readonly<Record<string, readonly Contradiction[]>> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) => {
      const found = contradictionsIn(text, facts);
      return found.length === 0 ? [] : [[key, found]];
    }),
  );

interface Slip {
  readonly said: Spot;
  readonly facts: readonly TrackedFact[];
}

/** 5000元（大写：伍仟元整）: the second amount repeats the first one, whose label is its own. */
const REPEATS = /^\s*[（(,，]?\s*(?:大写|小写|即|人民币|合|计)*[:：]?\s*$/u;

/** What stands beside a label and is none of what the record has under it. */
function labelled<Value>(
  text: string,
  kind: FactKind,
  facts: readonly TrackedFact[],
  values: readonly Said<Value>[],
  equal: (said: Value, fact: TrackedFact) => boolean,
): readonly Slip[] {
  if (facts.length === 0) return [];
  const labels = labelsIn(text, kind, facts);
  let last: { readonly end: number; readonly word: string } | undefined;
  return values.flatMap((said) => {
    const repeats = kind === 'money' && last !== undefined && REPEATS.test(text.slice(last.end, said.start));
    const word = labelBeside(text, kind, labels, said.start, said.end)?.word ?? (repeats ? last?.word : undefined);
    last = word === undefined ? undefined : { end: said.end, word };
    if (word === undefined) return [];
    const named = factsNamed(word, facts);
    const about = named.length > 0 ? named : facts;
    return about.some((fact) => equal(said.value, fact)) ? [] : [{ said, facts: about }];
  });
}

function numberSlips(text: string, facts: readonly TrackedFact[]): readonly Slip[] {
  const recorded = facts.flatMap((fact) => {
    const number = recordedNumber(plainWidth(String(fact.value)));
    return number === undefined ? [] : [{ fact, number }];
  });
  const said = numbersIn(text);
  const equal = (one: NumberSaid, fact: TrackedFact): boolean =>
    recorded.some((each) => each.fact === fact && isNumber(one, each.number));
  const beside = labelled(text, 'number', facts, said.map(fromSeries(recorded)), equal);
  const slips = said.flatMap((one) => {
    if (beside.some((slip) => slip.said.end === one.end)) return [];
    if (recorded.some(({ number }) => isNumber(one.value, number))) return [];
    const near = recorded.filter(({ number }) => isSlip(one.value, number));
    return near.length === 0 ? [] : [{ said: fromSeries(recorded)(one), facts: near.map(({ fact }) => fact) }];
  });
  return [...beside, ...slips];
}

/** Without a label: another number of the same series and year, or the same number with a slip in its words. */
const isSlip = (said: NumberSaid, recorded: NumberSaid): boolean =>
  said.year === recorded.year &&
  (sameSeries(said, recorded)
    ? editsApart(String(said.number), String(recorded.number)) < 2
    : said.number === recorded.number && nearSeries(said, recorded));

/** The number without the words of the sentence before it, so that the label beside it is found. */
const fromSeries =
  (recorded: readonly { readonly number: NumberSaid }[]) =>
  (one: Said<NumberSaid>): Said<NumberSaid> => {
    const sizes = recorded
      .filter(({ number }) => sameSeries(one.value, number) || nearSeries(one.value, number))
      .map(({ number }) => number.words.length);
    const words = sizes.length === 0 ? /[^为是系号在的：:]*$/u.exec(one.value.words)?.[0].length : Math.max(...sizes);
    const cut = one.value.words.length - (words ?? 0);
    return { ...one, start: one.start + cut, text: one.text.slice(cut) };
  };

function articleSlips(text: string, facts: readonly TrackedFact[]): readonly Slip[] {
  const recorded = facts.flatMap((fact) =>
    articlesIn(plainWidth(String(fact.value))).map(({ value }) => ({ fact, article: value })),
  );
  const said = articlesIn(text);
  const equal = (one: ArticleSaid, fact: TrackedFact): boolean =>
    recorded.some((each) => each.fact === fact && isArticle(one, each.article));
  const beside = labelled(text, 'article', facts, said, equal);
  const slips = said.flatMap((one) => {
    if (one.value.instrument === '' || beside.some((slip) => slip.said.start === one.start)) return [];
    if (recorded.some(({ article }) => isArticle(one.value, article))) return [];
    const near = recorded.filter(
      ({ article }) =>
        article.instrument === one.value.instrument && editsApart(one.value.article, article.article) < 2,
    );
    return near.length === 0 ? [] : [{ said: one, facts: near.map(({ fact }) => fact) }];
  });
  return [...beside, ...slips];
}

function nameSlips(text: string, facts: readonly TrackedFact[]): readonly Slip[] {
  const names = facts.map(({ value }) => plainWidth(String(value)));
  const near = nearMisses(text, names).map((said) => ({
    said,
    facts: facts.filter(({ value }) => plainWidth(String(value)) === said.name),
  }));
  const short = labelledNames(text).flatMap((said) => {
    const about = facts.filter(({ value }) => {
      const name = plainWidth(String(value));
      return editsApart(said.value, name) === 1;
    });
    const known =
      names.includes(said.value) || near.some((one) => one.said.start < said.end && said.start < one.said.end);
    return known || about.length === 0 ? [] : [{ said, facts: about }];
  });
  return [...near, ...short];
}
