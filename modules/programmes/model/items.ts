import { z } from 'zod';
import { num, obj, pick, str } from '../../../kernel/read-json.ts';
import { isWithin } from '../../../kernel/region.ts';
import type { Json, JsonObject, Text } from '../../../kernel/text.ts';
import { authorityCode, day, line, oneOf, regionCode, uuid } from '../../../platform/procedure/body.ts';
import { entriesOf } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { FitCondition, FoldedAct, Matter, Verb } from '../../../platform/procedure/types.ts';
import { by } from '../../intake/model/roles.ts';
import { isSystem } from './conditions.ts';

/**
 * Decisions of a meeting, promises of a talk and measures of a rectification are one thing: somebody owes something by a day,
 * with evidence. Each becomes a task 督办任务 of its own; its matter keeps how that task stands.
 */

/** By procedure: the list in whose entries tasks have their origin. */
export const taskSources = {
  programme: 'decisions',
  talk: 'promises',
  rectification: 'measures',
} as const satisfies Readonly<Record<string, string>>;
export type TaskSource = keyof typeof taskSources;

/** Outbox topic of verbs that make such entries. */
export const ITEMS_MADE = 'office-items';
/** Outbox topic of verbs after which a task stands otherwise. */
export const TASK_TOLD = 'office-task-told';
/** Outbox topic of verbs that open entries again. */
export const ITEMS_REOPENED = 'office-items-reopened';

/** How an entry stands, as its task says. */
export const itemStates = {
  open: { zh: '办理中', en: 'open' },
  done: { zh: '已完成', en: 'done' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
} as const satisfies Readonly<Record<string, Text>>;

/** What is owed: by whom, until when, and what will prove it. */
export const itemBody = () =>
  z.strictObject({
    title: line(300),
    owner: authorityCode(),
    person: uuid().exactOptional(),
    due: day(),
    evidence: line(300),
  });

/** The entries of a body's list as facts, numbered after those that are there; `seq` says by which act each was made. */
export function newItems(
  matter: Matter,
  act: FoldedAct,
  source: TaskSource,
  items: readonly JsonObject[],
  more: JsonObject = {},
): JsonObject {
  const list = taskSources[source];
  const letter = list.slice(0, 1);
  const before = obj(matter.facts, list);
  const first = entriesOf(matter, list).length + 1;
  const added = items.map((item, index): readonly [string, Json] => [
    `${letter}${first + index}`,
    {
      ...pick(item, 'title', 'owner', 'person', 'due', 'evidence', 'problem', 'domain'),
      ...more,
      state: 'open',
      on: act.on,
      // Whoever set it judges its evidence.
      setBy: act.authority,
      seq: act.seq,
    },
  ]);
  return { [list]: { ...before, ...Object.fromEntries(added) } };
}

/** Entries by how they stand. */
export const itemsOf = (matter: Pick<Matter, 'facts'>, source: TaskSource) => entriesOf(matter, taskSources[source]);
export const openItems = (matter: Pick<Matter, 'facts'>, source: TaskSource): readonly string[] =>
  itemsOf(matter, source).flatMap(([id, each]) => (str(each, 'state') === 'open' ? [id] : []));

type ItemsIn = (body: JsonObject) => readonly JsonObject[];

/** Each is owed by the authority that says it, or by one below it. */
export const ownersFit = (source: TaskSource, verb: string, itemsIn: ItemsIn): FitCondition =>
  namedRules(source).fits(
    `${verb}.owner`,
    '承办机关应当是本机关或者下级机关。',
    'Whoever owes it is this authority or one below it.',
    (body, _matter, _today, actor) => itemsIn(body).every((item) => isWithin(str(item, 'owner'), actor.authority)),
  );

/** None is due before the day on which it was said. */
export const duesFit = (source: TaskSource, verb: string, itemsIn: ItemsIn): FitCondition =>
  namedRules(source).fits(
    `${verb}.due`,
    '完成日期不能早于事项发生的日期。',
    'It is due before the day on which it was said.',
    (body, _matter, today) => itemsIn(body).every((item) => str(item, 'due') >= (str(body, 'on') || today)),
  );

/**
 * The task of an entry tells how it stands. Tasks tell as they stand then, with their version: whatever the order in which
 * word arrives, the latest stays.
 */
export const markTask = (source: TaskSource, from: readonly string[]): Verb => ({
  title: { zh: '任务办理情况回填', en: 'Standing of a task' },
  from,
  by: by('system'),
  place: 'anywhere',
  basis: ['supervision'],
  body: z.strictObject({
    item: line(12),
    task: uuid(),
    region: regionCode(),
    state: oneOf(itemStates),
    version: z.int().min(1),
    due: day().exactOptional(),
    /** The day of the evidence that was accepted. */
    doneOn: day().exactOptional(),
    late: z.boolean().exactOptional(),
  }),
  fits: [
    namedRules(source).fits(
      'mark-task.item',
      '没有这一项。',
      'There is no such entry.',
      (body, matter, _today, actor) =>
        isSystem(actor) && itemsOf(matter, source).some(([id]) => id === str(body, 'item')),
    ),
  ],
  fold: (matter, act) => {
    const list = taskSources[source];
    const items = obj(matter.facts, list);
    const id = str(act.body, 'item');
    const { doneOn: _doneOn, late: _late, ...item } = obj(items, id);
    if (num(item, 'version') >= num(act.body, 'version')) return {};
    return {
      facts: {
        [list]: {
          ...items,
          [id]: { ...item, ...pick(act.body, 'task', 'region', 'state', 'version', 'due', 'doneOn', 'late') },
        },
      },
    };
  },
});
