import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { FIGURES_FILE } from './figures.ts';

export type CaseCampaignId = 'A-chunlei-2019' | 'A-chunlei-2020' | 'A-five-operations';

/** What a source states of a campaign; null where it is silent. Money in fen. */
export interface CampaignFigures {
  readonly filed: number;
  readonly closed: number | null;
  readonly amountInvolved: number | null;
  readonly imposed: number | null;
  readonly fined: number | null;
  readonly toPolice: number | null;
  readonly licencesRevoked: number | null;
  readonly banned: number | null;
  readonly fromComplaints: number | null;
  readonly lossRecovered: number | null;
  /** Cases on the list of the province. */
  readonly supervised: number | null;
  readonly nationalTypical: number | null;
  readonly provincialTypical: number | null;
}
export type CaseSourceFigures = Readonly<Record<CaseCampaignId, CampaignFigures>>;

const count = z.int().min(0).optional();
const campaign = z.looseObject({
  id: z.string(),
  cases_investigated: z.int().min(1),
  cases_closed: count,
  amount_involved_fen: count,
  fines_and_confiscations_fen: count,
  fines_fen: count,
  transferred_to_judicial: count,
  licences_revoked_in_that_case: z.array(z.string()).optional(),
  unlicensed_operators_banned: count,
  cases_opened_from_complaints_and_reports: count,
  consumer_loss_recovered_fen: count,
  provincially_supervised_cases: count,
  national_typical_cases: count,
  provincial_top_ten_typical_cases: count,
});
const sources = z.looseObject({ A: z.looseObject({ campaigns: z.array(campaign) }) });

const silent = {
  closed: null,
  amountInvolved: null,
  imposed: null,
  fined: null,
  toPolice: null,
  licencesRevoked: null,
  banned: null,
  fromComplaints: null,
  lossRecovered: null,
  supervised: null,
  nationalTypical: null,
  provincialTypical: null,
} as const;

/** The figures as the campaigns were told here, for places where the sources' file is not at hand. */
const told: CaseSourceFigures = {
  'A-chunlei-2019': {
    ...silent,
    filed: 2952,
    amountInvolved: 996170000,
    imposed: 668670000,
    toPolice: 3,
    nationalTypical: 1,
  },
  'A-chunlei-2020': {
    ...silent,
    filed: 1926,
    amountInvolved: 1882370000,
    toPolice: 3,
    licencesRevoked: 2,
    provincialTypical: 1,
  },
  'A-five-operations': {
    ...silent,
    filed: 789,
    closed: 399,
    fined: 311890000,
    banned: 3,
    fromComplaints: 110,
    lossRecovered: 45110000,
    supervised: 2,
  },
};

const read = (from: z.infer<typeof campaign>): CampaignFigures => ({
  filed: from.cases_investigated,
  closed: from.cases_closed ?? null,
  amountInvolved: from.amount_involved_fen ?? null,
  imposed: from.fines_and_confiscations_fen ?? null,
  fined: from.fines_fen ?? null,
  toPolice: from.transferred_to_judicial ?? null,
  licencesRevoked: from.licences_revoked_in_that_case?.length ?? null,
  banned: from.unlicensed_operators_banned ?? null,
  fromComplaints: from.cases_opened_from_complaints_and_reports ?? null,
  lossRecovered: from.consumer_loss_recovered_fen ?? null,
  supervised: from.provincially_supervised_cases ?? null,
  nationalTypical: from.national_typical_cases ?? null,
  provincialTypical: from.provincial_top_ten_typical_cases ?? null,
});

/**
 * Reads the campaigns of a `figures.json`; as they are told here where there is none.
 * @throws RangeError where the file lacks one of the three
 */
export function readCaseFigures(file: string = FIGURES_FILE): CaseSourceFigures {
  if (!existsSync(file)) return told;
  const { campaigns } = sources.parse(JSON.parse(readFileSync(file, 'utf8'))).A;
  const find = (id: CaseCampaignId): CampaignFigures => {
    const found = campaigns.find((each) => each.id === id);
    if (found === undefined) throw new RangeError(`no campaign ${id} in ${file}`);
    return read(found);
  };
  return {
    'A-chunlei-2019': find('A-chunlei-2019'),
    'A-chunlei-2020': find('A-chunlei-2020'),
    'A-five-operations': find('A-five-operations'),
  };
}

/** The campaigns at about a `share` of their size, for tests. */
export const lessCases = (figures: CaseSourceFigures, share: number): CaseSourceFigures => ({
  'A-chunlei-2019': scaled(figures['A-chunlei-2019'], share),
  'A-chunlei-2020': scaled(figures['A-chunlei-2020'], share),
  'A-five-operations': scaled(figures['A-five-operations'], share),
});

/** A campaign of about a `share` of the size, for tests: every figure that is not nought stays so. */
export function scaled(figures: CampaignFigures, share: number): CampaignFigures {
  const less = (of: number): number => (of === 0 ? 0 : Math.max(1, Math.round(of * share)));
  const cases = (of: number | null): number | null => (of === null ? null : less(of));
  /** Whole tens of yuan, as the amounts are shared out. */
  const money = (of: number | null): number | null => (of === null ? null : less(of / 1_000) * 1_000);
  return {
    filed: less(figures.filed),
    closed: cases(figures.closed),
    amountInvolved: money(figures.amountInvolved),
    imposed: money(figures.imposed),
    fined: money(figures.fined),
    toPolice: cases(figures.toPolice),
    licencesRevoked: figures.licencesRevoked,
    banned: cases(figures.banned),
    fromComplaints: cases(figures.fromComplaints),
    lossRecovered: money(figures.lossRecovered),
    supervised: cases(figures.supervised),
    nationalTypical: figures.nationalTypical,
    provincialTypical: figures.provincialTypical,
  };
}
