import { countOf, uniformFrom } from './sample.ts';

/** Counts of one theme: `counts[place][day]`; the last `window` days are looked at, those before are the base. */
export interface Series {
  readonly counts: readonly (readonly number[])[];
  /** Day of the week of each day, 0 to 6. */
  readonly weekdays: readonly number[];
  readonly window: number;
  /** Share of each place in everything that came in over the base, whatever the theme; adds up to 1. */
  readonly shares: readonly number[];
}

/** A set of places and days up to the last one in which more came in than the base lets expect. */
export interface Spot {
  readonly zone: number;
  /** So many days, the last one included. */
  readonly days: number;
  readonly count: number;
  readonly expected: number;
  /** Log-likelihood ratio: how much better "more than expected" tells the counts. */
  readonly ratio: number;
  /** How often chance alone brings a ratio like this somewhere in the area, 0 to 1. */
  readonly chance: number;
}

/** Lengths that are looked at; longer ones say the same of neighbouring days. */
const LENGTHS = [1, 2, 3, 5, 7, 10, 14, 21, 28];
/** The base of a place is worth its days; what the place's share in all themes lets expect is worth so many. Ours. */
const PRIOR_DAYS = 14;
/** Besag, Clifford, Sequential Monte Carlo p-values, Biometrika 1991: stops when so many were as large. */
const ENOUGH = 20;
const MOST_DRAWN = 999;
/** Spots told of one theme at most; they share no place. */
const MOST_SPOTS = 3;

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** What the base lets expect at each place on each day of the window: its own rate, held to its share in all, by weekday. */
export function expectedOf({ counts, weekdays, window, shares }: Series): number[][] {
  const days = weekdays.length;
  const base = days - window;
  const byWeekday = Array.from({ length: 7 }, () => ({ sum: 0, days: 0 }));
  for (let day = 0; day < base; day += 1) {
    const cell = byWeekday[weekdays[day] ?? 0];
    if (cell === undefined) continue;
    cell.days += 1;
    for (const row of counts) cell.sum += row[day] ?? 0;
  }
  const all = byWeekday.reduce((total, cell) => total + cell.sum, 0);
  // Half a matter more: what never came before may come, and is then much.
  const daily = (all + 0.5) / Math.max(1, base);
  // A weekday that the base knows little of is held to the mean by as many days of it.
  const factors = byWeekday.map((cell) => (cell.sum + 2 * daily) / ((cell.days + 2) * daily));
  return counts.map((row, place) => {
    const own = sum(row.slice(0, base));
    const rate = (own + (0.5 + PRIOR_DAYS * daily) * (shares[place] ?? 0)) / (base + PRIOR_DAYS);
    return Array.from({ length: window }, (_, at) => rate * (factors[weekdays[base + at] ?? 0] ?? 1));
  });
}

/** Variance over mean of the base by weeks and places, at least 1: days that vary more than chance alarm less. */
export function spreadOf({ counts, weekdays, window }: Series): number {
  const base = weekdays.length - window;
  const weeks = Math.floor(base / 7);
  if (weeks < 3) return 1;
  let [squares, freedom] = [0, 0];
  for (const row of counts) {
    const sums = Array.from({ length: weeks }, (_, week) => sum(row.slice(base - 7 * (week + 1), base - 7 * week)));
    const mean = sum(sums) / weeks;
    if (mean === 0) continue;
    squares += sums.reduce((all, value) => all + (value - mean) ** 2 / mean, 0);
    freedom += weeks - 1;
  }
  return freedom === 0 ? 1 : Math.max(1, squares / freedom);
}

const ratioOf = (count: number, expected: number): number =>
  count > expected && expected > 0 ? count * Math.log(count / expected) - (count - expected) : 0;

/** Sums of the last days, by place and length: `sums[place][length]`. */
const backwards = (rows: readonly (readonly number[])[], lengths: readonly number[]): number[][] =>
  rows.map((row) => lengths.map((length) => sum(row.slice(row.length - length))));

interface Found {
  readonly zone: number;
  readonly length: number;
  readonly count: number;
  readonly expected: number;
  readonly ratio: number;
}

function bestOf(
  zones: readonly (readonly number[])[],
  lengths: readonly number[],
  counts: readonly (readonly number[])[],
  expected: readonly (readonly number[])[],
  apart: ReadonlySet<number>,
): Found | null {
  let best: Found | null = null;
  for (const [zone, members] of zones.entries()) {
    if (members.some((place) => apart.has(place))) continue;
    for (let length = 0; length < lengths.length; length += 1) {
      let [count, mean] = [0, 0];
      for (const place of members) {
        count += counts[place]?.[length] ?? 0;
        mean += expected[place]?.[length] ?? 0;
      }
      const ratio = ratioOf(count, mean);
      if (ratio > (best?.ratio ?? 0)) best = { zone, length, count, expected: mean, ratio };
    }
  }
  return best;
}

/**
 * Where and since when more comes in than the base lets expect: the space-time scan statistic for surveillance (Kulldorff,
 * Prospective time periodic geographical disease surveillance using a scan statistic, JRSS A 2001), with expectations from
 * each place's own base and counts that may vary more than chance. The chance is found by drawing the same area again from
 * those expectations; the same question gives the same answer. Spots of a theme share no place; the likeliest first.
 */
export function scan(series: Series, zones: readonly (readonly number[])[], seed: number): readonly Spot[] {
  const lengths = LENGTHS.filter((length) => length <= series.window);
  const days = expectedOf(series);
  const expected = backwards(days, lengths);
  const observed = backwards(
    series.counts.map((row) => row.slice(row.length - series.window)),
    lengths,
  );
  const found: Found[] = [];
  const taken = new Set<number>();
  for (let turn = 0; turn < MOST_SPOTS; turn += 1) {
    const best = bestOf(zones, lengths, observed, expected, taken);
    if (best === null) break;
    found.push(best);
    for (const place of zones[best.zone] ?? []) taken.add(place);
  }
  const [first] = found;
  if (first === undefined) return [];
  const chances = chancesOf(found, { days, expected, lengths, zones, spread: spreadOf(series), seed });
  return found.map(({ zone, length, count, expected: mean, ratio }, at) => ({
    ...{ zone, days: lengths[length] ?? 1, count, expected: mean, ratio },
    chance: chances[at] ?? 1,
  }));
}

/** Means of the days between one length and the next shorter one, the shortest first: what is drawn at once. */
const between = (rows: readonly (readonly number[])[], lengths: readonly number[]): number[][] =>
  rows.map((row) =>
    lengths.map((length, at) => sum(row.slice(row.length - length, row.length - (lengths[at - 1] ?? 0)))),
  );

/** From counts between lengths to counts of the last days. */
function addedUp(row: readonly number[]): number[] {
  let all = 0;
  return row.map((n) => {
    all += n;
    return all;
  });
}

interface Null {
  readonly days: readonly (readonly number[])[];
  readonly expected: readonly (readonly number[])[];
  readonly lengths: readonly number[];
  readonly zones: readonly (readonly number[])[];
  readonly spread: number;
  readonly seed: number;
}

/** How often areas drawn by chance alone have a ratio as large as each of these, which come with the largest first. */
function chancesOf(found: readonly Found[], { days, expected, lengths, zones, spread, seed }: Null): number[] {
  const uniform = uniformFrom(seed);
  // Counts of one spread add up to a count of that spread: days that are always told together are drawn together.
  const means = between(days, lengths);
  const larger = found.map(() => 0);
  const chances = found.map<number | null>(() => null);
  for (let drawn = 1; drawn <= MOST_DRAWN && chances[0] === null; drawn += 1) {
    const counts = means.map((row) => addedUp(row.map((mean) => countOf(uniform, mean, spread))));
    const most = bestOf(zones, lengths, counts, expected, new Set())?.ratio ?? 0;
    for (const [at, { ratio }] of found.entries()) {
      if (most < ratio || chances[at] !== null) continue;
      larger[at] = (larger[at] ?? 0) + 1;
      if (larger[at] === ENOUGH) chances[at] = ENOUGH / drawn;
    }
  }
  return chances.map((chance, at) => chance ?? ((larger[at] ?? 0) + 1) / (MOST_DRAWN + 1));
}
