import { legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { obj } from '../../kernel/read-json.ts';
import { instantOf, shiftWorkdays } from '../calendar.ts';
import { penalties } from '../cases/bodies-deciding.ts';
import type { Body } from '../cases/bodies-opening.ts';
import { type CasePlan, over } from '../cases/case-plan.ts';
import { type CaseStory, writeCaseStory } from '../cases/case-story.ts';
import { takenByPolice, toPolice } from '../cases/plans.ts';
import { type Acts, act, closed, investigated, performed, replyOver } from '../cases/routes.ts';
import { type Violation, violations } from '../cases/violations.ts';
import { counties } from '../places.ts';
import type { Random } from '../random.ts';
import type { Story } from '../stories.ts';
import type { CampaignFigures } from './case-figures.ts';
import { type CaseSlot, type SlotsFor, slotsOf } from './case-slots.ts';
import { cohorts, fileOf, firmOf, openedOn } from './case-stories.ts';
import { shareOut } from './share-out.ts';

/** A year of a bureau's penalty cases: how many, and what they were fined. */
export interface YearOfCases {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly filed: number;
  /** Still open at the end of the year. */
  readonly open: number;
  readonly fined: number;
}

const NOTHING_STATED: Omit<CampaignFigures, 'filed' | 'closed' | 'fined'> = {
  ...{ amountInvolved: null, imposed: null, toPolice: null, licencesRevoked: null, banned: null },
  ...{ fromComplaints: null, lossRecovered: null, supervised: null, nationalTypical: null, provincialTypical: null },
};

/** Ways of a whole year, the short ones more often than in a campaign: most cases are small. */
const WHOLE_YEAR: SlotsFor = {
  code: '',
  actions: [],
  closed: [
    ['waived', 36],
    ['fined-person', 16],
    ['gains-confiscated', 9],
    ['goods-handed-in', 6],
    ['warned', 12],
    ['not-punished', 10],
    ['not-established', 3],
    ['defended', 4],
    ['goods-confiscated', 2],
    ['evidence-released', 1],
    ['fined', 1],
  ],
  open: [
    ['open-investigating', 30],
    ['open-to-review', 14],
    ['open-to-approve', 8],
    ['open-notified', 16],
    ['open-to-decide', 8],
    ['open-to-pay', 16],
    ['open-suspended', 8],
  ],
};

/** The field of its own figures: cases of it are told apart. */
const PYRAMID = 'pyramid-selling';

/** All cases of a year by county, without those of pyramid selling; the amounts add up to the fen. */
export function writeYear(year: YearOfCases, random: Random): Map<string, () => CaseStory[]> {
  const slots = slotsOf(
    WHOLE_YEAR,
    { ...NOTHING_STATED, filed: year.filed, closed: year.filed - year.open, fined: year.fined },
    random.fork('slots'),
  ).map((slot): CaseSlot => ({ ...slot, about: slot.about.filter(({ domain }) => domain !== PYRAMID) }));
  const groups = cohorts(slots, random.fork('cohorts'), counties);
  const until = instantOf(year.to, 18 * 60);
  // Written county by county only when it is told: a whole province at once would not fit into memory.
  return new Map(
    counties.map(({ code }) => [
      code,
      () =>
        groups.flatMap(({ county, slots: together }, nth) => {
          const [first] = together;
          if (county.code !== code || first === undefined) return [];
          const own = random.fork(`cohort ${nth}`);
          const { planId: plan } = first;
          const { procedure, acts } = first.plan;
          const opened = openedOn(year, first, own);
          const files = together.map(fileOf);
          return [writeCaseStory({ plan, procedure, acts, county, opened, until, files, together: true }, own)];
        }),
    ]),
  );
}

/** Figures of pyramid selling 传销. */
export interface PyramidFigures {
  readonly filed: number;
  readonly dens: number;
}

const den =
  (number: number): Body =>
  ({ file, on }) => ({
    on,
    document: file.paper('联合行动'),
    den: `${number}号窝点`,
    joint: [`${file.county.area}公安机关（演示）`, `${file.county.area}街道办事处（演示）`],
    place: `${file.firm.address}出租房${number}号`,
    dispersed: 3 + ((number * 7) % 19),
    text: '查封授课物品，登记参与人员身份后遣散。',
  });

const destroyed = (day: number, count: number): Acts =>
  Array.from({ length: count }, (_, nth) => act(day, 'officer', 'record-den', den(nth + 1)));

const found = violations.find(({ domain }) => domain === PYRAMID);
/** Whoever let the rooms is fined by us; whoever organised is for the police. */
const PREMISES: Violation | undefined = found && {
  ...found,
  code: 'pyramid-premises',
  cause: '为传销行为提供经营场所、培训场所',
  said: '房子是租出去的，租客说是做销售培训，没有核实。',
};

type PyramidWay = 'police' | 'premises' | 'open';
const wayOf = (nth: number): PyramidWay => (nth % 7 < 2 ? 'police' : nth % 7 === 6 ? 'open' : 'premises');

/** The route of one case with so many dens: destroyed on the day after filing, before anybody moves. */
function pyramidPlan(way: PyramidWay, dens: number): CasePlan {
  const before = [...investigated, ...destroyed(1, dens)].sort((a, b) => a.day - b.day);
  switch (way) {
    case 'police':
      return over([...before, ...toPolice(5, '组织、领导传销活动罪'), ...takenByPolice(7), ...closed(12, 'K4')]);
    case 'premises':
      return over([...performed(5, penalties.fine, ['fine'], before), ...closed(replyOver(5) + 7)]);
    case 'open':
      return over(before);
  }
}

const yuan = (amount: number): number => amount * 100;

/** The cases that clues of pyramid selling led to, one for each clue, their dens shared out exactly. */
export function writePyramidCases(
  clues: readonly Story[],
  figures: PyramidFigures,
  period: Pick<YearOfCases, 'from' | 'to'>,
  random: Random,
): { readonly cases: readonly CaseStory[]; readonly fined: number } {
  if (clues.length !== figures.filed) throw new RangeError(`${clues.length} clues for ${figures.filed} cases`);
  const dens = shareOut(
    figures.dens,
    clues.map(() => 0.3 + random.next() * 1.7),
    1,
  );
  const until = instantOf(period.to, 18 * 60);
  let fined = 0;
  const cases = clues.map((clue, nth): CaseStory => {
    const own = random.fork(`pyramid ${nth}`);
    const [receipt] = clue.steps[0]?.requests ?? [];
    const end = clue.steps.find(({ verb }) => verb === 'file');
    if (receipt === undefined || end === undefined) throw new RangeError('a clue that led to no case');
    const opened = shiftWorkdays(legalDay(end.at), 1);
    // What began late in the year is not over in it.
    const way = opened > shiftWorkdays(period.to, -30) ? 'open' : wayOf(nth);
    const { acts, procedure } = pyramidPlan(way, dens[nth] ?? 1);
    const violation = way === 'premises' ? PREMISES : found;
    if (violation === undefined) throw new RangeError(PYRAMID);
    // Below the amount from which a hearing is offered, and within what the regulations provide for premises.
    const fine = yuan(own.int(5_200, 9_600) * 10);
    if (way === 'premises') fined += fine;
    const file = {
      violations: [violation],
      amounts: { fine, involved: yuan(own.int(2_000, 90_000) * 10) },
      sources: [{ kind: 'clue', region: receipt.homeRegion, matterId: receipt.actId }],
      channel: 'transfer',
      firm: firmOf(obj(receipt.body, 'respondent')),
    };
    return writeCaseStory(
      { plan: `pyramid-${way}`, procedure, acts, county: clue.county, opened, until, files: [file], together: true },
      own,
    );
  });
  return { cases, fined };
}
