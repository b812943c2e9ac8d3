import { expect, test } from 'vitest';
import type { JsonObject } from '../../../kernel/text.ts';
import type { FoldedAct, Matter } from '../../../platform/procedure/types.ts';
import { clue } from './clue.ts';

const screen = clue.verbs.screen;

/** What a screening makes of the facts. */
function facts(known: JsonObject, body: JsonObject): JsonObject | undefined {
  const matter = { domain: 'food', facts: known } as unknown as Matter;
  return screen?.fold(matter, { body } as unknown as FoldedAct).facts;
}

test('a theme is one of the catalogue', () => {
  expect(screen?.body.safeParse({ domain: 'food', theme: 'food.expired' }).success).toBe(true);
  expect(screen?.body.safeParse({ theme: 'food.unheard-of' }).success).toBe(false);
});

test('a theme goes with its domain, and stays where that stays', () => {
  expect(facts({}, { theme: 'food.expired' })).toEqual({ theme: 'food.expired' });
  expect(facts({ theme: 'food.expired' }, { domain: 'drug' })).toEqual({ theme: null });
  expect(facts({ theme: 'food.expired' }, { domain: 'food', urgency: 'urgent' })).toEqual({ urgency: 'urgent' });
  expect(facts({ theme: 'food.expired' }, { unset: ['theme'] })).toEqual({ theme: null });
});

test('a screening from before there were themes folds as it did', () => {
  expect(facts({}, { domain: 'drug', signs: ['disorder'] })).toEqual({ signs: ['disorder'] });
});
