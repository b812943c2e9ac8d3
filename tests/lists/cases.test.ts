import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import { addDays, plainDate } from '../../kernel/plain-date.ts';
import { createDirectory } from '../../modules/authorities/index.ts';
import { type CaseQuery, type CaseQueue, caseQuery, caseQueue } from '../../modules/cases/contract.ts';
import { type CaseContext, hearingsBetween, listCases } from '../../modules/cases/index.ts';
import { hearingOf } from '../../modules/cases/model/case/decision-path.ts';
import { officersOf, partyOf } from '../../modules/cases/model/case/facts.ts';
import { allHeld, limitOf } from '../../modules/cases/model/case/holdings.ts';
import {
  HELD_NEAR_DAYS,
  heldNear,
  waitsForHead,
  waitsForPublication,
  waitsForReview,
  waitsWithGoods,
} from '../../modules/cases/model/queues.ts';
import { countCaseQueues } from '../../modules/cases/queries/count-case-queues.ts';
import { seesPersonal } from '../../modules/intake/index.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import { runningDue } from '../../platform/procedure/fold.ts';
import type { Matter } from '../../platform/procedure/types.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { instantOf, shiftWorkdays } from '../../world/calendar.ts';
import type { CasePlan } from '../../world/cases/case-plan.ts';
import { violationsOf, writeCaseStory } from '../../world/cases/case-story.ts';
import { numberInTurn } from '../../world/cases/number-in-turn.ts';
import { casePlans } from '../../world/cases/plans.ts';
import { actorFor, staffOf } from '../../world/people.ts';
import { performStories } from '../../world/perform-stories.ts';
import { getPlace } from '../../world/places.ts';
import { createRandom } from '../../world/random.ts';
import { type ScratchWorld, scratchWorld } from '../../world/scratch.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

/** Lists and counts of the desk of cases against a slow recount over every case, told by the model's own functions. */

const TODAY = plainDate('2026-06-12');
const COUNTIES = ['980102', '980103', '980202'];

let database: TestDatabase;
let world: ScratchWorld;
let context: CaseContext;
let all: readonly Matter[];

beforeAll(async () => {
  database = await testDatabase();
  world = scratchWorld(database.url, manualClock(instantOf(TODAY, 18 * 60)));
  const { ledger } = world;
  context = {
    ledger,
    directory: createDirectory(ledger.store.db, ledger.clock),
    nearWorkdays: 3,
    files: {} as CaseContext['files'],
    catalogue: {},
  };
  const random = createRandom('lists');
  const drafts = Object.entries(casePlans).flatMap(([id, plan]: [string, CasePlan], index) =>
    COUNTIES.slice(0, 1 + (index % COUNTIES.length)).map((county) =>
      writeCaseStory(
        {
          plan: id,
          procedure: plan.procedure,
          acts: plan.acts,
          county: getPlace(county),
          // Some are younger than their plan: they stand somewhere on the way.
          opened: shiftWorkdays(TODAY, -(index % 2 === 0 ? plan.age[0] : random.int(0, plan.age[0]))),
          until: instantOf(TODAY, 18 * 60),
          files: Array.from({ length: 2 }, () => ({
            violations: violationsOf(plan),
            person: plan.person ?? false,
            amounts: plan.amounts ?? {},
          })),
        },
        random,
      ),
    ),
  );
  await performStories(ledger, numberInTurn(drafts).stories, { concurrency: 1, recorded: 'then' });
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`select snapshot from matter`),
  );
  all = rows.map(({ snapshot }) => snapshot);
});
afterAll(async () => {
  await world.close();
  await database.drop();
});

const viewers = (): readonly LedgerActor[] => [
  ...COUNTIES.flatMap((county) =>
    (['officer', 'head'] as const).map((role) => staffOf(county, role)[0]).map((person) => person && actorFor(person)),
  ).filter((actor) => actor !== undefined),
  ...(['980100', '980200'] as const).flatMap((city) => staffOf(city, 'head').slice(0, 1).map(actorFor)),
  ...staffOf('980000', 'supervisor').slice(0, 1).map(actorFor),
];

const sees = ({ scope }: LedgerActor, { handlingCode, homeCode }: Matter): boolean =>
  scope.split(',').some((pattern) => {
    const prefix = pattern.replace('%', '');
    return handlingCode.startsWith(prefix) || homeCode.startsWith(prefix);
  });

/** The queues, told by the model. */
function stands(queue: CaseQueue, actor: LedgerActor, matter: Matter): boolean {
  const open = matter.closedOn === null;
  const here = matter.handlingCode.startsWith(actor.authority);
  const mine = officersOf(matter).includes(actor.personId) || matter.assignee === actor.personId;
  const handles = officersOf(matter).includes(actor.personId);
  const due = runningDue(matter);
  switch (queue) {
    case 'mine':
      return open && here && mine;
    case 'team':
      return open && here;
    case 'due-week':
      return open && TODAY <= due && due <= addDays(TODAY, 6);
    case 'overdue':
      return open && due < TODAY;
    case 'to-review':
      return here && waitsForReview(matter) && !handles;
    case 'to-approve':
      return here && waitsForHead(matter) && !handles;
    case 'hearings':
      return open && matter.state === 'hearing';
    case 'held':
      return here && waitsWithGoods(matter);
    case 'held-near':
      return here && heldNear(matter, TODAY, HELD_NEAR_DAYS);
    case 'to-publish':
      return here && waitsForPublication(matter);
    case 'to-close':
      return open && here && matter.state === 'closable';
    case 'open':
      return open;
    case 'closed':
      return !open;
    case 'all':
      return true;
  }
}

const texts = ({ title, facts }: Matter): string =>
  [title, facts.number, facts.cause, (facts.party as { name?: string } | undefined)?.name].join('\n').toLowerCase();

/** What is found of a case: a person's name only by who reads it in full. */
function found(actor: LedgerActor, matter: Matter): string {
  const { kind, name } = partyOf(matter);
  return kind !== 'person' || seesPersonal(actor, matter)
    ? texts(matter)
    : texts(matter).replaceAll(name.toLowerCase(), '\u0001');
}

function passes(query: CaseQuery, matter: Matter, actor: LedgerActor): boolean {
  const { facts } = matter;
  return (
    (query.procedure === undefined || matter.procedure === query.procedure) &&
    (query.state === undefined || matter.state === query.state) &&
    (query.domain === undefined || matter.domain === query.domain) &&
    (query.violation === undefined || facts.violation === query.violation) &&
    (query.authority === undefined || matter.handlingCode.startsWith(query.authority.replace(/(00)+$/, ''))) &&
    (query.campaign === undefined || (facts.campaigns as string[] | undefined)?.includes(query.campaign) === true) &&
    (query.party === undefined || partyOf(matter).code === query.party) &&
    (query.officer === undefined || officersOf(matter).some((each) => each === query.officer)) &&
    (query.q === undefined || found(actor, matter).includes(query.q.toLowerCase()))
  );
}

/** Every page of a list, one after the other. */
async function walk(actor: LedgerActor, query: CaseQuery): Promise<{ ids: string[]; totals: number[] }> {
  const ids: string[] = [];
  const totals: number[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listCases(context, actor, { ...query, cursor });
    ids.push(...page.items.map(({ id }) => id));
    totals.push(page.total);
    if (page.next === null) return { ids, totals };
    cursor = page.next;
  }
}

test('the world has something in every queue, or this file says nothing of it', () => {
  expect(all.length).toBeGreaterThan(150);
  const empty = caseQueue.options.filter(
    (queue) => !all.some((matter) => viewers().some((actor) => sees(actor, matter) && stands(queue, actor, matter))),
  );
  expect(empty).toEqual([]);
});

test('the counts beside the queues are those of a recount, for everybody', async () => {
  for (const actor of viewers()) {
    const counted = await countCaseQueues(context, actor);
    const expected = caseQueue.options.map((queue) => ({
      queue,
      count: all.filter((matter) => sees(actor, matter) && stands(queue, actor, matter)).length,
      exact: true,
    }));
    expect([actor.authority, counted]).toEqual([actor.authority, expected]);
  }
});

test('what may be held no longer within the days stands in its queue, and nothing that may be held longer', async () => {
  const near = all.filter((matter) => heldNear(matter, TODAY, HELD_NEAR_DAYS));
  const limits = (matter: Matter): readonly string[] =>
    allHeld(matter).flatMap((held) => (held.endedOn === null ? [limitOf(matter, held, TODAY)] : []));
  const pressing = all.filter((matter) => limits(matter).some((limit) => limit <= addDays(TODAY, HELD_NEAR_DAYS)));
  expect(pressing.length).toBeGreaterThan(3);
  // By the clock while testing goes on, else to the day: nothing that presses is missed.
  expect(pressing.filter((matter) => !near.includes(matter))).toEqual([]);
  const paused = (matter: Matter): boolean =>
    allHeld(matter).some(({ clock }) => matter.clocks[clock]?.paused === true);
  expect(near.filter((matter) => !pressing.includes(matter) && !paused(matter))).toEqual([]);
  const [actor] = viewers().filter(({ authority }) => near.some((each) => each.handlingCode.startsWith(authority)));
  if (actor === undefined) throw new Error('nobody looks');
  const { items } = await listCases(context, actor, caseQuery.parse({ queue: 'held-near', limit: 200 }));
  for (const { id, heldUntil } of items) {
    const matter = all.find((each) => each.id === id);
    expect([id, heldUntil]).toEqual([id, matter === undefined ? null : limits(matter).toSorted()[0]]);
  }
});

test('while testing keeps a clock still its told end counts, on whatever day one looks', async () => {
  const still = all.filter((matter) => allHeld(matter).some(({ clock }) => matter.clocks[clock]?.paused === true));
  expect(still.length).toBeGreaterThan(0);
  const seen = new Set<boolean>();
  const [actor] = viewers().filter((each) => still.some((matter) => sees(each, matter) && each.authority.length === 6));
  if (actor === undefined) throw new Error('nobody looks');
  const here = all.filter((matter) => sees(actor, matter) && matter.handlingCode.startsWith(actor.authority));
  for (const later of [0, 5, 10, 20, 40, 90]) {
    const day = addDays(TODAY, later);
    const then = { ...context, ledger: { ...context.ledger, clock: manualClock(instantOf(day, 18 * 60)) } };
    const query = caseQuery.parse({ queue: 'held-near', limit: 200 });
    const { items } = await listCases(then, actor, query);
    const near = here.filter((matter) => heldNear(matter, day, HELD_NEAR_DAYS));
    expect([later, items.map(({ id }) => id).toSorted()]).toEqual([
      later,
      near.map(({ id }) => id as string).toSorted(),
    ]);
    for (const matter of still) seen.add(near.includes(matter));
  }
  // Both before its told end and after it: else this says nothing.
  expect([...seen].sort()).toEqual([false, true]);
});

describe('a list holds what a recount finds, each once, with its number', () => {
  test('for random viewers, queues and filters', async () => {
    const some = <T>(values: readonly (T | undefined)[]) =>
      fc.option(fc.constantFrom(...new Set(values.filter((each) => each !== undefined))), { nil: undefined, freq: 3 });
    const pieces = all.flatMap((matter) => [
      texts(matter).slice(0, 4),
      String(matter.facts.number),
      String(matter.facts.cause).slice(1, 3),
    ]);
    const draw = fc.record({
      actor: fc.constantFrom(...viewers()),
      queue: fc.constantFrom(...caseQueue.options),
      procedure: some(['case', 'summary-case'] as const),
      state: some(all.map(({ state }) => state)),
      domain: some(all.map(({ domain }) => domain)),
      violation: some(all.map(({ facts }) => facts.violation as string | undefined)),
      authority: some(['980102', '980100', '980200', '980000']),
      campaign: some([...all.flatMap(({ facts }) => (facts.campaigns as string[] | undefined) ?? []), 'none']),
      party: some(all.map((matter) => partyOf(matter).code || undefined)),
      officer: some(all.flatMap((matter) => [...officersOf(matter)])),
      q: some(pieces.filter((piece) => piece.length > 1)),
      limit: fc.constantFrom(3, 50),
    });
    await fc.assert(
      fc.asyncProperty(draw, async ({ actor, ...asked }) => {
        const query = caseQuery.parse(JSON.parse(JSON.stringify(asked)));
        const expected = all.filter(
          (matter) => sees(actor, matter) && stands(query.queue, actor, matter) && passes(query, matter, actor),
        );
        const { ids, totals } = await walk(actor, query);
        expect(ids.toSorted()).toEqual(expected.map(({ id }) => id as string).toSorted());
        expect(new Set(totals)).toEqual(new Set([expected.length]));
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  test("a person's name finds a case for who reads it in full, and for nobody who sees it masked", async () => {
    const matter = all.find((each) => partyOf(each).kind === 'person' && partyOf(each).name.length > 1);
    if (matter === undefined) throw new Error('no case against a person');
    const { name } = partyOf(matter);
    const rest = matter.title.replace(name, '').slice(0, 6);
    const above = viewers().filter((actor) => sees(actor, matter) && !seesPersonal(actor, matter));
    const own = viewers().filter((actor) => sees(actor, matter) && seesPersonal(actor, matter));
    expect([above.length > 0, own.length > 0]).toEqual([true, true]);
    const hits = async (actor: LedgerActor, q: string): Promise<boolean> =>
      (await walk(actor, caseQuery.parse({ queue: 'all', q, limit: 50 }))).ids.includes(matter.id);
    for (const actor of above) expect([await hits(actor, name), await hits(actor, rest)]).toEqual([false, true]);
    for (const actor of own) expect([await hits(actor, name), await hits(actor, rest)]).toEqual([true, true]);
  });

  test('in the order of what presses, and its days are those of our own duties', async () => {
    for (const actor of viewers()) {
      const { items } = await listCases(context, actor, caseQuery.parse({ queue: 'open', limit: 200 }));
      const dues = items.map(({ id }) => {
        const matter = all.find((each) => each.id === id);
        return matter === undefined ? '' : runningDue(matter);
      });
      expect(dues).toEqual([...dues].sort());
      const overdue = items.filter(({ dueState }) => dueState === 'overdue').map(({ id }) => id);
      const late = await listCases(context, actor, caseQuery.parse({ queue: 'overdue', limit: 200 }));
      expect(overdue.toSorted()).toEqual(late.items.map(({ id }) => id).toSorted());
    }
  });
});

test('the calendar shows each hearing on its day, and those that wait for one', async () => {
  const [actor] = viewers().filter(({ authority }) => authority === '980000');
  if (actor === undefined) throw new Error('nobody looks');
  const from = addDays(TODAY, -200);
  const found = await hearingsBetween(context, actor, { from, to: addDays(TODAY, 60) });
  const days = all.flatMap((matter) => {
    const day = hearingOf(matter)?.day ?? null;
    return day !== null && day >= from && sees(actor, matter) ? [`${matter.id} ${day}`] : [];
  });
  expect(days.length).toBeGreaterThan(0);
  expect(found.hearings.map(({ id, day }) => `${id} ${day}`).toSorted()).toEqual(days.toSorted());
  const waiting = all.filter((matter) => matter.state === 'hearing' && hearingOf(matter)?.day === null);
  expect(found.waiting.map(({ id }) => id).toSorted()).toEqual(waiting.map(({ id }) => id as string).toSorted());
});
