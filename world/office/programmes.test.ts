import { beforeAll, expect, test } from 'vitest';
import { followProgrammes } from '../../modules/programmes/index.ts';
import type { Matter } from '../../platform/procedure/types.ts';
import { sql } from '../../platform/store/sql.ts';
import { programmeStories } from './programmes.ts';
import { FOUNDED, openWorld, rowsOf, tell } from './scratch.testing.ts';

const world = openWorld();
beforeAll(async () => {
  await tell(world(), programmeStories(FOUNDED));
  for (let left = 1; left > 0; ) left = await followProgrammes(world().ledger);
});

const mattersOf = async (procedure: string): Promise<Matter[]> => {
  const rows = await rowsOf<{ snapshot: Matter }>(
    world(),
    sql`select snapshot from matter where procedure = ${procedure} order by opened_on, id`,
  );
  return rows.map(({ snapshot }) => snapshot);
};

test('each decision, promise and measure has one task, those that were told in the story too', async () => {
  const tasks = await mattersOf('task');
  const sources = [
    ...(await mattersOf('programme')),
    ...(await mattersOf('talk')),
    ...(await mattersOf('rectification')),
  ];
  const items = sources.flatMap(({ facts }) =>
    ['decisions', 'promises', 'measures'].flatMap((list) => Object.values((facts[list] ?? {}) as object)),
  );
  expect(items.map(({ task }) => task).sort()).toEqual(
    tasks
      .filter(({ facts }) => facts.origin !== undefined)
      .map(({ id }) => id)
      .sort(),
  );
  expect(tasks.map(({ state }) => state).sort()).toEqual(
    ['closed', 'set', 'set', 'set', 'set', 'set', 'submitted', 'working'].sort(),
  );
});

test('one is done in time and its programme says so; one is overdue after a refusal', async () => {
  const running = (await mattersOf('programme')).find(({ state }) => state === 'running');
  expect(running?.facts.decisions).toMatchObject({
    d1: { state: 'done', late: false },
    d2: { state: 'open' },
    d3: { state: 'open' },
    d4: { state: 'open' },
  });
  const refused = (await mattersOf('task')).find(({ facts }) => facts.refusals !== undefined);
  expect([refused?.state, (refused?.clocks.due?.due ?? '') < '2026-11-20']).toEqual(['working', true]);
});

test('a story tells the same again', () => {
  expect(JSON.stringify(programmeStories(FOUNDED))).toBe(JSON.stringify(programmeStories(FOUNDED)));
});
