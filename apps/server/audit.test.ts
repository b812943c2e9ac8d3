import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuthorityCode } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { openAccessLog } from '../../modules/intake/index.ts';
import { assignRoles, createPerson, storePasswordHash } from '../../platform/identity/index.ts';
import { sql } from '../../platform/store/sql.ts';
import { type Caller, opening, PASSWORD, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let auditor: Caller;
let cityAuditor: Caller;
let keeper: Caller;
let matter: string;

const REASON = '=HYPERLINK("http://evil.example","核实联系方式")';

async function add(login: string, authority: string, role: 'auditor' | 'custodian' | 'administrator'): Promise<Caller> {
  const { store, identity } = server;
  const id = await createPerson(store.db, { login, name: login });
  await storePasswordHash(store.db, identity, id, await identity.slowHash.hash(PASSWORD));
  const validFrom = '2018-11-01' as PlainDate;
  await assignRoles(store.db, identity, [{ personId: id, authority: authority as AuthorityCode, role, validFrom }]);
  return server.signIn(login);
}

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly what: string;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly person: { readonly id: string } | null;
  readonly matter: { readonly id: string } | null;
  readonly reason: string | null;
  readonly roles: readonly string[];
}
const read = async (by: Caller, query = ''): Promise<Entry[]> => {
  const { status, body, text } = await by('GET', `/api/audit?limit=200${query}`);
  expect(status, text).toBe(200);
  return body.items;
};

beforeAll(async () => {
  server = await testServer();
  auditor = await add('auditor1', '980101', 'auditor');
  cityAuditor = await add('auditor2', '980000', 'auditor');
  keeper = await server.signIn('keeper');
  const clerk = await server.signIn('clerk');
  const opened = (await clerk('POST', '/api/matters', opening('complaint'))).body;
  matter = opened.matterId;
  const identity = `/api/matters/${opened.homeRegion}/${matter}/acts/1/identity`;
  expect((await keeper('POST', identity, { reason: REASON })).status).toBe(200);
  server.clock.advance(60_000);
  // Somebody of the city looks at the same matter: not the county's business.
  const cityKeeper = await add('citykeeper', '980100', 'custodian');
  expect((await cityKeeper('POST', identity, { reason: '市局督办需要' })).status).toBe(200);
  expect((await clerk('GET', '/api/export/matters?format=csv')).status).toBe(200);
});
afterAll(() => server.end());

describe('the audit trail', () => {
  test('tells an auditor who opened which identity and why, of people of the own area only', async () => {
    expect(await read(auditor, '&kind=identity')).toMatchObject([
      { what: 'identity', by: { name: 'keeper先生' }, matter: { id: matter }, reason: REASON },
    ]);
    expect((await read(cityAuditor, '&kind=identity')).map(({ by }) => by?.name)).toEqual(['citykeeper', 'keeper先生']);
    const whole = await read(auditor);
    expect(whole.map(({ kind }) => kind)).toContain('export');
    expect(JSON.stringify(whole)).not.toContain('市局督办需要');
  });

  test('is closed by row security to whoever did not say that they audit, and beyond their area', async () => {
    const seen = (scope: string, audits: boolean) =>
      server.store.transaction({ scope, clearance: 0 }, async (tx) => {
        if (audits) await openAccessLog(tx);
        const { rows } = await tx.query<{ authority: string }>(
          sql`select distinct authority from access_log order by 1`,
        );
        return rows.map(({ authority }) => authority);
      });
    expect(await seen('98%', false)).toEqual([]);
    expect(await seen('980101%', true)).toEqual(['980101']);
    expect(await seen('980102%', true)).toEqual([]);
    expect(await seen('98%', true)).toEqual(['980000', '980100', '980101']);
  });

  test('is for auditors', async () => {
    for (const login of ['chief', 'officer', 'keeper', 'overseer']) {
      const by = await server.signIn(login);
      for (const path of ['/api/audit', '/api/audit/export']) {
        const { status, body } = await by('GET', path);
        expect([login, status, body.code]).toEqual([login, 403, 'http.forbidden']);
      }
    }
  });

  test('tells that it was read, by whom and what was asked for', async () => {
    const { id } = (await auditor('GET', '/api/session')).body.person;
    const before = await read(auditor, '&kind=audit');
    await read(auditor, `&kind=identity&matter=${matter.slice(0, 8)}`);
    await auditor('GET', '/api/audit/export?kind=role');
    const after = await read(auditor, '&kind=audit');
    expect(after.length - before.length).toBe(3);
    expect(after.slice(0, 3)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ reason: 'csv kind=role', by: { id, name: 'auditor1' } }),
        expect.objectContaining({ reason: `list kind=identity matter=${matter.slice(0, 8)}` }),
      ]),
    );
    // Nobody looks over the shoulder of those above.
    expect(after.every(({ by }) => by?.name === 'auditor1')).toBe(true);
  });

  test('is narrowed by kind, person, matter and days', async () => {
    const { people } = server;
    const ofKeeper = await read(auditor, `&person=${people.keeper}`);
    expect(new Set(ofKeeper.map(({ kind }) => kind))).toEqual(new Set(['account', 'identity', 'sign-in']));
    for (const given of [matter, matter.slice(0, 8), matter.slice(0, 13).toUpperCase()]) {
      expect((await read(auditor, `&matter=${given}`)).map(({ what }) => what)).toEqual(['identity']);
    }
    expect(await read(auditor, '&matter=00000000')).toEqual([]);
    expect((await auditor('GET', '/api/audit?matter=abc')).body.code).toBe('http.invalid');
    expect(await read(auditor, '&kind=identity&from=2026-06-02')).toEqual([]);
    expect(await read(auditor, '&kind=identity&from=2026-06-01&to=2026-06-01')).toHaveLength(1);
    expect(await read(auditor, '&to=2026-05-31')).toEqual([]);
  });

  test('tells roles given and ended with their reasons, also of a role that was the person’s last', async () => {
    const admin = await add('admin1', '980101', 'administrator');
    const { id } = (
      await admin('POST', '/api/people', { login: 'moving', name: '调动者', authority: '980101', roles: ['officer'] })
    ).body;
    const [given] = (await admin('GET', `/api/assignments?person=${id}`)).body;
    await admin('POST', `/api/assignments/${given.id}/end`, { lastDay: '2026-05-31', reason: '调往市局' });
    await expect
      .poll(() => read(auditor, `&kind=role&person=${id}`))
      .toMatchObject([
        { what: 'role-ended', roles: ['officer'], reason: '调往市局', by: { name: 'admin1' }, person: { id } },
        { what: 'role-granted', roles: ['officer'] },
      ]);
  });

  test('is read page by page, each entry once, both trails in one order', async () => {
    const whole = await read(cityAuditor, '&to=2026-06-01');
    const own = (entry: Entry): boolean => entry.kind === 'audit';
    const seen: Entry[] = [];
    let cursor = '';
    do {
      const { body } = await cityAuditor('GET', `/api/audit?limit=3&to=2026-06-01${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items);
      cursor = body.next ?? '';
    } while (cursor !== '');
    expect(seen.length).toBeGreaterThan(12);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    const known = new Set(whole.map(({ id }) => id));
    // What was added meanwhile is the reading itself.
    expect(seen.filter(({ id }) => !known.has(id)).every(own)).toBe(true);
    expect(seen.filter(({ id }) => known.has(id)).map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    const times = seen.map((entry) => (entry as unknown as { at: string }).at);
    expect(times).toEqual([...times].sort().reverse());
    expect((await cityAuditor('GET', '/api/audit?cursor=bm8')).body.code).toBe('identity.event-cursor');
  });

  test('is taken away as CSV in which no cell is a formula', async () => {
    const { status, text, headers } = await auditor('GET', '/api/audit/export?kind=identity');
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/csv');
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil.example""`);
    expect(lines[1]).toContain('2026-06-01 10:00:00,查看封存身份,查看封存身份,keeper先生');
    expect(text).not.toContain('市局督办需要');
  });
});
