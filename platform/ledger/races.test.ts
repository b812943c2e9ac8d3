import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type MatterId, newActId, type PersonId, type Region } from '../../kernel/id.ts';
import { createWorkCalendar } from '../../kernel/work-calendar.ts';
import { calendarYears } from '../../rules/index.ts';
import { actor, type ErrandWorld, errandWorld, openErrand, systemViewer } from '../../tests/support/errand.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import type { Statement } from '../store/types.ts';
import { runCheck } from './check.ts';
import { perform } from './perform.ts';
import { rebuildRegion } from './rebuild.ts';
import { recomputeDeadlines } from './recompute.ts';
import type { LedgerDependencies, PerformRequest } from './types.ts';

let world: ErrandWorld;
beforeEach(async () => {
  world = await errandWorld();
});
afterEach(() => world.close());

const region = '510502' as Region;
const officer = actor('510502', ['officer', 'intake']);

const act = (matterId: MatterId, verb: string, body = {}, version?: number): PerformRequest => ({
  actId: newActId(),
  homeRegion: region,
  matterId,
  verb,
  body,
  ...(version === undefined ? {} : { version }),
});

/** The store, with something done once right after the first statement that fits. */
function interrupted(store: Store, fits: (statement: Statement) => boolean, meanwhile: () => Promise<void>): Store {
  let done = false;
  return {
    ...store,
    transaction: (viewer, work, options) =>
      store.transaction(
        viewer,
        (tx) =>
          work({
            ...tx,
            query: async (statement) => {
              const result = await tx.query(statement);
              if (!done && fits(statement)) {
                done = true;
                await meanwhile();
              }
              return result as never;
            },
          }),
        options,
      ),
  };
}

/** Until somebody waits for a lock, asked outside any transaction. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await world.store.db.query<{ n: number }>(sql`
      select count(*)::int as n from pg_locks l join pg_database d on not l.granted
      where d.datname = current_database()`);
    if ((rows[0]?.n ?? 0) > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const readsMatter = ({ text }: Statement): boolean => /select head_hash, snapshot from matter/.test(text);

describe('an act that had read its matter before', () => {
  const calendar = createWorkCalendar(
    calendarYears.map((year) =>
      year.year === 2026
        ? { ...year, off: [...year.off, { date: '2026-04-22', name: { zh: '临时放假', en: 'Extra day off' } }] }
        : year,
    ),
  );
  const changed = (): LedgerDependencies => ({ ...world.deps, env: { ...world.deps.env, calendar } });

  test('a recomputation moved it does not bring old dates and counts back', async () => {
    const { matterId } = await perform(world.deps, officer, openErrand('510502'));
    let recomputed: Promise<unknown> = Promise.resolve();
    const store = interrupted(world.store, readsMatter, async () => {
      recomputed = recomputeDeadlines(changed());
      await Promise.race([recomputed, somebodyWaits()]);
    });
    await perform({ ...world.deps, store }, officer, act(matterId, 'take'));
    await recomputed;
    expect((await runCheck(changed(), region)).findings).toEqual([]);
  });

  test('a rebuild put it right does not bring the wrong rows back', async () => {
    const { matterId } = await perform(world.deps, officer, openErrand('510502'));
    await world.store.transaction(systemViewer, (tx) =>
      tx.query(
        sql`update matter set snapshot = jsonb_set(snapshot, '{clocks,verify,due}', '"2031-01-01"'), due_on = '2031-01-01'`,
      ),
    );
    let rebuilt: Promise<unknown> = Promise.resolve();
    const store = interrupted(world.store, readsMatter, async () => {
      rebuilt = rebuildRegion(world.deps, region).catch((error: unknown) => error);
      await Promise.race([rebuilt, somebodyWaits()]);
    });
    await perform({ ...world.deps, store }, officer, act(matterId, 'take'));
    const outcome = await rebuilt;
    // Either it waited and then refused to mix two states, or it came first: a second run ends clean.
    if (outcome instanceof Error) await rebuildRegion(world.deps, region);
    expect((await runCheck(world.deps, region)).findings).toEqual([]);
  });
});

describe('a failure of one', () => {
  const failing = (store: Store, code: string, times: number): Store => {
    let left = times;
    return {
      ...store,
      transaction: (viewer, work, options) =>
        store.transaction(
          viewer,
          (tx) =>
            work({
              ...tx,
              query: async (statement) => {
                if (statement.name === 'ledger-write' && left > 0) {
                  left -= 1;
                  throw Object.assign(new Error('injected'), { code });
                }
                return tx.query(statement);
              },
            }),
          options,
        ),
    };
  };

  test.each(['40P01', '55P03', '40001'])('%s is tried again, also for who named the version', async (code) => {
    const { matterId } = await perform(world.deps, officer, openErrand('510502'));
    const deps = { ...world.deps, store: failing(world.store, code, 2) };
    expect(await perform(deps, officer, act(matterId, 'take', {}, 1))).toMatchObject({ ok: true, version: 2 });
  });

  test('who named a version that is past hears which one it is now', async () => {
    const { matterId } = await perform(world.deps, officer, openErrand('510502'));
    await perform(world.deps, officer, act(matterId, 'take', {}, 1));
    await perform(world.deps, officer, act(matterId, 'take', {}, 2));
    await expect(perform(world.deps, officer, act(matterId, 'take', {}, 1))).rejects.toMatchObject({
      code: 'procedure.stale',
      params: { seen: 1, now: 3 },
    });
  });

  test('request that the database cannot hold stops none of those that share its transaction', async () => {
    const stranger = { ...officer, personId: 'nobody' as PersonId };
    const all = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        perform(world.deps, index === 7 ? stranger : officer, openErrand('510502')),
      ),
    );
    const failed = all.flatMap((each, index) => (each.status === 'rejected' ? [[index, each.reason.code]] : []));
    expect(failed).toEqual([[7, 'ledger.fault']]);
  });
});

describe('the id of an act', () => {
  test('names one act: under another procedure it is used already', async () => {
    const request = openErrand('510502');
    await perform(world.deps, officer, request);
    const procedures = { ...world.deps.procedures, other: { ...world.deps.procedures.errand, id: 'other' } };
    await expect(
      perform({ ...world.deps, procedures: procedures as never }, officer, { ...request, procedure: 'other' }),
    ).rejects.toMatchObject({ code: 'ledger.act-id-reused' });
  });

  test('is refused in another spelling than it is read back in', async () => {
    const { matterId } = await perform(world.deps, officer, openErrand('510502'));
    const request = act(matterId, 'take');
    const shouted = { ...request, actId: request.actId.toUpperCase() as typeof request.actId };
    await expect(perform(world.deps, officer, shouted)).rejects.toMatchObject({ code: 'procedure.body' });
  });

  test('a verb that no procedure declares is refused, whatever objects have by nature', async () => {
    const { matterId } = await perform(world.deps, officer, openErrand('510502'));
    for (const verb of ['constructor', 'toString', 'nothing'])
      await expect(perform(world.deps, officer, act(matterId, verb))).rejects.toMatchObject({
        code: 'procedure.refused',
      });
  });
});
