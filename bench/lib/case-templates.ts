import type { Core } from '../../apps/server/core.ts';
import type { Region } from '../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { foldHistory, type History, readHistories } from '../../platform/ledger/history.ts';
import type { Matter } from '../../platform/procedure/types.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { instantOf, shiftWorkdays } from '../../world/calendar.ts';
import { addTask } from '../../world/cases/bodies-deciding.ts';
import { addPapers, addPhotos } from '../../world/cases/bodies-opening.ts';
import type { CasePlan } from '../../world/cases/case-plan.ts';
import { type CaseStory, violationsOf, writeCaseStory } from '../../world/cases/case-story.ts';
import { numberInTurn } from '../../world/cases/number-in-turn.ts';
import { casePlans } from '../../world/cases/plans.ts';
import { type Acts, act } from '../../world/cases/routes.ts';
import { performStories } from '../../world/perform-stories.ts';
import { getPlace } from '../../world/places.ts';
import { createRandom } from '../../world/random.ts';

/** Where the templates are told; their copies lie in other offices. */
export const TEMPLATE = '980102';
const county = getPlace(TEMPLATE);

/** Tasks with their ends and exhibits of a long investigation: so many acts on the day after filing. */
function busyDay(acts: number): Acts {
  const third = Math.floor(acts / 3);
  const tasks = Array.from({ length: third }, (_, n) =>
    act(1, 'officer', 'add-task', addTask(`核查线索 ${n + 1}`, 20)),
  );
  const done = tasks.map((_, n) =>
    act(1, 'officer', 'task-done', (): JsonObject => ({ task: `k${n + 1}`, note: '已核查，附核查记录。' })),
  );
  const exhibits = Array.from({ length: acts - 2 * third }, (_, n) =>
    act(1, 'officer', 'add-evidence', n % 2 === 0 ? addPapers : addPhotos),
  );
  return [...tasks, ...done, ...exhibits];
}

export interface CaseTemplate {
  readonly plan: string;
  readonly history: History;
  readonly matter: Matter;
  /** Whoever worked on it, in the order of their appearance. */
  readonly people: readonly string[];
  readonly firm: { readonly name: string; readonly code: string };
  readonly number: string;
}

interface Planned {
  readonly story: CaseStory;
  readonly firm: CaseTemplate['firm'];
}

/** Each way of going, the finished ones at several times of two and a half years; `acts` on an average ordinary case. */
function planned(today: PlainDate, acts: number): readonly Planned[] {
  const all: Planned[] = [];
  for (const [id, plan] of Object.entries(casePlans) as [string, CasePlan][]) {
    const [from, to] = plan.age;
    const ages = id.startsWith('open-') ? [from, to] : [0, 60, 130, 210, 300, 400].map((more) => from + more);
    for (const age of new Set(ages)) {
      const own =
        plan.procedure === 'case' && !id.includes('withdrawn') ? busyDay(Math.max(0, acts - plan.acts.length)) : [];
      const random = createRandom(`${id} ${age}`);
      const story = writeCaseStory(
        {
          ...{ plan: id, procedure: plan.procedure, county, acts: [...plan.acts, ...own] },
          opened: shiftWorkdays(today, -age),
          until: instantOf(today, 60),
          files: [{ violations: violationsOf(plan), person: plan.person ?? false, amounts: plan.amounts ?? {} }],
        },
        random,
      );
      const [file] = story.files;
      if (file !== undefined && story.steps.length > 0) all.push({ story, firm: file.firm });
    }
  }
  const numbered = numberInTurn(all.map(({ story }) => story)).stories;
  return all.map(({ firm }, index) => ({ firm, story: numbered[index] as CaseStory }));
}

/** Tells the templates through the ledger itself and reads them back. */
export async function tellTemplates(core: Core, acts: number): Promise<readonly CaseTemplate[]> {
  const all = planned(legalDay(new Date()), acts);
  await performStories(
    core.ledger,
    all.map(({ story }) => story),
    { concurrency: 8, recorded: 'then' },
  );
  // A matter bears the id of its opening act.
  const firms = new Map(all.map((plan) => [plan.story.steps[0]?.requests[0]?.actId as string, plan]));
  const templates: CaseTemplate[] = [];
  await core.store.transaction(SYSTEM_VIEWER, async (tx) => {
    for await (const history of readHistories(tx, TEMPLATE as Region)) {
      const plan = firms.get(history.matterId);
      const matter = foldHistory(core.ledger, history);
      if (plan === undefined || matter === null) continue;
      templates.push({
        ...{ plan: plan.story.plan, firm: plan.firm, history, matter },
        people: [...new Set(history.acts.map(({ actor }) => actor))],
        number: String(matter.facts.number ?? ''),
      });
    }
  });
  return templates;
}
