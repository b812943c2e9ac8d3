import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { PyramidFigures } from './bureau-cases.ts';
import { FIGURES_FILE } from './figures.ts';
import type { LetterFigures } from './letters.ts';
import { growthOf } from './line.ts';
import type { LeadershipFigures } from './programme.ts';
import type { SurveyFigures } from './supervision.ts';

/** What the province's source states, as far as the product arrives at it. */
export interface ShanxiFigures {
  readonly leadership: LeadershipFigures;
  readonly survey: SurveyFigures;
  /** Organised-crime cases, each with one rectification. */
  readonly rectifications: number;
  readonly letters: LetterFigures;
  readonly clues: { readonly screened: number; readonly cleared: number };
  readonly pyramid: PyramidFigures & { readonly clues: number };
  readonly disordersRectified: number;
  readonly cases: number;
  readonly casesGrowth: number;
  readonly finesGrowth: number;
}

const n = z.int().min(1);
const sources = z.looseObject({
  B: z.looseObject({
    leadership: z.looseObject({
      leading_group: n,
      party_group_meetings: n,
      bureau_meetings: n,
      promotion_meetings: n,
    }),
    supervision: z.looseObject({ survey_teams: n, cities: n, counties: n, markets: n }),
    linked_organised_crime_cases_with_one_case_one_rectification: n,
    letters_received_sanshu_yihan: n,
    measures_set: n,
    operations_organised: n,
    clues_screened: n,
    clues_cleared: n,
    pyramid_selling: z.looseObject({ clues: n, cases_filed: n, dens_destroyed: n }),
    drug_device_cosmetic_disorders_rectified: n,
    cases_total: n,
    cases_growth_year_on_year: z.number(),
    fines_growth_year_on_year: z.number(),
  }),
});

/** The figures as they are told here, for places where the source's file is not at hand. */
const told: ShanxiFigures = {
  leadership: { leadingGroups: 1, partyGroupMeetings: 24, bureauMeetings: 3, promotionMeetings: 8 },
  survey: { teams: 6, cities: 11, counties: 15, markets: 20 },
  rectifications: 6,
  letters: { received: 315, measures: 251, operations: 139 },
  clues: { screened: 596, cleared: 596 },
  pyramid: { clues: 76, filed: 49, dens: 175 },
  disordersRectified: 2341,
  cases: 11143,
  casesGrowth: 1.48,
  finesGrowth: 2.61,
};

/** The figures of a `figures.json`; as they are told here where there is none. */
export function readShanxi(file: string = FIGURES_FILE): ShanxiFigures {
  if (!existsSync(file)) return told;
  const { B } = sources.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { leadership, supervision, pyramid_selling: pyramid } = B;
  return {
    leadership: {
      leadingGroups: leadership.leading_group,
      partyGroupMeetings: leadership.party_group_meetings,
      bureauMeetings: leadership.bureau_meetings,
      promotionMeetings: leadership.promotion_meetings,
    },
    survey: {
      teams: supervision.survey_teams,
      cities: supervision.cities,
      counties: supervision.counties,
      markets: supervision.markets,
    },
    rectifications: B.linked_organised_crime_cases_with_one_case_one_rectification,
    letters: {
      received: B.letters_received_sanshu_yihan,
      measures: B.measures_set,
      operations: B.operations_organised,
    },
    clues: { screened: B.clues_screened, cleared: B.clues_cleared },
    pyramid: { clues: pyramid.clues, filed: pyramid.cases_filed, dens: pyramid.dens_destroyed },
    disordersRectified: B.drug_device_cosmetic_disorders_rectified,
    cases: B.cases_total,
    casesGrowth: B.cases_growth_year_on_year,
    finesGrowth: B.fines_growth_year_on_year,
  };
}

/** The same source at about a `share` of its size, for tests; leadership and surveys stay whole, growths stay what they are. */
export function lessShanxi(figures: ShanxiFigures, share: number): ShanxiFigures {
  const less = (of: number): number => Math.max(2, Math.round(of * share));
  const { letters, clues, pyramid } = figures;
  const screened = Math.max(24, less(clues.screened));
  const filed = less(pyramid.filed);
  return {
    ...figures,
    letters: {
      received: less(letters.received),
      measures: less(letters.measures),
      operations: less(letters.operations),
    },
    clues: { screened, cleared: screened },
    pyramid: { clues: filed + 2, filed, dens: Math.max(filed, less(pyramid.dens)) },
    disordersRectified: less(figures.disordersRectified),
    cases: less(figures.cases),
  };
}

/**
 * The year before, of which the source says only how much more came after: as many cases as give its growth to two
 * places. @throws RangeError where no number does
 */
export function casesBefore({ cases, casesGrowth }: Pick<ShanxiFigures, 'cases' | 'casesGrowth'>): number {
  const about = Math.round(cases / (1 + casesGrowth));
  const found = [about, about - 1, about + 1].find((before) => growthOf(cases, before) === casesGrowth);
  if (found === undefined) throw new RangeError(`no earlier number grows by ${casesGrowth} to ${cases}`);
  return found;
}

/** What a case of the year before was fined on average, in fen: ours, since the source states no sum. */
const FINE_BEFORE = 918_000;

/** Fines of both years, ours but for their ratio, which is the source's: exact to the fen. */
export function finesOf(figures: Pick<ShanxiFigures, 'cases' | 'casesGrowth' | 'finesGrowth'>): {
  readonly before: number;
  readonly now: number;
} {
  const before = Math.round((casesBefore(figures) * FINE_BEFORE) / 100_000) * 100_000;
  return { before, now: (before / 100) * Math.round((1 + figures.finesGrowth) * 100) };
}
