import { afterAll, beforeAll } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../platform/store/sql.ts';
import { type Statement, SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { performStories, type Told } from '../perform-stories.ts';
import { type ScratchWorld, scratchWorld } from '../scratch.ts';
import { seedAuthorities } from '../seed.ts';

/** The moment at which the worlds of these tests are founded. */
export const FOUNDED = new Date('2026-11-20T08:00:00Z');

/** The authorities and people of the demo world in a database of the file's own; asked for within a test. */
export function openWorld(): () => ScratchWorld {
  let database: TestDatabase | undefined;
  let world: ScratchWorld | undefined;
  beforeAll(async () => {
    database = await testDatabase();
    world = scratchWorld(database.url, manualClock(FOUNDED));
    await seedAuthorities(world);
  });
  afterAll(async () => {
    await world?.close();
    await database?.drop();
  });
  return () => {
    if (world === undefined) throw new Error('asked for before the tests began');
    return world;
  };
}

/** Tells stories through the real procedures, each act recorded at its own time. */
export const tell = ({ ledger }: ScratchWorld, stories: readonly Told[]) =>
  performStories(ledger, stories, { concurrency: 4, recorded: 'then' });

/** Rows as nobody's rights narrow them. */
export const rowsOf = <R>({ ledger }: ScratchWorld, text: Statement): Promise<R[]> =>
  ledger.store.transaction(SYSTEM_VIEWER, async (tx) => (await tx.query<R>(text)).rows);

/** How many matters stand in each state, as `procedure/state`. */
export async function statesOf(world: ScratchWorld): Promise<Readonly<Record<string, number>>> {
  const rows = await rowsOf<{ what: string; n: number }>(
    world,
    sql`select procedure || '/' || state as what, count(*)::int as n from matter group by 1`,
  );
  return Object.fromEntries(rows.map(({ what, n }) => [what, n]));
}
