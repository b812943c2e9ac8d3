import type { PlainDate } from '../../../kernel/plain-date.ts';

export type HabitId =
  | 'month'
  | 'year'
  | 'same-trader'
  | 'alike'
  | 'many-traders'
  | 'after-agreement'
  | 'shared-phone'
  | 'claims';

/** Over how many days, and from which number on, a fact is told. None refuses, none is a score. */
export interface Factors {
  /** Days, the day of the complaint itself among them. */
  readonly recentDays: number;
  readonly longDays: number;
  readonly sameTraderDays: number;
  readonly trailDays: number;
  /** Share of common shingles, 0 to 1, from which on two texts are worded nearly alike. */
  readonly alikeFrom: number;
  /** The least count that is told. */
  readonly least: Readonly<Record<HabitId, number>>;
}

/** Ours: the law names kinds of facts and no number (令121 art 17). */
export const OUR_FACTORS: Factors = {
  ...{ recentDays: 30, longDays: 365, sameTraderDays: 90, trailDays: 7, alikeFrom: 0.8 },
  least: {
    ...{ month: 2, year: 2, 'same-trader': 2, alike: 1, 'many-traders': 3 },
    ...{ 'after-agreement': 1, 'shared-phone': 2, claims: 2 },
  },
};

/** What a city set, or any division: 令121 art 17 lets cities with districts and those above them detail the factors. */
export interface SetFactors {
  /** Prefix of the code of the office that handles a complaint, e.g. `5105`. */
  readonly jurisdiction: string;
  readonly effectiveFrom: PlainDate;
  /** Title of the paper that sets them, as the screen shows it. */
  readonly basis: string;
  readonly values: Factors;
}

/** The factors for a complaint that this office handles and that was registered on that day; null: ours. */
export function setFactorsFor(all: readonly SetFactors[], office: string, on: PlainDate): SetFactors | null {
  let found: SetFactors | null = null;
  for (const each of all) {
    if (each.effectiveFrom > on || !office.startsWith(each.jurisdiction)) continue;
    const length = found?.jurisdiction.length ?? -1;
    const nearer = each.jurisdiction.length > length;
    const newer = each.jurisdiction.length === length && each.effectiveFrom > (found?.effectiveFrom ?? '');
    if (nearer || newer) found = each;
  }
  return found;
}
