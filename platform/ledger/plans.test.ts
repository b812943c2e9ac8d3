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

/** Names of the nodes of a plan, from the top. */
async function nodesOf(text: string, values: unknown[], byIndex: boolean): Promise<string[]> {
  return world.store.transaction(
    systemViewer,
    async (tx) => {
      const { rows } = await tx.query<{ 'QUERY PLAN': unknown }>({ text: `explain (format json) ${text}`, values });
      return [...JSON.stringify(rows).matchAll(/"Node Type":"([^"]+)"/g)].map((match) => match[1] ?? '');
    },
    { byIndex },
  );
}

const move = `update matter m set version = m.version from unnest($1::uuid[]) as w(id) where m.home_region = $2 and m.id = w.id`;

test('writing reaches its rows by index, although no statistics were ever gathered', async () => {
  const ids = ['00000000-0000-7000-8000-000000000000'];
  expect(await nodesOf(move, [ids, '510502'], true)).not.toContain('Seq Scan');
});

test('the work queue of an office is read in the order of its index', async () => {
  const nodes = await nodesOf(
    `select id from matter where home_region = $1 and closed_on is null order by home_region, due_on, id limit 50`,
    ['510502'],
    false,
  );
  expect(nodes).toContain('Limit');
  expect(nodes).not.toContain('Sort');
});
