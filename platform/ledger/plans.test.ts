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

test('the work queue of an office is read in the order of its index', async () => {
  const plan = await planOf(
    `select id from matter where home_region = $1 and closed_on is null order by home_region, due_on, id limit 50`,
    ['510502'],
    false,
  );
  expect(plan).toContain('"Node Type":"Limit"');
  expect(plan).not.toContain('"Node Type":"Sort"');
});
