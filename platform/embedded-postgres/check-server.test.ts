import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { checkServer, checkUrl } from './index.ts';

let good: TestDatabase;
let admin: pg.Client;
const made: string[] = [];
beforeAll(async () => {
  good = await testDatabase('empty');
  admin = new pg.Client({ connectionString: good.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  for (const name of made) await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
  await good.drop();
});

/** A database made with odd settings; its address. */
async function database(settings: string): Promise<string> {
  const url = new URL(good.url);
  const name = `${url.pathname.slice(1)}_${made.length}`;
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0 ${settings}`);
  made.push(name);
  url.pathname = `/${name}`;
  return url.href;
}

test('the database of this system is accepted, with extensions that are there', async () => {
  await checkUrl(good.url, ['pg_trgm', 'btree_gin']);
});

test('LC_CTYPE C is refused; the builtin C.UTF-8 is accepted even then', async () => {
  const libc = await database("LOCALE_PROVIDER libc LC_CTYPE 'C' LC_COLLATE 'C'");
  await expect(checkUrl(libc)).rejects.toMatchObject({ code: 'postgres.locale-c', params: { found: 'C' } });
  const builtinC = await database("LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C' LC_CTYPE 'C' LC_COLLATE 'C'");
  await expect(checkUrl(builtinC)).rejects.toMatchObject({ code: 'postgres.locale-c' });
  await checkUrl(await database("LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_CTYPE 'C' LC_COLLATE 'C'"));
});

test('an encoding that cannot hold Chinese is refused', async () => {
  const url = await database("ENCODING 'LATIN1' LOCALE_PROVIDER libc LC_CTYPE 'C' LC_COLLATE 'C'");
  await expect(checkUrl(url)).rejects.toMatchObject({ code: 'postgres.encoding', params: { found: 'LATIN1' } });
});

test('a missing extension is named', async () => {
  await expect(checkUrl(good.url, ['pg_trgm', 'postgis'])).rejects.toMatchObject({
    code: 'postgres.extension-missing',
    params: { extension: 'postgis' },
  });
});

test.each([14, 15, 18, 19])('server version %i', async (version) => {
  const facts = { version, encoding: 'UTF8', ctype: 'zh_CN.UTF-8', provider: 'c', locale: null, missing: [] };
  const outcome = checkServer({ query: async () => ({ rows: [facts] }) });
  if (version >= 15 && version <= 18) await outcome;
  else
    await expect(outcome).rejects.toMatchObject({ code: 'postgres.version-unsupported', params: { found: version } });
});

test('a wrong password, a missing database, a dead host and a bad address have each their code', async () => {
  const changed = (change: (url: URL) => void) => {
    const url = new URL(good.url);
    change(url);
    return url.href;
  };
  const cases = [
    [changed((url) => Object.assign(url, { password: 'wrong' })), 'postgres.auth'],
    [changed((url) => Object.assign(url, { pathname: '/none_such' })), 'postgres.database-missing'],
    [changed((url) => Object.assign(url, { port: '1' })), 'postgres.unreachable'],
    ['mysql://localhost/x', 'postgres.url-bad'],
  ] as const;
  for (const [url, code] of cases) {
    const failure = await checkUrl(url).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    const password = new URL(url).password;
    if (password !== '') expect(JSON.stringify(failure)).not.toContain(password);
  }
});
