import { CONFIDENCE, type Density, densityOf, type Rate, rateOf } from './interval.ts';

/** A row that is ranked: so many of a base, or over one. */
export interface Contender {
  readonly key: string;
  readonly part: number;
  readonly base: number;
}

/** A row with its rate and its place. Without a base it has neither: who received nothing is neither first nor last. */
export interface Standing<R extends Rate | Density = Rate> {
  readonly key: string;
  /** With the interval of this row alone. */
  readonly rate: R | null;
  /** Place by the rate; equal rates share it. */
  readonly rank: number | null;
  /** The true place lies between these, for all rows at once at the level asked. */
  readonly from: number | null;
  readonly to: number | null;
}

type IntervalOf<R extends Rate | Density> = (part: number, base: number, level: number) => R | null;

/**
 * So sure must each of so many intervals be for all of them to hold at once (Šidák 1967, JASA 62:626), of rows that were
 * counted apart.
 */
export const eachOf = (rows: number, level: number): number => level ** (1 / Math.max(rows, 1));

function standings<R extends Rate | Density>(
  rows: readonly Contender[],
  level: number,
  intervalOf: IntervalOf<R>,
  first: 'high' | 'low',
): Standing<R>[] {
  const based = rows.filter(({ base }) => base > 0);
  const each = eachOf(based.length, level);
  const sign = first === 'high' ? 1 : -1;
  const wide = new Map(based.map(({ key, part, base }) => [key, intervalOf(part, base, each)] as const));
  const intervals = [...wide.values()].filter((interval) => interval !== null);
  return rows.map(({ key, part, base }) => {
    const rate = intervalOf(part, base, level);
    const own = wide.get(key) ?? null;
    if (rate === null || own === null) return { key, rate: null, rank: null, from: null, to: null };
    const isAhead = (a: number, b: number): boolean => sign * (a - b) > 0;
    const [surelyAhead, surelyBehind] =
      sign > 0
        ? [intervals.filter(({ low }) => low > own.high), intervals.filter(({ high }) => high < own.low)]
        : [intervals.filter(({ high }) => high < own.low), intervals.filter(({ low }) => low > own.high)];
    return {
      ...{ key, rate },
      rank: 1 + intervals.filter(({ value }) => isAhead(value, rate.value)).length,
      from: 1 + surelyAhead.length,
      to: intervals.length - surelyBehind.length,
    };
  });
}

/**
 * Ranks shares with rank intervals: a row's true place lies between 1 + those surely ahead of it and n − those surely
 * behind it, for all rows at once with at least `level` (Klein, Wright, Wieczorek 2020, JRSS-A 183:589, from simultaneous
 * intervals). A small office whose rate says little spans many places, and is called neither best nor worst.
 * `first`: whether the highest or the lowest rate ranks first. @throws RangeError as {@link rateOf}
 */
export const rankRates = (
  rows: readonly Contender[],
  level: number = CONFIDENCE,
  first: 'high' | 'low' = 'high',
): Standing<Rate>[] => standings(rows, level, rateOf, first);

/** The same of counts over bases of another kind, so that large and small regions are compared by what they have. */
export const rankDensities = (
  rows: readonly Contender[],
  level: number = CONFIDENCE,
  first: 'high' | 'low' = 'high',
): Standing<Density>[] => standings(rows, level, densityOf, first);
