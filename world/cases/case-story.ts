import type { ActId, AuthorityCode, MatterId, Region } from '../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import type { PerformRequest } from '../../platform/ledger/types.ts';
import { instantOf, shiftWorkdays } from '../calendar.ts';
import type { WorldPerson } from '../people.ts';
import type { Place } from '../places.ts';
import type { Random } from '../random.ts';
import type { Step } from '../stories.ts';
import { type CaseFile, type CaseFileOptions, castCase, openCaseFile } from './case-file.ts';
import type { CasePlan } from './case-plan.ts';
import type { Acts } from './routes.ts';
import { violations } from './violations.ts';

/** What happens to one case, or to several that were filed at the same place on the same day and go the same way. */
export interface CaseStory {
  readonly procedure: CasePlan['procedure'];
  readonly plan: string;
  readonly county: Place;
  readonly matters: number;
  readonly files: readonly CaseFile[];
  readonly steps: readonly Step[];
}

export interface CaseStoryOptions {
  readonly plan: string;
  readonly procedure: CasePlan['procedure'];
  readonly acts: Acts;
  readonly county: Place;
  readonly opened: PlainDate;
  /** Nothing happens after this instant: later acts are left out. */
  readonly until: Date;
  /** One for each case of the story. */
  readonly files: readonly Omit<CaseFileOptions, 'county' | 'staff' | 'opened'>[];
  /** Which officer leads; any of the county's when absent. */
  readonly lead?: number;
  /** Acts of one person on one day are asked for together: for thousands of cases. */
  readonly together?: boolean;
}

interface Draft {
  readonly by: WorldPerson;
  readonly day: number;
  at: Date;
  readonly verb: string;
  readonly requests: PerformRequest[];
}

/** Minutes from one act to the next on the same day: a record takes its time. */
const PACE = 17;

/**
 * Writes a story act by act: each gets its hour and its person, each case its own body. Without numbers: see
 * `number-in-turn.ts`. The same stream of choices gives the same story.
 */
export function writeCaseStory(options: CaseStoryOptions, random: Random): CaseStory {
  const { acts, county, opened, until, procedure } = options;
  const staff = castCase(county, random, options.lead);
  const files = options.files.map((each) => openCaseFile({ ...each, county, staff, opened }, random));
  const homeRegion = county.code.slice(0, 6) as Region;
  const drafts: Draft[] = [];
  let ids: MatterId[] = [];
  let [day, last] = [-1, 0];
  // Sorted by day: parts of a route overlap.
  for (const each of [...acts].sort((a, b) => a.day - b.day)) {
    if (each.day !== day) last = instantOf(shiftWorkdays(opened, each.day), random.int(8 * 60 + 40, 10 * 60)).getTime();
    else last += random.int(5, PACE) * 60_000;
    day = each.day;
    const at = new Date(last);
    if (at > until) break;
    const on = legalDay(at);
    const by = staff[each.by];
    const requests = files.map((file, index): PerformRequest => {
      const matterId = ids[index];
      const request = {
        actId: random.uuid(at) as ActId,
        homeRegion,
        verb: each.verb,
        body: each.body({ file, at, on }),
        eventAt: at.toISOString(),
      };
      return matterId === undefined
        ? { ...request, procedure, homeCode: county.code as AuthorityCode }
        : { ...request, matterId };
    });
    if (ids.length === 0) ids = requests.map(({ actId }) => actId as string as MatterId);
    const before = drafts.at(-1);
    if (options.together === true && before?.by === by && before.day === each.day) {
      before.requests.push(...requests);
      before.at = at;
    } else drafts.push({ by, day: each.day, at, verb: each.verb, requests });
  }
  const steps = drafts.map(({ by, at, verb, requests }): Step => ({ by, at, verb, requests }));
  return { procedure, plan: options.plan, county, matters: files.length, files, steps };
}

/** The violations a plan may be about; all where it names none. */
export const violationsOf = (plan: Pick<CasePlan, 'violations'>) =>
  plan.violations === undefined
    ? violations
    : violations.filter(({ code }) => plan.violations?.includes(code) === true);
