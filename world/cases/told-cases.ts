import type { PlainDate } from '../../kernel/plain-date.ts';
import { instantOf, shiftWorkdays } from '../calendar.ts';
import type { Place } from '../places.ts';
import type { Random } from '../random.ts';
import type { CaseFileOptions } from './case-file.ts';
import type { CasePlan } from './case-plan.ts';
import { type CaseStory, violationsOf, writeCaseStory } from './case-story.ts';
import { type CasePlanId, casePlans } from './plans.ts';

export interface ToldCase {
  readonly planId: CasePlanId;
  readonly county: Place;
  /** The day that the plan's age counts back from. */
  readonly today: PlainDate;
  /** Nothing happens after it; the end of that day when absent. */
  readonly until?: Date;
  readonly lead?: number;
  /** Working days since filing; drawn from the plan's when absent. */
  readonly age?: number;
  /** Acts of one person on one day are asked for together. */
  readonly together?: boolean;
  readonly more?: Partial<CaseFileOptions>;
}

/** One case that stands today where its plan says. */
export function writeCase(
  { planId, county, today, until, lead, age, together, more }: ToldCase,
  random: Random,
): CaseStory {
  const plan: CasePlan = casePlans[planId];
  const file = {
    violations: violationsOf(plan),
    person: plan.person ?? false,
    minor: plan.minor ?? false,
    ...more,
    amounts: { ...plan.amounts, ...more?.amounts },
  };
  return writeCaseStory(
    {
      plan: planId,
      procedure: plan.procedure,
      acts: plan.acts,
      county,
      opened: shiftWorkdays(today, -(age ?? random.int(plan.age[0], plan.age[1]))),
      until: until ?? instantOf(today, 18 * 60),
      files: [file],
      ...(lead === undefined ? {} : { lead }),
      together: together === true,
    },
    random,
  );
}
