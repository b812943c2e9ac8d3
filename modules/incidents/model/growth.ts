const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Rule under which growth is told; other thresholds are another version. All of them are ours, no law's. */
export const GROWTH_RULE = 'incident-growth@2026.1';
/** What is looked at: the last two days. */
export const GROWTH_WINDOW = 2 * DAY;
/** So many different tellers in the window are told of, and no fewer. */
export const GROWTH_PEOPLE = 4;
/** So many weeks before are the baseline, the same days of the week and hours. */
const BASELINE_WEEKS = 8;
/** Nothing is expected less often than this in a window, so that a quiet past does not make one letter a surprise. */
const LEAST_EXPECTED = 0.3;
/** How improbable so many are, were it as in the weeks before. */
const IMPROBABLE = 1e-3;
/** Told of, a group is not told of again for a week. */
export const QUIET_AFTER = WEEK;

/** One telling: when, and by whom as far as copies of one text are one teller. */
export interface Telling {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly teller: string;
}

export interface Growth {
  /** Different tellers within the window. */
  readonly people: number;
  /** Tellers an hour within the window, and in the same hours of the weeks before. */
  readonly perHour: number;
  readonly usualPerHour: number;
  /** Probability of so many or more, were it as usual. */
  readonly chance: number;
  readonly growing: boolean;
}

/** Probability that a Poisson count of mean `mean` is `n` or more. */
export function atLeast(n: number, mean: number): number {
  let term = Math.exp(-mean);
  let below = 0;
  for (let k = 0; k < n; k += 1) {
    below += term;
    term *= mean / (k + 1);
  }
  return Math.max(0, 1 - below);
}

function tellersIn(tellings: readonly Telling[], from: number, to: number): number {
  const tellers = new Set<string>();
  for (const { at, teller } of tellings) if (at > from && at <= to) tellers.add(teller);
  return tellers.size;
}

/** How fast a group grows at an instant: people against the same hours of the eight weeks before it. */
export function growthOf(tellings: readonly Telling[], now: number): Growth {
  const people = tellersIn(tellings, now - GROWTH_WINDOW, now);
  let usual = 0;
  for (let week = 1; week <= BASELINE_WEEKS; week += 1) {
    const to = now - week * WEEK;
    usual += tellersIn(tellings, to - GROWTH_WINDOW, to);
  }
  usual /= BASELINE_WEEKS;
  const chance = atLeast(people, Math.max(usual, LEAST_EXPECTED));
  const hours = GROWTH_WINDOW / HOUR;
  return {
    people,
    perHour: people / hours,
    usualPerHour: usual / hours,
    chance,
    growing: people >= GROWTH_PEOPLE && chance <= IMPROBABLE,
  };
}
