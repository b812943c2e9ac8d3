import { z } from 'zod';
import { obj, pick, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { entriesOf, nextId, putEntry } from '../../../../platform/procedure/entries.ts';
import type { FitCondition, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { day, line, numbered, uuid } from '../schema.ts';
import { fits, handlersOrHead, names, says } from './conditions.ts';
import { by } from './people.ts';
import { OPEN } from './states.ts';
import { isRecused } from './team.ts';

const taskOf = (matter: Matter, id: string): JsonObject => obj(obj(matter.facts, 'tasks'), id);
const isOpen = (task: JsonObject): boolean => str(task, 'state') === 'open';

/** Direct parts of a task. */
export const partsOf = (matter: Matter, id: string): readonly (readonly [id: string, task: JsonObject])[] =>
  entriesOf(matter, 'tasks').filter(([, task]) => str(task, 'parent') === id);

/** Open tasks of a person, of everybody where none is named: whose work is left when somebody goes. */
export const openTasks = (matter: Matter, owner?: string): readonly string[] =>
  entriesOf(matter, 'tasks').flatMap(([id, task]) =>
    isOpen(task) && (owner === undefined || str(task, 'owner') === owner) ? [id] : [],
  );

/** The task and what it is part of, upwards. A task names a parent that was there before it: no circle is possible. */
function lineage(matter: Matter, id: string): readonly string[] {
  const parent = str(taskOf(matter, id), 'parent');
  return parent === '' ? [id] : [id, ...lineage(matter, parent)];
}

const ownerStays = (verb: string): FitCondition =>
  fits(
    `case.${verb}.owner`,
    '已决定回避的人员不得承担本案任务。',
    'A person who was recused takes no task of the case.',
    (body, matter) => !isRecused(matter, str(body, 'owner')),
  );

const openTask = (verb: string): FitCondition =>
  names(verb, 'task', 'tasks', '没有这项未完成的任务。', 'No such open task.', 'open');

/** What is to be done, by whom and by when 办案任务: our own order of work, no limit of the law. */
export const taskVerbs: Readonly<Record<string, Verb>> = {
  'add-task': {
    title: { zh: '添加任务', en: 'Add a task' },
    from: OPEN,
    by: by('officer', 'head'),
    basis: ['penalty.art54'],
    body: z.strictObject({ title: line(), owner: uuid(), due: day(), parent: numbered('k').exactOptional() }),
    // People write names into it.
    personal: ['title'],
    conditions: [handlersOrHead],
    fits: [
      fits(
        'case.add-task.parent',
        '上级任务不存在或者已经完成。',
        'What it should be part of is not there, or is done.',
        (body, matter) => str(body, 'parent') === '' || isOpen(taskOf(matter, str(body, 'parent'))),
      ),
      ownerStays('add-task'),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'tasks', nextId(matter, 'tasks', 'k'), {
        ...pick(act.personal, 'title'),
        ...pick(act.body, 'owner', 'due', 'parent'),
        state: 'open',
      }),
    }),
  },
  'change-task': {
    title: { zh: '调整任务', en: 'Change a task' },
    from: OPEN,
    by: by('officer', 'head'),
    basis: ['penalty.art54'],
    body: z.strictObject({
      task: numbered('k'),
      owner: uuid().exactOptional(),
      due: day().exactOptional(),
      title: line().exactOptional(),
    }),
    personal: ['title'],
    conditions: [handlersOrHead],
    says: [
      says(
        'case.change-task.something',
        '请填写需要调整的内容。',
        'Say what is to change.',
        (body) => Object.keys(body).length > 1,
      ),
    ],
    fits: [openTask('change-task'), ownerStays('change-task')],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'tasks', str(act.body, 'task'), {
        ...pick(act.personal, 'title'),
        ...pick(act.body, 'owner', 'due'),
      }),
    }),
  },
  'task-done': {
    title: { zh: '完成任务', en: 'Task done' },
    from: OPEN,
    by: by('officer', 'head'),
    basis: ['penalty.art54'],
    body: z.strictObject({ task: numbered('k'), note: line(500).exactOptional() }),
    personal: ['note'],
    conditions: [handlersOrHead],
    fits: [
      openTask('task-done'),
      fits(
        'case.task-done.parts',
        '下级任务尚未全部完成。',
        'Parts of it are still open.',
        (body, matter) => !partsOf(matter, str(body, 'task')).some(([, part]) => isOpen(part)),
      ),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'tasks', str(act.body, 'task'), { state: 'done', doneOn: act.on }),
    }),
  },
  'reopen-task': {
    title: { zh: '重新打开任务', en: 'Reopen a task' },
    from: OPEN,
    by: by('officer', 'head'),
    basis: ['penalty.art54'],
    body: z.strictObject({ task: numbered('k'), reason: line(500) }),
    personal: ['reason'],
    conditions: [handlersOrHead],
    fits: [names('reopen-task', 'task', 'tasks', '没有这项已完成的任务。', 'No such task that is done.', 'done')],
    // What it is part of is not done either, as long as it is open.
    fold: (matter, act) => ({
      facts: {
        tasks: {
          ...obj(matter.facts, 'tasks'),
          ...Object.fromEntries(
            lineage(matter, str(act.body, 'task')).map((id) => {
              const { doneOn: _, ...task } = taskOf(matter, id);
              return [id, { ...task, state: 'open' }];
            }),
          ),
        },
      },
    }),
  },
};
