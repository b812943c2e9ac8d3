import { describe, expect, test } from 'vitest';
import { obj } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { openTasks, partsOf } from './tasks.ts';
import { filed, refused, type Step, staff, story } from './testing/story.ts';

const DAY = '2026-06-03';
const add = (more: JsonObject = {}, by: Step[1] = staff.officer): Step => [
  DAY,
  by,
  'add-task',
  { title: '询问店长王某', owner: staff.partner.personId, due: '2026-06-12', ...more },
];
const step = (verb: string, body: JsonObject, by: Step[1] = staff.officer): Step => [DAY, by, verb, body];
const matter = story([filed()]);
const tree = story(
  [add(), add({ parent: 'k1', title: '调取监控' }), add({ parent: 'k2', title: '写询问提纲' })],
  matter,
);
const task = (from: typeof tree, id: string) => obj(obj(from.facts, 'tasks'), id);

describe('tasks', () => {
  test('form a tree, each with owner and diary date', () => {
    expect(task(tree, 'k1')).toEqual({
      title: '询问店长王某',
      owner: staff.partner.personId,
      due: '2026-06-12',
      state: 'open',
    });
    expect(partsOf(tree, 'k1').map(([id]) => id)).toEqual(['k2']);
    expect(openTasks(tree, staff.partner.personId)).toEqual(['k1', 'k2', 'k3']);
    expect(openTasks(tree, staff.officer.personId)).toEqual([]);
    expect(refused(matter, add({ parent: 'k1' }))).toBe('case.add-task.parent');
    expect(refused(matter, add({}, staff.stranger))).toBe('case.handlers');
    expect(refused(matter, add({}, staff.head))).toBeNull();
  });

  test('are done from the leaves up, and reopened from the root down', () => {
    const done = (id: string) => step('task-done', { task: id });
    expect(refused(tree, done('k1'))).toBe('case.task-done.parts');
    const all = story([done('k3'), done('k2'), done('k1')], tree);
    expect(openTasks(all)).toEqual([]);
    expect(refused(all, done('k1'))).toBe('case.task-done.task');
    expect(refused(all, add({ parent: 'k1' }))).toBe('case.add-task.parent');
    const again = story([step('reopen-task', { task: 'k2', reason: '监控不全' })], all);
    expect(openTasks(again)).toEqual(['k1', 'k2']);
    expect(task(again, 'k2').doneOn).toBeUndefined();
    expect(refused(again, step('reopen-task', { task: 'k2', reason: '再次' }))).toBe('case.reopen-task.task');
  });

  test('are given to another, moved to another day', () => {
    const change = (body: JsonObject) => step('change-task', { task: 'k1', ...body });
    const after = story([change({ owner: staff.officer.personId, due: '2026-06-20' })], tree);
    expect(task(after, 'k1')).toMatchObject({
      owner: staff.officer.personId,
      due: '2026-06-20',
      title: '询问店长王某',
    });
    expect(refused(tree, change({}))).toBe('case.change-task.something');
    expect(refused(tree, step('change-task', { task: 'k9', due: '2026-06-20' }))).toBe('case.change-task.task');
  });

  test('a recused person takes none', () => {
    const recusal: JsonObject = {
      person: staff.third.personId,
      post: 'officer',
      ground: 'B2',
      askedBy: 'self',
      on: DAY,
    };
    const recused = story(
      [
        step('ask-recusal', { ...recusal, text: '曾任该店顾问。' }),
        [DAY, staff.head, 'decide-recusal', { recusal: 'r1', result: 'recused', reason: '属实' }],
      ],
      tree,
    );
    expect(refused(recused, add({ owner: staff.third.personId }))).toBe('case.add-task.owner');
    expect(refused(recused, step('change-task', { task: 'k1', owner: staff.third.personId }))).toBe(
      'case.change-task.owner',
    );
  });

  test('a title goes with the personal part', () => {
    expect(refused(matter, add({ title: '两行\n标题' }))).toMatch(/^schema/);
  });
});

describe('assistance letters', () => {
  const ask = step('ask-assistance', {
    to: '乙市市场监督管理局',
    authority: '510600',
    document: '江阳市监协查〔2026〕1号',
    text: '请协助调取销售台账。',
  });
  const answered = (result: string) =>
    step('assistance-answered', { letter: 'a1', result, document: '复函〔2026〕2号', text: '已调取。' });

  test('expect an answer, and do not stop the time to decide', () => {
    const asked = story([ask], matter);
    expect(asked.clocks.decide).toEqual(matter.clocks.decide);
    expect(asked.clocks['assist:a1']?.due).toBe('2026-06-25');
    const later = story([answered('later-told')], asked);
    expect(later.clocks['assist:a1']?.endedOn).toBeNull();
    const done = story([answered('answered')], later);
    expect(done.clocks['assist:a1']?.endedOn).toBe(DAY);
    expect(refused(done, answered('answered'))).toBe('case.assistance-answered.letter');
    expect(refused(matter, answered('answered'))).toBe('case.assistance-answered.letter');
  });
});
