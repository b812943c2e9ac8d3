import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { killPrograms, STACK_TRACE, start } from '../faults/support/running-program.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { fakeServer } from './fake-server.ts';

/** Starts that cannot be: each ends at once with a code, what is wrong and the way out, in both languages. */
let top: string;
let database: TestDatabase;
beforeAll(async () => {
  top = mkdtempSync(join(tmpdir(), 'qy-start-'));
  writeFileSync(join(top, 'file'), '');
  database = await testDatabase('empty');
});
afterAll(async () => {
  await killPrograms();
  rmSync(top, { recursive: true, force: true });
  await database.drop();
});

let starts = 0;
/** What a start that is refused says; it must end by itself. */
async function refusal(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string> {
  starts += 1;
  const program = await start('server', args, { DATA_DIR: join(top, `data-${starts}`), PORT: '0', ...env });
  expect(await program.ended).toEqual({ code: 1, signal: null });
  const said = program.output();
  expect(said).not.toMatch(STACK_TRACE);
  // The rule, the value and the way out, in each language.
  const [, zh, zhRemedy, en, enRemedy] = said.slice(said.indexOf('[')).split('\n');
  expect([zh, zhRemedy].join()).toMatch(/\p{Script=Han}.*,.*→.*\p{Script=Han}/u);
  expect([en, enRemedy].join()).toMatch(/[a-z]{3}.*,.*→.*[a-z]{3}/);
  expect(said).not.toMatch(/\{[a-z]+\}/i);
  return said;
}

const changed = (change: Partial<Record<'hostname' | 'password' | 'pathname' | 'port', string>>): string =>
  Object.assign(new URL(database.url), change).href;

/** A database of the test server with odd settings. */
async function oddDatabase(settings: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `${new URL(database.url).pathname.slice(1)}_odd`;
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query(`create database ${name} template template0 ${settings}`);
  return {
    url: changed({ pathname: `/${name}` }),
    drop: async () => {
      await client.query(`drop database ${name} with (force)`);
      await client.end();
    },
  };
}

test('a data folder that is a file', async () => {
  expect(await refusal({ DATA_DIR: join(top, 'file') })).toContain('[server.data-dir-unusable]');
});

test.runIf(process.platform === 'linux')('a data folder where nobody may write', async () => {
  const said = await refusal({ DATA_DIR: '/proc/qingyuan' });
  expect(said).toContain('[server.data-dir-unusable]');
  expect(said).toContain('/proc/qingyuan');
});

test('a data folder whose database is half there', async () => {
  const broken = join(top, 'broken');
  mkdirSync(join(broken, 'postgres'), { recursive: true });
  writeFileSync(join(broken, 'postgres', 'letters.txt'), '');
  expect(await refusal({ DATA_DIR: broken })).toContain('[postgres.data-broken]');
});

test('a database that nobody answers for', async () => {
  const said = await refusal({ DATABASE_URL: changed({ hostname: '127.0.0.1', port: '1' }) });
  expect(said).toContain('[postgres.unreachable]');
  expect(said).toContain('127.0.0.1:1');
});

test('a wrong password, which is not repeated', async () => {
  const said = await refusal({ DATABASE_URL: changed({ password: 'open-sesame' }) });
  expect(said).toContain('[postgres.auth]');
  expect(said).not.toContain('open-sesame');
});

test('a database that does not exist', async () => {
  const said = await refusal({ DATABASE_URL: changed({ pathname: '/nowhere' }) });
  expect(said).toContain('[postgres.database-missing]');
  expect(said).toContain('CREATE DATABASE nowhere');
});

test('an address that is none', async () => {
  expect(await refusal({ DATABASE_URL: 'mysql://root@localhost/x' })).toContain('[config.bad-database-url]');
});

test.each([14, 19])('a server of version %i', async (version) => {
  const { url, server } = await fakeServer(version);
  const said = await refusal({ DATABASE_URL: url });
  server.close();
  expect(said).toContain('[postgres.version-unsupported]');
  expect(said).toContain(`PostgreSQL ${version}`);
});

test('a server that hangs up after the question for its version, as the stand-in does when that is 16', async () => {
  const { url, server } = await fakeServer(16);
  const said = await refusal({ DATABASE_URL: url });
  server.close();
  expect(said).toContain('[store.unreachable]');
});

test('a database with locale C', async () => {
  const odd = await oddDatabase(`locale_provider libc lc_ctype 'C' lc_collate 'C'`);
  const said = await refusal({ DATABASE_URL: odd.url });
  await odd.drop();
  expect(said).toContain('[postgres.locale-c]');
  expect(said).toContain('LC_CTYPE');
});

test('a database whose encoding holds no Chinese', async () => {
  const odd = await oddDatabase(`encoding 'LATIN1' locale_provider libc lc_ctype 'C' lc_collate 'C'`);
  const said = await refusal({ DATABASE_URL: odd.url });
  await odd.drop();
  expect(said).toContain('[postgres.encoding]');
});

// One of the settings; platform/config.test.ts holds them all.
test('a port that is none', async () => {
  const said = await refusal({ PORT: 'eighty' });
  expect(said).toContain('[config.bad-port]');
  expect(said).toContain('PORT=eighty');
});

test('services that there are not', async () => {
  expect(await refusal({}, '--services=web,mail')).toContain('[server.bad-services]');
});
