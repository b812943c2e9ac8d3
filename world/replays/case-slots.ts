import { type CaseAmounts, castCase, openCaseFile } from '../cases/case-file.ts';
import type { CasePlan } from '../cases/case-plan.ts';
import { type CasePlanId, casePlans } from '../cases/plans.ts';
import { type Violation, violations } from '../cases/violations.ts';
import type { Random } from '../random.ts';
import { type CaseCampaign, caseCounties, type Ways } from './case-campaigns.ts';
import type { CampaignFigures } from './case-figures.ts';
import { shareOut, shuffled, spread } from './share-out.ts';

/** One case of a campaign before it is written: its way, what it is about, its amounts. */
export interface CaseSlot {
  readonly planId: CasePlanId;
  readonly plan: CasePlan;
  readonly person: boolean;
  readonly about: readonly Violation[];
  readonly campaigns: readonly string[];
  readonly amounts: Partial<CaseAmounts>;
  /** It came from a complaint or a report, which is told before it. */
  readonly fromComplaint: boolean;
}

/** What slots are made for: a campaign, or with an empty code the whole work of a bureau in a year. */
export type SlotsFor = Pick<CaseCampaign, 'code' | 'actions' | 'closed' | 'open'>;

type Part = 'fine' | 'gains' | 'goods';
const PARTS: Readonly<Record<string, Part>> = {
  fine: 'fine',
  'confiscate-gains': 'gains',
  'confiscate-goods': 'goods',
};
/** Amounts are shared out in tens of yuan: nobody is fined 3,217.46. */
const UNIT = 1_000;
const yuan = (amount: number): number => amount * 100;

/** Which amounts a plan's decision imposes: read off a decision that it makes. */
function imposedParts(plan: CasePlan, random: Random): readonly Part[] {
  const [county] = caseCounties;
  const decide = plan.acts.find(({ verb }) => verb === 'decide');
  if (decide === undefined || county === undefined) return [];
  const opened = '2022-03-01' as Parameters<typeof openCaseFile>[0]['opened'];
  const file = openCaseFile({ county, staff: castCase(county, random), opened }, random);
  const { penalties } = decide.body({ file, at: new Date(0), on: opened });
  return (Array.isArray(penalties) ? penalties : []).flatMap((each) => PARTS[String(Object(each).kind)] ?? []);
}

const closes = ({ acts }: CasePlan): boolean => acts.some(({ verb }) => verb === 'close');

/** The ways of all cases of a campaign: those that a figure asks for by number, then the rest by their shares. */
function waysOf(campaign: SlotsFor, figures: CampaignFigures): CasePlanId[] {
  const police = figures.toPolice ?? 0;
  const revoked = (figures.licencesRevoked ?? 0) > 0 ? 1 : 0;
  const losses = figures.lossRecovered === null ? 0 : Math.max(1, Math.round(figures.filed * 0.07));
  const asked: CasePlanId[] = [
    ...Array.from({ length: revoked }, () => 'licence-revoked-and-police' as const),
    ...Array.from({ length: police - revoked }, () => 'taken-by-police' as const),
    ...Array.from({ length: figures.banned ?? 0 }, () => 'banned' as const),
    ...Array.from({ length: losses }, (_, index) => (index % 3 === 2 ? ('refunded' as const) : ('recovered' as const))),
  ];
  const closed = figures.closed ?? Math.round(figures.filed * 0.94);
  const left = closed - asked.filter((id) => closes(casePlans[id])).length;
  const open = figures.filed - asked.length - left;
  if (left < 0 || open < 0) throw new RangeError(`${campaign.code}: the figures contradict each other`);
  const rest = (count: number, ways: Ways): CasePlanId[] => spread(count, ways);
  return [...asked, ...rest(left, campaign.closed), ...rest(open, campaign.open)];
}

/** A part of the campaign whose subjects the plan may be about; null where there is none, or by chance. */
function actionFor({ actions }: SlotsFor, plan: CasePlan, random: Random): CaseCampaign['actions'][number] | null {
  const fitting = actions.filter(({ about }) => about.some((code) => plan.violations?.includes(code) !== false));
  if (fitting.length === 0 || (actions.length < 4 && random.chance(0.7))) return null;
  return random.pick(fitting);
}

/**
 * All cases of a campaign, their amounts adding up to its figures to the fen. Nothing is told here: whether the figures
 * come out is for the ledger to say.
 */
export function slotsOf(campaign: SlotsFor, figures: CampaignFigures, random: Random): CaseSlot[] {
  const parts = new Map<CasePlanId, readonly Part[]>();
  const partsOf = (id: CasePlanId): readonly Part[] => {
    const known = parts.get(id) ?? imposedParts(casePlans[id], random.fork(id));
    parts.set(id, known);
    return known;
  };
  const ids = shuffled(waysOf(campaign, figures), random);
  const weight = (id: CasePlanId): number => {
    const plan: CasePlan = casePlans[id];
    return plan.person === true ? 0.2 + random.next() * 0.5 : 0.4 + random.next() * 1.8;
  };
  const amounts = ids.map((id): Record<string, number> => ({ ...(casePlans[id] as CasePlan).amounts }));
  const share = (total: number | null, slots: readonly (readonly [index: number, key: keyof CaseAmounts])[]): void => {
    if (total === null) return;
    const weights = slots.map(([index]) => weight(ids[index] ?? 'fined'));
    for (const [order, amount] of shareOut(total, weights, UNIT).entries()) {
      const [index, key] = slots[order] ?? [];
      if (index !== undefined && key !== undefined) Object.assign(amounts[index] ?? {}, { [key]: amount });
    }
  };
  const where = (key: (id: CasePlanId) => readonly (keyof CaseAmounts)[]) =>
    ids.flatMap((id, index) => key(id).map((each) => [index, each] as const));
  share(
    figures.amountInvolved,
    where(() => ['involved']),
  );
  share(figures.imposed, where(partsOf));
  share(
    figures.fined,
    where((id) => partsOf(id).filter((part) => part === 'fine')),
  );
  share(
    figures.lossRecovered,
    where((id) => (id === 'recovered' || id === 'refunded' ? ['recovered'] : [])),
  );

  let complaints = figures.fromComplaints ?? 0;
  return ids.map((planId, index) => {
    const plan: CasePlan = casePlans[planId];
    const own = amounts[index] ?? {};
    const action = actionFor(campaign, plan, random);
    const codes: readonly string[] = plan.violations ?? violations.map(({ code }) => code);
    const about = violations.filter(
      ({ code }) => codes.includes(code) && (action === null || (action.about as readonly string[]).includes(code)),
    );
    // Those still open today began on days that the plan fixes.
    const fromComplaint = complaints > 0 && closes(plan);
    if (fromComplaint) complaints -= 1;
    return {
      planId,
      plan,
      // A natural person would be offered a hearing from ten thousand yuan.
      person: plan.person === true && (own.fine ?? 0) < yuan(10_000),
      about,
      campaigns: [campaign.code, ...(action === null ? [] : [action.code])].filter((code) => code !== ''),
      amounts: own,
      fromComplaint,
    };
  });
}
