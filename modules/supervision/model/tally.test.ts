import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../kernel/text.ts';
import { answersTo, tallyVisits } from './tally.ts';
import { CHECKLIST, QUESTIONS } from './testing/players.ts';

interface Told {
  readonly state: string;
  readonly version: number;
  readonly yes?: string | undefined;
  readonly number?: number | undefined;
}

const visit = ({ state, version, yes, number }: Told): { state: string; facts: JsonObject } => ({
  state,
  facts: {
    checklist: { ...CHECKLIST, version },
    answers: {
      ...(yes === undefined ? {} : { q1: { value: yes, on: '2026-06-10', seq: 2 } }),
      ...(number === undefined ? {} : { q2: { value: number, on: '2026-06-10', seq: 2 } }),
    },
  },
});

const told = fc.record({
  state: fc.constantFrom('planned', 'sealed', 'open', 'closed', 'cancelled'),
  version: fc.integer({ min: 1, max: 3 }),
  yes: fc.option(fc.constantFrom('yes', 'no', 'not-applicable'), { nil: undefined }),
  number: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }),
});

test('property: counts add up to their base, the base to the visits that were asked, and each count to its drill', () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 40 }), (list) => {
      const visits = list.map(visit);
      const asked = list.filter(({ state }) => state === 'open' || state === 'closed');
      const tallies = tallyVisits(visits);
      expect(tallies.length).toBe(new Set(asked.map(({ version }) => version)).size * QUESTIONS.length);
      for (const tally of tallies) {
        const own = asked.filter(({ version }) => version === tally.version);
        expect(tally.visits).toBe(own.length);
        expect(tally.answered).toBeLessThanOrEqual(tally.visits);
        const drill = answersTo(visits, tally.version, tally.question.id);
        expect(drill.length).toBe(tally.answered);
        if (tally.question.id === 'q1') {
          expect(tally.counts.reduce((sum, { n }) => sum + n, 0)).toBe(tally.answered);
          for (const { value, n } of tally.counts) expect(drill.filter((each) => each.value === value).length).toBe(n);
        }
        if (tally.question.id === 'q2') {
          const numbers = own.flatMap(({ number }) => number ?? []);
          expect(tally.sum).toBe(numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0));
          expect(tally.median === null).toBe(numbers.length === 0);
        }
      }
    }),
  );
});

test('a sealed visit, one that is planned and one that was cancelled were never asked', () => {
  const states = ['planned', 'sealed', 'cancelled'].map((state) => visit({ state, version: 1, yes: 'yes' }));
  expect(tallyVisits(states)).toEqual([]);
  expect(answersTo(states, 1, 'q1')).toEqual([]);
});

test('the median of an even number lies between the two in the middle', () => {
  const visits = [3, 5, 100, 4].map((number) => visit({ state: 'closed', version: 1, number }));
  expect(tallyVisits(visits)[1]).toMatchObject({ sum: 112, least: 3, median: 4.5, most: 100, answered: 4 });
});
