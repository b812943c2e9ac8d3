import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import type { Region } from '../../kernel/id.ts';
import { addDays, legalDay } from '../../kernel/plain-date.ts';
import { caseQueue } from '../../modules/cases/contract.ts';
import { caseProcedures, heldOn, lapsedUnreturned } from '../../modules/cases/index.ts';
import { caseStates } from '../../modules/cases/model/case/states.ts';
import { HELD_NEAR_DAYS } from '../../modules/cases/model/queues.ts';
import { summaryStates } from '../../modules/cases/model/summary-case.ts';
import { inCaseQueue, seenCases } from '../../modules/cases/queries/conditions.ts';
import { viewpoint } from '../../modules/intake/index.ts';
import { numberDefects } from '../../modules/notices/queries/number-defects.ts';
import { runCheck } from '../../platform/ledger/check.ts';
import type { Matter } from '../../platform/procedure/types.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { actorFor, people } from '../people.ts';
import { type ScratchWorld, scratchWorld } from '../scratch.ts';
import { seedSmallWorld, writeWorld } from '../seed.ts';
import { writeCaseWorld } from './case-world.ts';
import { tell } from './tell.testing.ts';

const NOW = new Date('2026-11-20T08:00:00Z');
const TODAY = legalDay(NOW);
let database: TestDatabase;
let world: ScratchWorld;
let cases: Matter[];

beforeAll(async () => {
  database = await testDatabase();
  world = scratchWorld(database.url, manualClock(NOW));
  await seedSmallWorld(world, { size: 100 });
  const { rows } = await world.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`
      select snapshot from matter where procedure = any(${Object.keys(caseProcedures)}) and handling_code = '980102'`),
  );
  cases = rows.map((row) => row.snapshot);
});
afterAll(async () => {
  await world.close();
  await database.drop();
});

test('every place where a case can stand is shown in the district of the demo accounts', () => {
  const states = new Set(cases.map(({ procedure, state }) => `${procedure} ${state}`));
  // Archived, withdrawn and annulled ones may lie elsewhere.
  const open = Object.entries(caseStates).flatMap(([id, state]) => ('final' in state ? [] : [`case ${id}`]));
  expect([...open, 'case closed', 'case archived'].filter((state) => !states.has(state))).toEqual([]);
  for (const state of Object.keys(summaryStates)) expect(states).toContain(`summary-case ${state}`);
});

test.each(['officer', 'head', 'reviewer'])('no queue of %s is empty that this post works on', async (login) => {
  const person = people.find((each) => each.login === login);
  if (person === undefined) throw new Error(login);
  const actor = actorFor(person);
  const view = { ...viewpoint(world.ledger.env, NOW, 3), heldNearDays: HELD_NEAR_DAYS };
  const empty: string[] = [];
  for (const queue of caseQueue.options) {
    const { rows } = await world.ledger.store.transaction(actor, (tx) =>
      tx.query<{ n: number }>(sql`
        select count(*)::int as n from matter m where ${seenCases(actor)} and ${inCaseQueue(queue, actor, view)}`),
    );
    if (rows[0]?.n === 0) empty.push(queue);
  }
  const others = login === 'officer' ? ['to-review', 'to-approve'] : ['mine'];
  expect(empty.filter((queue) => !others.includes(queue))).toEqual([]);
});

test('hearings lie in the coming week; goods are held near their limit and none past it', () => {
  const days = cases.flatMap(({ state, facts }) =>
    state === 'hearing' ? [String(Object(facts.hearing).day ?? '')] : [],
  );
  expect(days.some((day) => day > TODAY && day <= addDays(TODAY, 7))).toBe(true);
  const held = cases.flatMap((matter) => heldOn(matter, TODAY));
  expect(held.length).toBeGreaterThan(2);
  expect(cases.flatMap((matter) => lapsedUnreturned(matter, TODAY))).toEqual([]);
});

test('cases name complaints and reports that are there', async () => {
  const named = cases.flatMap(({ facts }) =>
    (Array.isArray(facts.sources) ? facts.sources : []).flatMap((each) => Object(each).matterId ?? []),
  );
  expect(named.length).toBeGreaterThan(2);
  const { rows } = await world.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ n: number }>(sql`select count(*)::int as n from matter where id = any(${named}::uuid[])`),
  );
  expect(rows[0]?.n).toBe(new Set(named).size);
});

test('the register of numbers knows them all, and the ledger agrees with its acts', async () => {
  expect(await world.ledger.store.transaction(SYSTEM_VIEWER, numberDefects)).toEqual([]);
  const { rows } = await world.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ last: number }>(
      sql`select max(last) as last from notice_series where authority = '980102' and form = '立'`,
    ),
  );
  expect(rows[0]?.last).toBeGreaterThan(10);
  expect((await runCheck(world.ledger, '980102' as Region)).findings).toEqual([]);
});

// The demo may be started on any day of the year, also when limits ran through the long holidays: nothing is refused.
test.each(['2026-01-05', '2026-02-26', '2026-05-06', '2026-07-12', '2026-10-09', '2026-11-29', '2027-02-11'])(
  'a world founded on %s is lawful to the last act, and nothing happens after that instant',
  (day) => {
    const until = new Date(`${day}T07:00:00Z`);
    const { stories } = writeCaseWorld('yunlan', until, writeWorld('yunlan', 60, until));
    expect(stories.flatMap(({ steps }) => steps.filter(({ at }) => at > until))).toEqual([]);
    expect(stories.every(({ steps }) => steps.length > 0)).toBe(true);
    for (const story of stories) tell(story);
  },
);
