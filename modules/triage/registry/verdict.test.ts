import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../kernel/text.ts';
import { lastWord, teaches, toExample, type Verdict, verdictOf } from './verdict.ts';

const last = (bodies: readonly JsonObject[]): Verdict =>
  lastWord(bodies.map(verdictOf).filter((each) => each !== null));
const example = (...bodies: readonly JsonObject[]) => toExample('', '文', last(bodies));

describe('the last word of an officer', () => {
  test('is each part as the latest act that speaks of it left it', () => {
    expect(example({ domain: 'food', urgency: 'urgent' }, { domain: 'drug' })).toMatchObject({
      domain: 'drug',
      urgency: 'urgent',
      signs: null,
    });
  });

  test('taken back, a part is unknown again, and not nothing', () => {
    expect(example({ domain: 'food', signs: ['disorder'] }, { unset: ['domain', 'signs'] })).toMatchObject({
      domain: null,
      signs: null,
    });
    expect(teaches(example({ domain: 'food' }, { unset: ['domain'] }))).toBe(false);
    expect(example({ signs: [] })).toMatchObject({ signs: [] });
  });

  test('on the field takes the theme of the former field with it', () => {
    expect(example({ domain: 'food', theme: 'food.expired' })).toMatchObject({ theme: 'food.expired' });
    expect(example({ domain: 'food', theme: 'food.expired' }, { domain: 'drug' })).toMatchObject({ theme: null });
    expect(example({ domain: 'drug', theme: 'food.expired' })).toMatchObject({ theme: null });
  });

  test('says nothing where an act says nothing of it', () => {
    expect(verdictOf({ reason: '更正名称', title: '新' })).toBeNull();
    expect(verdictOf({ proposals: [{ rule: 'r', value: 'food', agreed: true }] })).toBeNull();
    expect(example({ domain: 'food' }).vulnerable).toBeNull();
  });
});
