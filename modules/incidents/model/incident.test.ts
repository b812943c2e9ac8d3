import { expect, test } from 'vitest';
import type { AuthorityCode, PersonId } from '../../../kernel/id.ts';
import { plainDate } from '../../../kernel/plain-date.ts';
import type { ActingAs, Matter } from '../../../platform/procedure/types.ts';
import { incident } from './incident.ts';

const TODAY = plainDate('2026-06-01');
const SOMEBODY: ActingAs = {
  ...{ personId: '' as PersonId, authority: '980101' as AuthorityCode },
  ...{ roles: ['officer'], onBehalfOf: null },
};

const named = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ref: String(from + at).padStart(32, '0'),
    teller: String(from + at).padStart(16, '0'),
  }));
const holding = (count: number): Pick<Matter, 'facts'> => ({
  facts: { members: Object.fromEntries(named(0, count).map(({ ref, teller }) => [ref, { teller }])) },
});

test.each(['add-members', 'take-in'])('%s never makes an incident larger than one may be', (verb) => {
  const room = incident.verbs[verb]?.fits?.find(({ rule }) => rule === `incident.${verb}.many`);
  const fits = (there: number, more: number) =>
    room?.holds({ members: named(there, more) }, holding(there) as Matter, TODAY, SOMEBODY);
  expect([fits(4_000, 1_000), fits(4_001, 1_000)]).toEqual([true, false]);
  expect(room?.text.zh).toContain('5000');
});
