import { describe, expect, test } from 'vitest';
import type { Procedure } from '../../../platform/procedure/types.ts';
import { defectsOf } from '../../intake/model/testing/declaration.ts';
import { programme } from './programme.ts';
import { rectification } from './rectification.ts';
import { talk } from './talk.ts';
import { task } from './task.ts';
import { examples } from './testing/examples.ts';

/** What follows the end: corrections, word of tasks, and what comes back when it did not last. */
const afterwards = [
  ...['mark-task', 'correct-minutes', 'adopt-institution', 'offer-template', 'correct-record', 'check-up'],
  ...['reopen', 'relapse'],
];
/** A task refused later, and an ill that came back, are opened again: the only ways out of a final state. */
const reopened: Readonly<Record<string, readonly string[]>> = {
  task: ['reopen moves a matter out of final state closed'],
  rectification: ['relapse moves a matter out of final state accepted'],
};
const procedures: readonly (readonly [string, Procedure])[] = [programme, task, talk, rectification].map((each) => [
  each.id,
  each,
]);

test.each(procedures)('%s is soundly declared', (id, procedure) => {
  expect(defectsOf(procedure, examples[id] ?? {}, afterwards)).toEqual(reopened[id] ?? []);
});

describe('the checker finds', () => {
  test('a verb of a final state that nobody named', () => {
    expect(defectsOf(talk, examples.talk ?? {}, [])).toContain('final state closed can be left by correct-record');
  });
  test('a state that nothing reaches', () => {
    const { summon: _, ...verbs } = talk.verbs;
    expect(defectsOf({ ...talk, verbs }, examples.talk ?? {}, afterwards)).toContain('state summoned is not reachable');
  });
});
