import { describe, expect, test } from 'vitest';
import type { Procedure, Verb } from '../../../platform/procedure/types.ts';
import { clue } from './clue.ts';
import { intakeProcedures } from './procedures.ts';
import { defectsOf } from './testing/declaration.ts';
import { examples } from './testing/examples.ts';

const afterwards = [
  'link-case',
  'notify',
  'rate',
  'record-performance',
  'issue-notice',
  'record-delivery',
  'withdraw-notice',
  'join-campaigns',
  'join-by-rule',
  'link-same',
  'not-same',
  'unlink-same',
  'same-told',
  'propose-erasure',
  'keep-longer',
  'erase',
];

test.each(intakeProcedures.map((procedure) => [procedure.id, procedure] as const))(
  '%s is soundly declared',
  (id, procedure) => {
    expect(defectsOf(procedure, examples[id] ?? {}, afterwards)).toEqual([]);
  },
);

describe('the checker finds', () => {
  const bodies = examples.clue ?? {};
  const verb = (id: string, change: Partial<Verb>): Procedure => {
    const original = clue.verbs[id];
    if (original === undefined) throw new Error(`no verb ${id}`);
    return { ...clue, verbs: { ...clue.verbs, [id]: { ...original, ...change } } };
  };
  const without = (id: string): Procedure => ({
    ...clue,
    verbs: Object.fromEntries(Object.entries(clue.verbs).filter(([key]) => key !== id)),
  });

  const broken: readonly (readonly [string, Procedure])[] = [
    ['state paused is not reachable', without('pause')],
    ['state paused is a dead end', without('resume')],
    ['final state cleared can be left by correct', verb('correct', { from: ['cleared'] })],
    ['accept leads to the unknown state gone', verb('accept', { fold: () => ({ state: 'gone' }) })],
    ['accept rests on the unknown basis samr121.art999', verb('accept', { basis: ['samr121.art999'] })],
    [
      'accept starts a clock by the unknown rule never',
      verb('accept', { fold: () => ({ state: 'verifying', clocks: [{ clock: 'x', do: 'start', rule: 'never' }] }) }),
    ],
    [
      'clear drops a clock on the unknown basis samr121.art999',
      verb('clear', {
        fold: () => ({ state: 'cleared', clocks: [{ clock: 'verify', do: 'drop', basis: 'samr121.art999' }] }),
      }),
    ],
    ['receive seals claimFen, which is not personal', verb('receive', { sealed: ['claimFen'] })],
    ['two measures share an id', { ...clue, measures: [...clue.measures, ...clue.measures.slice(0, 1)] }],
  ];
  test.each(broken)('%s', (defect, procedure) => {
    expect(defectsOf(procedure, bodies, afterwards)).toContain(defect);
  });

  test('a verb without an example', () => {
    expect(defectsOf(clue, { ...bodies, accept: { nonsense: 1 } }, afterwards)).toContain('accept refuses its example');
  });
});
