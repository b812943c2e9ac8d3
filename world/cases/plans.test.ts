import { expect, test } from 'vitest';
import { isUscc } from '../../kernel/codes/uscc.ts';
import { type PlainDate, plainDate } from '../../kernel/plain-date.ts';
import { caseStates } from '../../modules/cases/model/case/states.ts';
import { summaryStates } from '../../modules/cases/model/summary-case.ts';
import { instantOf, shiftWorkdays } from '../calendar.ts';
import { getPlace } from '../places.ts';
import { createRandom } from '../random.ts';
import type { CasePlan } from './case-plan.ts';
import { type CaseStory, violationsOf, writeCaseStory } from './case-story.ts';
import { numberInTurn } from './number-in-turn.ts';
import { casePlans, donePlans, openPlans } from './plans.ts';
import { tell } from './tell.testing.ts';

const ids = Object.keys(casePlans) as (keyof typeof casePlans)[];
const county = getPlace('980102');

/** The story of a plan whose age is right on a day. */
function written(id: keyof typeof casePlans, today: PlainDate, seed = id as string, matters = 1): CaseStory {
  const plan: CasePlan = casePlans[id];
  const random = createRandom(seed);
  const options = {
    violations: violationsOf(plan),
    person: plan.person ?? false,
    minor: plan.minor ?? false,
    amounts: plan.amounts ?? {},
  };
  const { stories } = numberInTurn([
    writeCaseStory(
      {
        plan: id,
        procedure: plan.procedure,
        acts: plan.acts,
        county,
        opened: shiftWorkdays(today, -plan.age[0]),
        until: instantOf(today, 18 * 60),
        files: Array.from({ length: matters }, () => options),
      },
      random,
    ),
  ]);
  const [only] = stories;
  if (only === undefined) throw new Error('no story');
  return only;
}

// Ordinary weeks, and weeks with the long holidays in them; the rules of reconsideration begin 2024-01-01.
const DAYS = ['2024-10-18', '2025-02-21', '2025-10-16', '2026-06-12', '2026-11-20'].map(plainDate);

test.each(ids)('%s is lawful to the last act, whatever the season', (id) => {
  for (const today of DAYS) {
    const { acts } = casePlans[id];
    const told = written(id, today);
    expect([today, told.steps.reduce((sum, { requests }) => sum + requests.length, 0)]).toEqual([today, acts.length]);
    expect(tell(told).version).toBe(acts.length);
  }
});

const stateOf = (id: keyof typeof casePlans): string => tell(written(id, plainDate('2026-11-20'))).state;

test('the plans under way show every open state, those that are over every end', () => {
  const open = Object.keys(openPlans).map((id) => stateOf(`open-${id as keyof typeof openPlans}`));
  const over = (Object.keys(donePlans) as (keyof typeof donePlans)[]).map(stateOf);
  const states = new Set([...open, ...over]);
  expect(Object.keys(caseStates).filter((state) => !states.has(state))).toEqual([]);
  const spot = ids.filter((id) => id.startsWith('spot-')).map(stateOf);
  expect(new Set(spot)).toEqual(new Set(Object.keys(summaryStates)));
});

test('the numbers of our papers run from 1 without gaps, in the order of time, and the abstract quotes the decision', () => {
  const drafts = ids.slice(0, 12).map((id) => written(id, plainDate('2026-11-20')));
  const { given, stories } = numberInTurn(drafts.map((each) => each));
  const runs = new Map<string, number[]>();
  for (const { word, year, number } of given) {
    const key = `${word} ${year}`;
    runs.set(key, [...(runs.get(key) ?? []), number]);
  }
  for (const run of runs.values()) expect(run).toEqual(run.map((_, index) => index + 1));
  expect(runs.size).toBeGreaterThan(3);
  for (const each of stories) expect(tell(each).version).toBeGreaterThan(0);
});

test('the same choices give the same acts, other choices others; every code checks', () => {
  const today = plainDate('2026-11-20');
  const text = (seed: string): string => JSON.stringify(written('fined', today, seed, 3).steps);
  expect(text('a')).toBe(text('a'));
  expect(text('a')).not.toBe(text('b'));
  for (const { firm } of written('fined', today, 'a', 3).files) expect(isUscc(firm.code)).toBe(true);
});

test('a plan that forgets to serve the notice is refused', () => {
  const told = written('fined', plainDate('2026-11-20'));
  const broken = { ...told, steps: told.steps.filter(({ verb }) => verb !== 'record-notice-delivery') };
  expect(() => tell(broken)).toThrow(/end-reply.*case\.end-reply\.over/);
});
