import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actor, type ErrandWorld, errandWorld, openErrand, systemViewer } from '../../tests/support/errand.ts';
import { performMany } from './perform.ts';

let world: ErrandWorld;
const officer = actor('510502', ['intake']);
beforeAll(async () => {
  world = await errandWorld();
  for (let batch = 0; batch < 4; batch += 1) {
    await performMany(
      world.deps,
      officer,
      Array.from({ length: 250 }, () => openErrand('510502')),
    );
  }
});
afterAll(() => world.close());

/** What a server gathers by itself after a while. */
async function gatherStatistics(): Promise<void> {
  const owner = new pg.Client({ connectionString: world.database.adminUrl });
  await owner.connect();
  await owner.query('vacuum (analyze) matter');
  await owner.end();
}

/** The plan of a statement, as JSON. */
async function planOf(text: string, values: unknown[], byIndex: boolean): Promise<string> {
  return world.store.transaction(
    systemViewer,
    async (tx) => {
      const { rows } = await tx.query<{ 'QUERY PLAN': unknown }>({ text: `explain (format json) ${text}`, values });
      return JSON.stringify(rows);
    },
    { byIndex },
  );
}

test('reading matters by id goes by their key alone', async () => {
  const ids = ['00000000-0000-7000-8000-000000000000'];
  const text = 'select head_hash, snapshot from matter where home_region = $1 and id = any($2::uuid[])';
  expect(await planOf(text, ['510502', ids], true)).toMatch(/"Index Name":"matter_pkey"/);
});

test('lists of open matters and of all are read in the order of their index', async () => {
  await gatherStatistics();
  for (const [where, order, index] of [
    ['closed_on is null', 'running_due, id', 'matter_by_due'],
    ['true', 'opened_on desc, id', 'matter_by_opening'],
  ]) {
    const plan = await planOf(`select id from matter where ${where} order by ${order} limit 50`, [], false);
    expect(plan).toContain(`"Index Name":"${index}"`);
    expect(plan).not.toContain('"Node Type":"Sort"');
  }
});

test('words are found by their index, under row security', async () => {
  const plan = await planOf('select matter_id from matter_text', [], true);
  expect(plan).toContain('"Index Name":"matter_text_grams"');
  // A condition of the query's own, with an operator that is not leakproof, could not use it.
  const naive = await planOf('select home_region from matter_cell where authority like $1', ['5105%'], true);
  expect(naive).not.toContain('Index Cond');
});
