import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuthorityCode } from '../../kernel/id.ts';
import { createApiKey } from '../../platform/identity/index.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type Answer, type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let token: string;
let clerk: Caller;
beforeAll(async () => {
  server = await testServer();
  clerk = await server.signIn('clerk');
  const personId = server.people.cityclerk;
  if (personId === undefined) throw new Error('no clerk of the city');
  const by = { ...server.actors.system('test', '%'), personId };
  const expiresAt = new Date('2027-01-01T00:00:00Z');
  const given = {
    personId,
    authority: '980100' as AuthorityCode,
    label: '12345',
    scopes: ['read', 'write'],
    expiresAt,
  };
  ({ token } = await createApiKey(server.store.db, server.identity, by, given));
});
afterAll(() => server.end());

const post = (url: string, key: string | undefined, payload: object): Promise<Answer> =>
  server.send({
    method: 'POST',
    url,
    headers: { authorization: `Bearer ${token}`, ...(key === undefined ? {} : { 'idempotency-key': key }) },
    payload,
  });
const clue = (title: string, more: object = {}): object => {
  const { actId: _, ...rest } = opening('clue', { title });
  return { ...rest, ...more };
};
const count = async (): Promise<number> => {
  const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ n: number }>(sql`select count(*)::int as n from act`),
  );
  return rows[0]?.n ?? -1;
};

describe('an outside system that cannot make UUIDs', () => {
  test('opens under its own number, once, however often it asks', async () => {
    const before = await count();
    const first = await post('/api/matters', '12345-2026-000001', clue('甲'));
    expect(first).toMatchObject({ status: 201, body: { version: 1, replayed: false } });
    const again = await post('/api/matters', '"12345-2026-000001"', clue('甲'));
    expect(again).toMatchObject({ status: 201, body: { ...first.body, replayed: true } });
    expect(await count()).toBe(before + 1);
  });

  test('asks many times at once: one matter, the same answer to all', async () => {
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 12 }, () => post('/api/matters', 'at-once', clue('乙'))));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body }) => body.matterId)).size).toBe(1);
    expect(answers.filter(({ body }) => body.replayed === false)).toHaveLength(1);
    expect(await count()).toBe(before + 1);
  });

  test('is refused another request under a key that was used, also for another region, and nothing is done', async () => {
    const { body } = await post('/api/matters', 'k-1', clue('丙'));
    const before = await count();
    const matter = `/api/matters/${body.homeRegion}/${body.matterId}/acts`;
    for (const [url, other] of [
      ['/api/matters', clue('丙二')],
      ['/api/matters', clue('丙', { eventAt: '2026-05-29T02:00:00Z' })],
      ['/api/matters', clue('丙', { homeCode: '980101' })],
      [matter, { verb: 'assign', version: 1, body: { to: '980101' } }],
    ] as const) {
      expect(await post(url, 'k-1', other)).toMatchObject({ status: 422, body: { code: 'idempotency.key-reused' } });
    }
    expect(await count()).toBe(before);
  });

  test('that sends two things under one key at once gets one of them, whatever regions they go to', async () => {
    for (let round = 0; round < 5; round += 1) {
      const before = await count();
      const answers = await Promise.all(
        ['980100', '980101', '980102'].map((homeCode) =>
          post('/api/matters', `race-${round}`, clue('丁', { homeCode })),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
      expect(await count()).toBe(before + 1);
    }
  });

  test('acts under keys too; a refused act leaves its key free for the corrected one', async () => {
    const { body } = await post('/api/matters', 'k-2', clue('戊'));
    const url = `/api/matters/${body.homeRegion}/${body.matterId}/acts`;
    const assign = (to: string) => post(url, 'k-2-assign', { verb: 'assign', version: 1, body: { to } });
    expect((await assign('nowhere')).body.code).toBe('procedure.body');
    const done = await assign('980101');
    expect(done).toMatchObject({ status: 200, body: { version: 2, replayed: false } });
    expect(await assign('980101')).toMatchObject({ status: 200, body: { ...done.body, replayed: true } });
    expect((await assign('980102')).body.code).toBe('idempotency.key-reused');
  });

  test('shares no keys with others', async () => {
    const { actId: _, ...mine } = opening('clue', { title: '己' });
    const headers = { 'idempotency-key': 'k-1' };
    const done = await clerk('POST', '/api/matters', mine, headers);
    expect(done).toMatchObject({ status: 201, body: { replayed: false } });
  });

  test.each([
    ['no id at all', undefined, clue('庚'), 'idempotency.no-id'],
    ['two ids', 'k-3', opening('clue'), 'idempotency.two-ids'],
    ['an empty key', '', clue('庚'), 'idempotency.bad-key'],
    ['a key with spaces', 'a b', clue('庚'), 'idempotency.bad-key'],
    ['a key that is too long', 'k'.repeat(256), clue('庚'), 'idempotency.bad-key'],
  ])('with %s is told so', async (_, key, body, code) => {
    expect(await post('/api/matters', key, body)).toMatchObject({ status: 400, body: { code } });
  });
});

test('the document names the header', async () => {
  const { body } = await server.send({ method: 'GET', url: '/openapi.json' });
  for (const path of ['/api/matters', '/api/matters/{region}/{id}/acts']) {
    const headers = body.paths[path].post.parameters.filter((each: { in: string }) => each.in === 'header');
    expect(headers.map((each: { name: string }) => each.name)).toEqual(['idempotency-key']);
  }
});
