import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuthorityCode } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { filed, type Step, staff } from '../../modules/cases/model/case/testing/story.ts';
import { runChecks, runNightly } from '../../modules/integrity/index.ts';
import { defaultSettings } from '../../modules/integrity/model/check.ts';
import { assignRoles, createPerson, storePasswordHash } from '../../platform/identity/index.ts';
import { strangers, tellCase } from '../../tests/support/tell-case.ts';
import { type Caller, PASSWORD, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let chief: Caller;
let officer: Caller;
let neighbour: Caller;
let overseer: Caller;
let auditor: Caller;
const withTask = (number: string): readonly Step[] => [
  filed('2026-06-01', { number }),
  [
    '2026-06-02',
    staff.officer,
    'add-task',
    { title: '致电13800000000', owner: staff.partner.personId, due: '2026-06-20' },
  ],
];
beforeAll(async () => {
  server = await testServer();
  const id = await createPerson(server.store.db, { login: 'auditor', name: '审计先生' });
  await storePasswordHash(server.store.db, server.identity, id, await server.identity.slowHash.hash(PASSWORD));
  await assignRoles(server.store.db, server.identity, [
    { personId: id, authority: '980101' as AuthorityCode, role: 'auditor', validFrom: '2018-11-01' as PlainDate },
  ]);
  await tellCase(server.ledger, withTask('甲市监立〔2026〕1号'), strangers('980101'));
  await tellCase(server.ledger, withTask('乙市监立〔2026〕1号'), strangers('980102'));
});
afterAll(() => server.end());

const context = () => ({ ledger: server.ledger, files: server.files, settings: defaultSettings });
/** Sessions end meanwhile: everybody signs in anew. */
async function at(instant: string): Promise<void> {
  server.clock.set(new Date(instant));
  [chief, officer, neighbour, overseer, auditor] = (await Promise.all(
    ['chief', 'officer', 'neighbour', 'overseer', 'auditor'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller, Caller];
}
interface Item {
  readonly check: string;
  readonly authority: { readonly code: string };
}
const checksOf = (body: { items: Item[] }): string[] => body.items.map(({ check }) => check);

test('at night, once, from two o’clock in China', async () => {
  await at('2026-06-24T17:30:00Z');
  expect(await runNightly(context())).toBe(0);
  await at('2026-06-24T18:05:00Z');
  expect(await runNightly(context())).toBe(2);
  expect(await runNightly(context())).toBe(0);
  await at('2026-06-25T18:05:00Z');
  // Two servers at once: each region is checked by one of them.
  const both = await Promise.all([runNightly(context()), runNightly(context())]);
  expect(both[0] + both[1]).toBe(2);
});

test('the page shows the reader’s area, with what it is and the way out, and no person’s data', async () => {
  const { status, body, text } = await chief('GET', '/api/integrity');
  expect(status).toBe(200);
  expect(checksOf(body)).toEqual(expect.arrayContaining(['task-overdue', 'officer-left']));
  expect(body.items.every(({ authority }: Item) => authority.code === '980101')).toBe(true);
  expect(body.checks.find(({ id }: { id: string }) => id === 'task-overdue')).toMatchObject({
    title: { zh: '任务逾期' },
  });
  expect(body.authorities).toMatchObject([{ code: '980101' }]);
  expect(body.cases).toBe(1);
  expect(text).not.toContain('13800000000');
  // By its title, masked as lists mask it; what is kept of the finding has the number alone.
  const zh = (check: string): string =>
    body.items.find((item: Item) => item.check === check)?.detail.zh.replace(/\*+/u, '*');
  expect(zh('task-overdue')).toBe('任务“致电138*0000”应于2026-06-20前完成。');
  expect(zh('officer-left')).toMatch(/^(办案人员|承办人)/u);
  const stored = await server.store.transaction({ scope: '%', clearance: 99 }, (tx) =>
    tx.query<{ detail: string }>({
      text: `select detail ->> 'zh' as detail from integrity_finding where check_id = 'task-overdue'`,
    }),
  );
  expect(stored.rows[0]?.detail).toBe('任务k1应于2026-06-20前完成。');
  expect((await neighbour('GET', '/api/integrity')).body.authorities).toMatchObject([{ code: '980102' }]);
  expect((await overseer('GET', '/api/integrity')).body.authorities).toHaveLength(2);
});

test('filters, pages and who may ask', async () => {
  const all = await overseer('GET', '/api/integrity');
  const paged: Item[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await overseer('GET', `/api/integrity?limit=1${cursor}`);
    paged.push(...body.items);
    if (body.next === null) break;
    cursor = `&cursor=${encodeURIComponent(body.next)}`;
  }
  expect(paged).toEqual(all.body.items);
  expect(new Set(checksOf((await chief('GET', '/api/integrity?check=task-overdue')).body))).toEqual(
    new Set(['task-overdue']),
  );
  expect((await chief('GET', '/api/integrity?severity=urgent')).body.items).toEqual([]);
  const city = await overseer('GET', '/api/integrity?authority=980102');
  expect(city.body.items.every(({ authority }: Item) => authority.code === '980102')).toBe(true);
  expect((await officer('GET', '/api/integrity')).status).toBe(403);
  expect((await auditor('GET', '/api/integrity')).status).toBe(200);
  expect((await overseer('POST', '/api/integrity/run')).status).toBe(403);
});

test('one’s own area is checked at once; a finding goes when its cause is gone', async () => {
  const { body } = await chief('GET', '/api/integrity?check=task-overdue');
  const [item] = body.items;
  await at('2026-06-26T02:00:00Z');
  const done: Step = ['2026-06-26', staff.officer, 'task-done', { task: 'k1' }];
  await tellCase(server.ledger, [done], strangers('980101'), item.matterId);
  await at('2026-06-26T03:00:00Z');
  expect((await chief('POST', '/api/integrity/run')).body).toMatchObject({ regions: 1, cases: 1 });
  expect(checksOf((await chief('GET', '/api/integrity')).body)).not.toContain('task-overdue');
  const gone = await chief('GET', '/api/integrity?show=gone');
  expect(gone.body.items).toMatchObject([{ check: 'task-overdue', goneOn: '2026-06-26' }]);
  // The neighbour's was not touched.
  expect(checksOf((await neighbour('GET', '/api/integrity')).body)).toContain('task-overdue');
});

test('a gap in the numbers is told to the authority whose register it is', async () => {
  await at('2026-06-27T03:00:00Z');
  await server.store.transaction({ scope: '%', clearance: 99 }, (tx) =>
    tx.query({
      text: `insert into notice_series (home_region, authority, form, year, last) values ('980101', '980101', '处罚', 2026, 3)`,
    }),
  );
  await runChecks(context());
  const { body } = await chief('GET', '/api/integrity?check=numbers');
  expect(body.items).toMatchObject([{ matterId: null, detail: { zh: '断号：980101 处罚 2026' } }]);
});
