import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MatterId, newActId, type Region } from '../../kernel/id.ts';
import { actor, type ErrandWorld, errandWorld, openErrand, systemViewer } from '../../tests/support/errand.ts';
import { sql } from '../store/sql.ts';
import { perform } from './perform.ts';
import type { PerformRequest } from './types.ts';

let world: ErrandWorld;
beforeAll(async () => {
  world = await errandWorld();
});
afterAll(() => world.close());

const region = '510502' as Region;
const officer = actor('510502', ['officer', 'intake']);
const at = (time: string): Date => new Date(`${time}+08:00`);

async function opened(eventAt?: Date): Promise<MatterId> {
  const request = openErrand('510502');
  const done = await perform(world.deps, officer, {
    ...request,
    ...(eventAt === undefined ? {} : { eventAt: eventAt.toISOString() }),
  });
  return done.matterId;
}

const act = (matterId: MatterId, verb: string, eventAt: Date): PerformRequest => ({
  ...{ actId: newActId(), homeRegion: region, matterId, verb, body: {}, eventAt: eventAt.toISOString() },
});

async function clockOf(id: MatterId): Promise<{ startedOn: string; endedOn: string | null; due: string }> {
  return world.store.transaction(systemViewer, async (tx) => {
    const { rows } = await tx.query<{ clock: { startedOn: string; endedOn: string | null; due: string } }>(
      sql`select snapshot #> '{clocks,verify}' as clock from matter where home_region = ${region} and id = ${id}`,
    );
    return rows[0]?.clock ?? { startedOn: '', endedOn: '', due: '' };
  });
}

describe('the time of an act', () => {
  test('an overdue clock is not ended before its due day by whoever missed it', async () => {
    world.clock.set(at('2026-04-15T10:00:00'));
    const id = await opened();
    const { due } = await clockOf(id);
    world.clock.set(at('2026-07-01T10:00:00'));
    for (const time of [`${due}T16:00:00`, '2026-06-30T23:00:00', '2026-04-14T10:00:00'])
      await expect(perform(world.deps, officer, act(id, 'finish', at(time)))).rejects.toMatchObject({
        code: 'procedure.backdated',
        status: 422,
      });
    await perform(world.deps, officer, act(id, 'finish', at('2026-07-01T09:00:00')));
    expect((await clockOf(id)).endedOn).toBe('2026-07-01');
  });

  test('a minute lost at midnight costs no day, an hour does', async () => {
    world.clock.set(at('2026-04-15T10:00:00'));
    const [near, far] = [await opened(), await opened()];
    world.clock.set(at('2026-04-17T00:03:00'));
    await perform(world.deps, officer, act(near, 'finish', at('2026-04-16T23:59:30')));
    expect((await clockOf(near)).endedOn).toBe('2026-04-16');
    await expect(perform(world.deps, officer, act(far, 'finish', at('2026-04-16T23:00:00')))).rejects.toMatchObject({
      code: 'procedure.backdated',
    });
  });

  test('a letter registered late starts its clock on the day it came', async () => {
    world.clock.set(at('2026-04-17T09:00:00'));
    expect((await clockOf(await opened(at('2026-04-13T23:59:59')))).startedOn).toBe('2026-04-13');
  });

  test('a clock that runs ahead does not start the count a day late; far ahead is refused', async () => {
    world.clock.set(at('2026-04-17T23:58:00'));
    expect((await clockOf(await opened(at('2026-04-18T00:01:00')))).startedOn).toBe('2026-04-17');
    await expect(opened(at('2026-04-18T00:10:00'))).rejects.toMatchObject({ code: 'procedure.event-time' });
  });

  test('an invented world may be told afterwards, but not from before its matters were there', async () => {
    world.clock.set(at('2026-07-01T10:00:00'));
    const deps = { ...world.deps, backdating: 'allowed' } as const;
    const id = await opened(at('2026-05-06T10:00:00'));
    await expect(perform(deps, officer, act(id, 'finish', at('2026-05-05T10:00:00')))).rejects.toMatchObject({
      code: 'procedure.backdated',
    });
    await perform(deps, officer, act(id, 'finish', at('2026-05-08T10:00:00')));
    expect((await clockOf(id)).endedOn).toBe('2026-05-08');
  });
});
