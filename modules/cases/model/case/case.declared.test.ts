import { describe, expect, test } from 'vitest';
import { findLegalBasis } from '../../../../rules/index.ts';
import { penaltyCase } from './case.ts';
import { caseStates } from './states.ts';

const han = /\p{Script=Han}/u;

describe.each(Object.entries(penaltyCase.verbs))('%s', (id, verb) => {
  test('is named, rests on a basis, starts from states that there are', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect([han.test(verb.title.zh), han.test(verb.title.en)]).toEqual([true, false]);
    expect(verb.basis.length).toBeGreaterThan(0);
    expect(verb.basis.filter((basis) => findLegalBasis(basis) === undefined)).toEqual([]);
    expect(verb.from.filter((state) => !(state in caseStates))).toEqual([]);
    expect(verb.by.length).toBeGreaterThan(0);
  });

  test('is nothing for a person who was recused', () => {
    expect(verb.from.length === 0 || verb.conditions?.[0]?.rule === 'case.recused').toBe(true);
  });

  test('takes no key that nobody declared', () => {
    const parsed = verb.body.safeParse({ unheardOf: 1 });
    expect(parsed.error?.issues.map(({ code }) => code)).toContain('unrecognized_keys');
  });

  test('says why it refuses, in both languages, under a name of its own', () => {
    const rules = [...(verb.conditions ?? []), ...(verb.says ?? []), ...(verb.fits ?? [])];
    for (const { rule, text } of rules) {
      expect(rule).toMatch(/^case(\.[A-Za-z0-9-]+)+$/);
      expect([rule, han.test(text.zh), han.test(text.en)]).toEqual([rule, true, false]);
    }
  });
});

test('nobody opens a case but by filing it', () => {
  expect(Object.entries(penaltyCase.verbs).flatMap(([id, verb]) => (verb.from.length === 0 ? [id] : []))).toEqual([
    'file',
  ]);
});
