import { HAN_NUMERALS, readHanNumber } from './han-number.ts';
import type { Said } from './value.ts';

/** A place in a law: article, paragraph, item; what is not named is null. */
export interface ArticleSaid {
  /** Name of the instrument as written right before it; empty where it is not. */
  readonly instrument: string;
  readonly article: string;
  readonly paragraph: number | null;
  readonly item: number | null;
}

const N = `(?:\\d+|[${HAN_NUMERALS}]+)`;
const PATTERN = new RegExp(
  `(?:《([^《》]{2,60})》(?:\\([^()]{1,20}\\))?\\s*)?第\\s*(${N})\\s*条(?:之(${N}))?(?:\\s*第\\s*(${N})\\s*款)?(?:\\s*第\\s*[(（]?(${N})[)）]?\\s*项)?`,
  'gu',
);
const numberOf = (text: string): number | undefined => (/^\d+$/.test(text) ? Number(text) : readHanNumber(text));
const orNull = (text: string | undefined): number | null => (text === undefined ? null : (numberOf(text) ?? null));

/** Articles that a text cites, in words or figures. */
export function articlesIn(text: string): readonly Said<ArticleSaid>[] {
  let last: { readonly instrument: string; readonly end: number } | undefined;
  return [...text.matchAll(PATTERN)].map((match) => {
    const [whole, named, article = '', inserted, paragraph, item] = match;
    // 《甲法》第三条、第五条: the second one is of the same law.
    const joined = last !== undefined && /^\s*(?:[、,和与及]|以及)\s*$/u.test(text.slice(last.end, match.index));
    const instrument = named === undefined ? (joined ? (last?.instrument ?? '') : '') : shortName(named);
    const value = {
      instrument,
      article: `${numberOf(article) ?? article}${inserted === undefined ? '' : `-${numberOf(inserted) ?? inserted}`}`,
      paragraph: orNull(paragraph),
      item: orNull(item),
    };
    const end = match.index + whole.length;
    last = { instrument, end };
    return { start: match.index, end, text: whole, value };
  });
}

/** Full and short name of a law are one: 中华人民共和国行政处罚法 is 行政处罚法. */
const shortName = (name: string): string => name.replace(/^中华人民共和国/u, '').replace(/\s/g, '');

/** What both name agrees; who names less says nothing false. */
export function isArticle(said: ArticleSaid, recorded: ArticleSaid): boolean {
  const agrees = (a: number | null, b: number | null): boolean => a === null || b === null || a === b;
  return (
    (said.instrument === '' || recorded.instrument === '' || said.instrument === recorded.instrument) &&
    said.article === recorded.article &&
    agrees(said.paragraph, recorded.paragraph) &&
    agrees(said.item, recorded.item)
  );
}
