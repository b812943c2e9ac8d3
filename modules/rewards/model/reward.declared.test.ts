import { describe, expect, test } from 'vitest';
import { defectsOf } from '../../intake/model/testing/declaration.ts';
import { reward } from './reward.ts';
import { examples } from './testing/examples.ts';

/** A good reason may become known after the reward had lapsed; accepted, it can be claimed again. */
const AFTERWARDS = ['ask-excuse', 'decide-excuse'];
const REOPENED = ['decide-excuse moves a matter out of final state lapsed'];

test('reward is soundly declared', () => {
  expect(defectsOf(reward, examples, AFTERWARDS)).toEqual(REOPENED);
});

describe('the checker finds', () => {
  test('a verb of a final state that nobody named', () => {
    expect(defectsOf(reward, examples, [])).toContain('final state lapsed can be left by ask-excuse');
  });
  test('a state that nothing reaches', () => {
    const { pay: _, ...verbs } = reward.verbs;
    expect(defectsOf({ ...reward, verbs }, examples, AFTERWARDS)).toContain('state paid is not reachable');
  });
});

test('the account is sealed, and no verb folds a word that somebody wrote', () => {
  expect(reward.verbs.claim?.sealed).toEqual(['account']);
  const written = Object.entries(examples).flatMap(([verb, body]) =>
    ['reason', 'amountReason', 'text', 'remedies', 'note'].flatMap((key) =>
      key in body ? [[verb, key] as const] : [],
    ),
  );
  expect(written.length).toBeGreaterThan(5);
  for (const [verb, key] of written) expect(reward.verbs[verb]?.personal, verb).toContain(key);
});
