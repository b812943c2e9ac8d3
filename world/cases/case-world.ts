import { addDays, legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { shiftWorkdays } from '../calendar.ts';
import { type Firm, inventFirm } from '../firms.ts';
import { counties, getPlace } from '../places.ts';
import { createRandom, type Random } from '../random.ts';
import type { Story } from '../stories.ts';
import type { CasePlan } from './case-plan.ts';
import type { CaseStory } from './case-story.ts';
import { type GivenNumber, numberInTurn } from './number-in-turn.ts';
import { type CasePlanId, casePlans, donePlans, openPlans, spotPlans } from './plans.ts';
import { publicPlans } from './plans-published.ts';
import { writeCase } from './told-cases.ts';

/** The district of the demo accounts: every place where a case can stand is shown there. */
const SHOWN = getPlace('980102');

/** An operator that we have met before: its page shows a history. */
const KNOWN_TO_US: readonly CasePlanId[] = ['open-investigating', 'fined', 'spot-paid'];

/**
 * How many days ago a case was filed whose clock runs in days off as well: a seizure of thirty days, a display of three
 * months is near its end, not past it, whatever holidays lie between.
 */
const DAYS_AGO: Readonly<Partial<Record<CasePlanId, number>>> = {
  'open-held-near-limit': 26,
  'open-testing': 9,
  'publication-ending': 109,
};

/** A complaint or a report of the small world, received before the day, that no other case came from yet. */
function sourceBefore(day: PlainDate, stories: readonly Story[], used: Set<string>): JsonObject | null {
  const found = stories.find(
    ({ kind, county, steps }) =>
      county.code === SHOWN.code &&
      kind !== 'clue' &&
      steps[0] !== undefined &&
      legalDay(steps[0].at) <= day &&
      !used.has(steps[0].requests[0]?.actId ?? ''),
  );
  const receipt = found?.steps[0]?.requests[0];
  if (found === undefined || receipt === undefined) return null;
  used.add(receipt.actId);
  return { kind: found.kind, region: receipt.homeRegion, matterId: receipt.actId };
}

export interface CaseWorld {
  readonly stories: readonly CaseStory[];
  /** What the register of our own numbers must know, so that the next one goes on from there. */
  readonly given: readonly GivenNumber[];
}

/**
 * The cases of the small world as of an instant: one under way for each place where a case can stand and several that
 * are over, in the district of the demo accounts; the other endings anywhere in the province.
 */
export function writeCaseWorld(seed: string, until: Date, told: readonly Story[]): CaseWorld {
  const today = legalDay(until);
  const random = createRandom(`${seed}/${today}/cases`);
  const known = inventFirm(SHOWN, '便利店', random);
  const used = new Set<string>();
  const shown = [...Object.keys(openPlans).map((id) => `open-${id}`), ...Object.keys(spotPlans), 'fined', 'heard'];
  const before = Object.keys(publicPlans);
  const ids = [...shown, ...Object.keys(donePlans), ...before] as CasePlanId[];
  const stories = ids.map((planId, index) => {
    const own = random.fork(`case ${index}`);
    const here = index < shown.length || before.includes(planId) || own.chance(0.2);
    const county = here ? SHOWN : own.pick(counties);
    // The first officer's desk is the demo account's; some cases are another's.
    const lead = index % 4 === 3 ? 1 : 0;
    return writeOne(planId, { county, lead, today, until }, own, here ? known : null, (day) =>
      sourceBefore(day, told, used),
    );
  });
  return numberInTurn(stories);
}

function writeOne(
  planId: CasePlanId,
  where: { county: typeof SHOWN; lead: number; today: PlainDate; until: Date },
  random: Random,
  known: Firm | null,
  source: (day: PlainDate) => JsonObject | null,
): CaseStory {
  const { county, lead, today, until } = where;
  const plan: CasePlan = casePlans[planId];
  const daysAgo = DAYS_AGO[planId];
  // Plans count in working days; the day is moved so that these end up where the clock wants them.
  const on = daysAgo === undefined ? today : shiftWorkdays(shiftWorkdays(addDays(today, -daysAgo), 0), plan.age[0]);
  const from = plan.fromReport === true ? source(shiftWorkdays(today, -plan.age[1])) : null;
  return writeCase(
    {
      planId,
      county,
      lead,
      today: on,
      until,
      ...(daysAgo === undefined ? {} : { age: plan.age[0] }),
      together: true,
      more: {
        ...(from === null ? {} : { sources: [from], channel: '12315' }),
        ...(known !== null && KNOWN_TO_US.includes(planId) ? { firm: known } : {}),
      },
    },
    random,
  );
}
