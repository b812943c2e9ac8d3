import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MatterId, newActId, type Region } from '../../kernel/id.ts';
import {
  actor,
  type ErrandWorld,
  errandWorld,
  openErrand,
  plainSealer,
  systemViewer,
} from '../../tests/support/errand.ts';
import { sql } from '../store/sql.ts';
import { perform, performMany } from './perform.ts';
import { readMatters } from './read.ts';
import type { LedgerActor, PerformRequest } from './types.ts';

let world: ErrandWorld;
beforeAll(async () => {
  world = await errandWorld();
});
afterAll(() => world.close());

const region = '510502' as Region;
const officer = actor('510502', ['officer', 'intake']);
const head = { ...actor('510502', ['head']) };

const act = (matterId: MatterId, verb: string, body = {}, version?: number): PerformRequest => ({
  actId: newActId(),
  homeRegion: region,
  matterId,
  verb,
  body,
  ...(version === undefined ? {} : { version }),
});

async function count(table: string, where = 'true'): Promise<number> {
  return world.store.transaction(systemViewer, async (tx) => {
    const { rows } = await tx.query<{ n: number }>({ text: `select count(*)::int as n from ${table} where ${where}` });
    return rows[0]?.n ?? -1;
  });
}

async function opened(by: LedgerActor = officer, extra = {}): Promise<MatterId> {
  const done = await perform(world.deps, by, openErrand('510502', extra));
  return done.matterId;
}

describe('an act', () => {
  test('is written with its matter, counts and outbox, or not at all', async () => {
    const request = openErrand('510502', { note: '私', reporter: { name: '张三' }, fen: 500 });
    const done = await perform(world.deps, officer, request);
    expect(done).toMatchObject({ ok: true, matterId: request.actId, version: 1, state: 'open', replayed: false });
    const where = `home_region = '510502' and matter_id = '${done.matterId}'`;
    expect(await count('act', where)).toBe(1);
    expect(await count('act_private', where)).toBe(1);
    expect(await count('matter_cell', where)).toBe(2);
    expect(await count('stat_delta', `cause = '${request.actId}'`)).toBe(2);
    expect(await count('outbox', `act_id = '${request.actId}'`)).toBe(2);
  });

  test('keeps identity sealed: neither the act nor the matter holds it', async () => {
    const id = await opened(officer, { note: '看得见', reporter: { name: '李四' } });
    const found = await world.store.transaction(systemViewer, async (tx) => {
      const { rows } = await tx.query<{ body: unknown; payload: unknown; sealed: Buffer; snapshot: unknown }>(sql`
          select a.body, p.payload, p.sealed, m.snapshot from act a
          join act_private p using (home_region, matter_id, seq) join matter m on m.home_region = a.home_region and m.id = a.matter_id
          where a.home_region = ${region} and a.matter_id = ${id}`);
      return rows[0];
    });
    const { sealed, ...visible } = found ?? { sealed: Buffer.alloc(0) };
    expect(JSON.stringify(visible)).not.toContain('李四');
    expect(JSON.parse(plainSealer.open(sealed, `510502/${id}/1`).toString())).toEqual({ reporter: { name: '李四' } });
  });

  test('asked again with the same id has one effect and the same answer', async () => {
    const request = openErrand('510502');
    const first = await perform(world.deps, officer, request);
    const again = await perform(world.deps, officer, request);
    expect(again).toEqual({ ...first, replayed: true });
    const take = act(first.matterId, 'take', {}, 1);
    await perform(world.deps, officer, take);
    expect(await perform(world.deps, officer, take)).toMatchObject({ version: 2, replayed: true });
    expect(await count('act', `matter_id = '${first.matterId}'`)).toBe(2);
  });

  test('with an id used for something else is refused', async () => {
    const request = openErrand('510502');
    await perform(world.deps, officer, request);
    await expect(perform(world.deps, officer, { ...request, body: { title: '别的' } })).rejects.toMatchObject({
      code: 'ledger.act-id-reused',
    });
  });

  test('on a version that moved is stale, and says both versions', async () => {
    const id = await opened();
    await perform(world.deps, officer, act(id, 'take', {}, 1));
    await expect(perform(world.deps, officer, act(id, 'finish', {}, 1))).rejects.toMatchObject({
      code: 'procedure.stale',
      params: { seen: 1, now: 2 },
    });
  });

  test('refused by the predicate names the rule', async () => {
    const id = await opened();
    await perform(world.deps, officer, act(id, 'take'));
    await perform(world.deps, head, act(id, 'extend', { reason: '检测' }));
    await expect(perform(world.deps, head, act(id, 'extend', { reason: '再延' }))).rejects.toMatchObject({
      code: 'procedure.refused',
      status: 409,
      params: { rule: 'errand.extend.once' },
    });
    await expect(perform(world.deps, officer, act(id, 'extend', { reason: '越权' }))).rejects.toMatchObject({
      params: { rule: 'procedure.role' },
    });
  });

  test('with a body that does not fit is refused before anything is written', async () => {
    const request = { ...openErrand('510502'), body: { title: 7, extra: true } };
    await expect(perform(world.deps, officer, request)).rejects.toMatchObject({ code: 'procedure.body', status: 422 });
    expect(await count('act', `act_id = '${request.actId}'`)).toBe(0);
  });

  test('with U+0000 in its body is refused; one that only writes of it is kept as it stands', async () => {
    await expect(opened(officer, { note: 'a\u0000b' })).rejects.toMatchObject({ code: 'procedure.body', status: 422 });
    const title = '附件名为 \\u0000.txt';
    const id = await opened(officer, { title });
    expect(await count('act', `matter_id = '${id}' and body ->> 'title' = '${title}'`)).toBe(1);
  });
});

describe('many acts', () => {
  test('of one matter in one batch fold in order; a refused one does not stop the rest', async () => {
    const open = openErrand('510502');
    const id = open.actId as string as MatterId;
    const outcomes = await performMany(world.deps, officer, [
      open,
      act(id, 'take'),
      act(id, 'extend', { reason: 'x' }),
      act(id, 'finish'),
    ]);
    expect(outcomes.map((outcome) => (outcome.ok ? outcome.version : outcome.error.code))).toEqual([
      1,
      2,
      'procedure.refused',
      3,
    ]);
  });

  test('racing for one matter without a version all succeed, one after another', async () => {
    const id = await opened();
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => perform(world.deps, officer, act(id, 'take'))));
    expect(outcomes.map((outcome) => outcome.version).sort()).toEqual([2, 3, 4, 5]);
  });

  test('racing for one version: exactly one wins', async () => {
    const id = await opened();
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, () => perform(world.deps, officer, act(id, 'take', {}, 1))),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await count('act', `matter_id = '${id}'`)).toBe(2);
  });

  test('the same request sent many times at once has one effect', async () => {
    const request = openErrand('510502');
    const answers = await Promise.all(Array.from({ length: 6 }, () => perform(world.deps, officer, request)));
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
    expect(await count('stat_delta', `cause = '${request.actId}'`)).toBe(2);
  });
});

describe('row security', () => {
  const other = actor('510503');
  const city = actor('510500');
  const station = actor('510502003');

  test('another county, a station that does not handle it, see nothing; the county and the city see it', async () => {
    const id = await opened();
    const seen = async (viewer: LedgerActor) =>
      (await world.store.transaction(viewer, (tx) => readMatters(tx, region, [id]))).size;
    expect(await Promise.all([other, station, officer, city].map(seen))).toEqual([0, 0, 1, 1]);
    await expect(perform(world.deps, other, act(id, 'take'))).rejects.toMatchObject({
      code: 'procedure.no-such-matter',
    });
  });

  test('a matter may be handed to an authority that the giver does not see, and is then the receiver’s', async () => {
    const id = await opened();
    await perform(world.deps, officer, act(id, 'hand', { to: '510503' }));
    expect(await perform(world.deps, other, act(id, 'take'))).toMatchObject({ version: 3 });
    await expect(perform(world.deps, officer, act(id, 'take'))).rejects.toMatchObject({
      params: { rule: 'procedure.place' },
    });
  });

  test('a matter of a higher sensitivity, its acts included, is not there without clearance', async () => {
    const id = await opened();
    await perform(world.deps, officer, act(id, 'seal'));
    const cleared = { ...officer, clearance: 5 };
    const seen = async (viewer: LedgerActor) =>
      (await world.store.transaction(viewer, (tx) => readMatters(tx, region, [id]))).size;
    expect([await seen(officer), await seen(cleared)]).toEqual([0, 1]);
    const acts = await world.store.transaction(officer, (tx) =>
      tx.query(sql`select from act where home_region = ${region} and matter_id = ${id}`),
    );
    expect(acts.rowCount).toBe(0);
  });

  test('without the setting nothing is seen and nothing can be written (F26)', async () => {
    await opened();
    expect((await world.store.db.query({ text: 'select from matter' })).rowCount).toBe(0);
    await expect(
      world.store.db.query({ text: `insert into outbox values ('510502', gen_random_uuid(), 'x', '{}', now(), 0)` }),
    ).rejects.toThrow(/row-level security/);
    await expect(
      world.store.transaction({ scope: "510502%' or true --", clearance: 0 }, async () => 1),
    ).rejects.toMatchObject({ code: 'store.bad-scope' });
  });

  test('acts cannot be changed or removed by the product’s own role', async () => {
    for (const text of ['update act set seq = 9', 'delete from act', 'truncate act']) {
      await expect(world.store.transaction(systemViewer, (tx) => tx.query({ text }))).rejects.toThrow(
        /permission denied/,
      );
    }
  });
});

describe('acts that share a transaction', () => {
  test('keep their own actors, and one with a defect does not take the others along', async () => {
    const colleague = { ...actor('510502', ['officer', 'intake']) };
    const requests = Array.from({ length: 30 }, () => openErrand('510502'));
    const broken = { ...openErrand('510502'), body: { title: 'x', note: 'a\u0000b' } };
    const answers = await Promise.allSettled([
      ...requests.map((request, index) => perform(world.deps, index % 2 === 0 ? officer : colleague, request)),
      perform(world.deps, officer, broken),
    ]);
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(30);
    expect(answers.at(-1)).toMatchObject({ reason: { code: 'procedure.body' } });
    const ids = requests.map((request) => `'${request.actId}'`).join();
    expect(await count('act', `actor = '${colleague.personId}' and act_id in (${ids})`)).toBe(15);
  });

  test('of two people under one id: one effect, and the other is told that the id is taken', async () => {
    const request = openErrand('510502');
    const stranger = { ...actor('510502', ['officer', 'intake']) };
    const answers = await Promise.allSettled([
      perform(world.deps, officer, request),
      perform(world.deps, stranger, request),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await count('act', `act_id = '${request.actId}'`)).toBe(1);
  });
});
