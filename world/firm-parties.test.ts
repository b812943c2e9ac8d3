import { expect, test } from 'vitest';
import { isUscc } from '../kernel/codes/uscc.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { firmParties } from './firm-parties.ts';
import { writeWorld } from './seed.ts';

test('every operator of the stories is in the registry once, some of them gone', () => {
  const stories = writeWorld('yunlan', 300, new Date('2026-06-01T02:00:00Z'));
  const parties = firmParties(stories, '2026-06-01' as PlainDate);
  const told = new Set(
    stories.flatMap((story) => JSON.stringify(story.steps[0]?.requests[0]?.body).match(/"code":"(\w{18})"/)?.[1] ?? []),
  );
  expect(told.size).toBeGreaterThan(100);
  expect(new Set(parties.map(({ code }) => code))).toEqual(told);
  expect(parties).toHaveLength(told.size);
  expect(parties.filter(({ code }) => !isUscc(code))).toEqual([]);
  expect(new Set(parties.map(({ status }) => status))).toEqual(new Set(['active', 'revoked', 'deregistered']));
});
