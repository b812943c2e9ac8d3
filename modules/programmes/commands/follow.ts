import type { ActId, AuthorityCode, MatterId, Region } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { num, obj, pick, str } from '../../../kernel/read-json.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { deterministicUuid } from '../../../platform/import/index.ts';
import { carryOn, type FollowedAct, unlessOver } from '../../../platform/ledger/carry-on.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { LedgerDependencies } from '../../../platform/ledger/types.ts';
import { listOf } from '../../../platform/procedure/entries.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { receiver } from '../../intake/index.ts';
import { ITEMS_MADE, ITEMS_REOPENED, itemsOf, TASK_TOLD, type TaskSource, taskSources } from '../model/items.ts';
import { dueOf } from '../model/task.ts';

const sourceOf = (procedure: string): TaskSource | undefined =>
  procedure in taskSources ? (procedure as TaskSource) : undefined;

/** The id of the task of an entry: the same in every process, so that it is set once. */
export const taskIdOf = (source: Pick<Matter, 'homeRegion' | 'id'>, item: string): string =>
  deterministicUuid('office-task', source.homeRegion, source.id, item);

/** When the task was set: the day of the act that made its entry, which may lie before today; never later than now. */
function instantOf(on: string, now: Date): string {
  const noon = new Date(`${on}T12:00:00+08:00`);
  return (legalDay(now) === on || noon > now ? now : noon).toISOString();
}

async function findMatter(ledger: LedgerDependencies, region: string, id: string): Promise<Matter | undefined> {
  const found = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    readMatters(tx, region as Region, [id as MatterId]),
  );
  return found.get(id)?.matter;
}

async function setTask(ledger: LedgerDependencies, matter: Matter, item: string, entry: JsonObject): Promise<void> {
  // A station's entry is set by the bureau that it belongs to: it is judged there.
  const setBy = str(entry, 'setBy');
  const home = setBy.length > 6 ? regionOf(setBy) : setBy;
  // It may have told a later day since, which would make this another act under the same id.
  if ((await findMatter(ledger, regionOf(home), taskIdOf(matter, item))) !== undefined) return;
  await perform(ledger, receiver(home), {
    actId: taskIdOf(matter, item) as ActId,
    homeRegion: regionOf(home),
    homeCode: home as AuthorityCode,
    procedure: 'task',
    verb: 'set',
    eventAt: instantOf(str(entry, 'on'), ledger.clock.now()),
    body: {
      ...pick(entry, 'title', 'owner', 'person', 'due', 'evidence', 'domain'),
      ...(entry.domain === undefined && matter.domain !== '' ? { domain: matter.domain } : {}),
      ...pick(matter.facts, 'campaign'),
      origin: { procedure: matter.procedure, matter: matter.id, region: matter.homeRegion, item },
    },
  });
}

/** Sets a task for each entry that the act made: decisions of a meeting, promises of a talk, a measure. */
async function setTasks(ledger: LedgerDependencies, { matter, seq }: FollowedAct): Promise<void> {
  const source = sourceOf(matter.procedure);
  if (source === undefined) return;
  for (const [item, entry] of itemsOf(matter, source)) {
    if (num(entry, 'seq') === seq) await unlessOver(() => setTask(ledger, matter, item, entry));
  }
}

const DONE = ['accepted', 'closed'];

/** How a task stands, as its source keeps it. */
function standing(task: Matter): JsonObject {
  const done = obj(task.facts, 'done');
  const state = task.state === 'withdrawn' ? 'withdrawn' : DONE.includes(task.state) ? 'done' : 'open';
  return {
    state,
    due: dueOf(task),
    ...(state === 'done' ? { doneOn: str(done, 'on'), late: done.late === true } : {}),
  };
}

/** Tells the source of a task how it stands now. */
async function tell(ledger: LedgerDependencies, { matter: task }: FollowedAct): Promise<void> {
  const origin = obj(task.facts, 'origin');
  const [region, item] = [str(origin, 'region'), str(origin, 'item')];
  if (sourceOf(str(origin, 'procedure')) === undefined || region === '' || item === '') return;
  const source = await findMatter(ledger, region, str(origin, 'matter'));
  // Only the task that was set for the entry speaks for it: anybody may name an origin.
  if (source === undefined || taskIdOf(source, item) !== task.id) return;
  await perform(ledger, receiver(source.homeCode), {
    actId: deterministicUuid('office-task-told', task.id, String(task.version)) as ActId,
    homeRegion: source.homeRegion,
    matterId: source.id,
    verb: 'mark-task',
    body: { item, task: task.id, region: task.homeRegion, version: task.version, ...standing(task) },
  });
}

/** Opens the tasks of entries again that came back, to the day that was said. */
async function reopen(ledger: LedgerDependencies, { actId, matter, body }: FollowedAct): Promise<void> {
  const source = sourceOf(matter.procedure);
  const named = listOf(body.measures);
  if (source === undefined) return;
  for (const [item, entry] of itemsOf(matter, source)) {
    if (!named.includes(item)) continue;
    const home = regionOf(str(entry, 'setBy'));
    const task = await findMatter(ledger, home, taskIdOf(matter, item));
    if (task === undefined || !DONE.includes(task.state)) continue;
    await unlessOver(() =>
      perform(ledger, receiver(task.homeCode), {
        actId: deterministicUuid('office-task-reopened', actId, item) as ActId,
        homeRegion: task.homeRegion,
        matterId: task.id,
        verb: 'reopen',
        body: { reason: str(body, 'reason'), due: str(body, 'due') },
      }),
    );
  }
}

/**
 * What follows acts of programmes, talks, rectifications and tasks on one another: entries become tasks, tasks tell their
 * source how they stand, what came back opens its tasks again. Each by an act whose id follows from the other, so that a
 * kill in between does it once. Gives how many acts were followed.
 */
export async function followProgrammes(ledger: LedgerDependencies): Promise<number> {
  const made = await carryOn(ledger, ITEMS_MADE, (act) => setTasks(ledger, act));
  const reopened = await carryOn(ledger, ITEMS_REOPENED, (act) => reopen(ledger, act));
  return made + reopened + (await carryOn(ledger, TASK_TOLD, (act) => tell(ledger, act)));
}
