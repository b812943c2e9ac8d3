import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { type Composed, compose } from '../server/compose.ts';
import { spawnCli } from './testing/qingyuan.ts';

let database: TestDatabase;
let folder: string;
let server: Composed;

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'qy-cli-people-'));
  server = await compose({ databaseUrl: database.url, dataDir: folder, logLevel: 'silent', poolSize: 4 });
});
afterAll(async () => {
  await server.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const qingyuan = (...args: readonly string[]) => spawnCli(args, { DATA_DIR: folder, DATABASE_URL: database.url });

async function signIn(login: string, password: string): Promise<{ status: number; code?: string; cookie: string }> {
  const response = await server.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'x-qingyuan': '1' },
    payload: { login, password },
  });
  const cookie = String(response.headers['set-cookie'] ?? '').split(';')[0] ?? '';
  return { status: response.statusCode, code: response.json().code, cookie };
}

const table = (text: string): string => {
  const file = join(folder, 'bureaus.csv');
  writeFileSync(file, text);
  return file;
};
const TABLE =
  'code,parent,nameZh,nameEn,shortZh,validFrom\n' +
  '510500,,泸州市市场监督管理局,Luzhou,泸市监,2018-11-01\n510502,,江阳区市场监督管理局,Jiangyang,,2018-11-01\n';

test('a bureau begins without the demo world: authorities, an administrator, a first sign-in', async () => {
  const first = await qingyuan('authorities', 'import', table(TABLE));
  expect(first.err).toBe('');
  expect(first.out).toContain('2 lines: 2 added, 0 updated, 0 unchanged');
  expect((await qingyuan('authorities', 'import', table(TABLE))).out).toContain('0 added, 0 updated, 2 unchanged');

  const wrong = await qingyuan(
    'authorities',
    'import',
    table(`${TABLE}51050,,短,,,2018-11-01\n510600,,新,,,2018-11-01\n`),
  );
  expect(wrong.err).toContain('Line 4');
  expect(wrong.err).toContain('[authorities.import.code]');
  expect(wrong.err).toContain('[authorities.import.has-invalid]');
  expect(wrong.code).toBe(1);

  const renamed = table(TABLE.replace('江阳区', '新江阳区'));
  const left = await qingyuan('authorities', 'import', renamed);
  expect(left.err).toContain('[authorities.import.other]');
  expect((await qingyuan('authorities', 'import', renamed, '--update')).out).toContain('1 updated, 1 unchanged');

  const added = await qingyuan(
    ...['person', 'add', '--login', 'Wang', '--name', '王主任', '--authority', '510500'],
    ...['--role', 'administrator,head', '--licence', 'ZJ-9', '--from', '2020-01-01'],
  );
  expect(added.code, added.err).toBe(0);
  const password = added.out.trim();
  expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){4}$/);
  expect(added.err).not.toContain(password);
  const signed = await signIn('wang', password);
  expect(signed.status).toBe(200);
  const people = { method: 'GET', url: '/api/people', headers: { cookie: signed.cookie } } as const;
  expect((await server.app.inject(people)).json().code).toBe('http.password-change');

  const twice = await qingyuan(
    ...['person', 'add', '--login', 'wang', '--name', 'x', '--authority', '510500', '--role', 'officer'],
  );
  expect(twice.err).toContain('[identity.login-taken]');
  expect(twice.code).toBe(1);
});

test('access is reset and closed, roles are granted and ended, the trail tells of it', async () => {
  const reset = await qingyuan('person', 'reset', 'wang');
  const password = reset.out.trim();
  expect((await signIn('wang', password)).status).toBe(200);
  expect((await qingyuan('role', 'grant', 'wang', '--authority', '510502', '--role', 'officer')).code).toBe(0);
  expect(
    (await qingyuan('role', 'end', 'wang', '--authority', '510500', '--role', 'head', '--reason', '轮岗')).code,
  ).toBe(0);
  const again = await qingyuan('role', 'end', 'wang', '--authority', '510500', '--role', 'head');
  expect(again.err).toContain('[cli.role-not-held]');
  const listed = await qingyuan('person', 'list');
  expect(listed.out).toMatch(/wang.*open.*administrator@510500.*officer@510502/);
  expect(listed.out).not.toContain('head@');
  expect((await qingyuan('person', 'off', 'wang')).code).toBe(0);
  expect(await signIn('wang', password)).toMatchObject({ status: 401, code: 'identity.bad-credentials' });
  const { rows } = await server.store.db.query<{ what: string }>({
    text: "select what from identity_event where what <> 'role-ended' or reason = '轮岗' order by id",
  });
  const told = rows.map(({ what }) => what);
  for (const what of ['person-added', 'access-reset', 'role-granted', 'role-ended', 'person-closed']) {
    expect(told).toContain(what);
  }
});

test.each([
  [['person', 'add', '--login', 'xx', '--name', 'x', '--authority', '510500', '--role', 'king'], 'cli.bad-value', 2],
  [['person', 'on', '--', '-system-'], 'cli.no-such-login', 1],
  [['role', 'grant', 'wang', '--authority', '519999', '--role', 'head'], 'identity.authority-unknown', 1],
])(
  '%j is refused with its code',
  async (args, expected, exit) => {
    const { code, err } = await qingyuan(...args);
    expect(err).toContain(`[${expected}]`);
    expect(code).toBe(exit);
  },
  60_000,
);
