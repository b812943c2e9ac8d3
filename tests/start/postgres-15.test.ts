import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseIdentity, commandAs } from '../../platform/embedded-postgres/identity.ts';
import { freePort } from '../../platform/embedded-postgres/launch.ts';
import { Client } from '../faults/support/client.ts';
import { killPrograms, type RunningProgram, STACK_TRACE, start } from '../faults/support/running-program.ts';

/** DATABASE_URL with the oldest PostgreSQL that the product supports, as Debian 12 has it. */
const BIN = '/usr/lib/postgresql/15/bin';
const there = existsSync(join(BIN, 'postgres'));
if (!there)
  console.warn(
    `SKIPPED: no PostgreSQL 15 in ${BIN} (apt-get install postgresql-15), so DATABASE_URL is tried with 18 only`,
  );

let top: string;
let url: string;
let postgres: ChildProcess;
let server: RunningProgram;
let address: string;

/** A cluster as Debian makes it, run by whoever may: the server refuses root. */
async function startPostgres(): Promise<void> {
  top = mkdtempSync(join(tmpdir(), 'qy-postgres-15-'));
  chmodSync(top, 0o755);
  const identity = chooseIdentity();
  const cluster = join(top, 'cluster');
  mkdirSync(cluster, { mode: 0o700 });
  if (identity.kind === 'user') chownSync(cluster, identity.uid, identity.gid);
  const initdb = commandAs(identity, join(BIN, 'initdb'), [
    ...[
      '-D',
      cluster,
      '-U',
      'postgres',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--auth=trust',
      '--no-sync',
      '--no-instructions',
    ],
  ]);
  const made = spawnSync(initdb.file, initdb.args, { ...initdb.options, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = await freePort();
  const run = commandAs(identity, join(BIN, 'postgres'), [
    ...['-D', cluster, '-c', `port=${port}`, '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    ...['-c', 'fsync=off'],
  ]);
  postgres = spawn(run.file, run.args, { ...run.options, stdio: 'ignore' });
  url = `postgres://postgres@127.0.0.1:${port}/qingyuan`;
  const admin = await connected(`postgres://postgres@127.0.0.1:${port}/postgres`);
  await admin.query('create database qingyuan');
  await admin.end();
}

async function connected(to: string): Promise<pg.Client> {
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: to });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (tries > 200) throw error;
      await sleep(50);
    }
  }
}

const cli = async (...args: readonly string[]): Promise<{ code: number | null; said: string }> => {
  const program = await start('cli', args, { DATA_DIR: join(top, 'data'), DATABASE_URL: url, LANG: 'en_US.UTF-8' });
  const { code } = await program.ended;
  expect(program.output()).not.toMatch(STACK_TRACE);
  return { code, said: program.output() };
};

describe.skipIf(!there)('on PostgreSQL 15', () => {
  beforeAll(async () => {
    await startPostgres();
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    server = await start('server', [], { DATA_DIR: join(top, 'data'), DATABASE_URL: url, PORT: String(port) });
    await server.said('/console/');
  });
  afterAll(async () => {
    await killPrograms();
    const gone = new Promise((resolve) => postgres.on('exit', resolve));
    postgres.kill('SIGINT');
    await gone;
    rmSync(top, { recursive: true, force: true });
  });

  test('the server is 15, migrated, with the small world on it', async () => {
    const client = await connected(url);
    const { rows } = await client.query(`select current_setting('server_version_num')::int / 10000 as version`);
    expect(rows).toEqual([{ version: 15 }]);
    const matters = await client.query(`select count(*)::int as n from matter`);
    expect(matters.rows[0].n).toBeGreaterThan(100);
    await client.end();
    expect(server.output()).toContain('The demo world is ready');
  });

  test('clues go from receipt to clearing over HTTP', async () => {
    const client = new Client(address);
    await client.signIn();
    client.work(2);
    await client.goesOn(24);
    await client.stop();
    expect(client.unexpected).toEqual([]);
    expect(new Set(client.acknowledged.map(({ verb }) => verb))).toContain('clear');
  });

  test('the tools work: import, bulletin, check, recompute, doctor', async () => {
    const file = join(top, 'rows.csv');
    writeFileSync(file, `编号,内容\n1,某店短斤少两\n2,某店未明码标价\n`);
    expect(await cli('import', 'clues', file, '--yes')).toMatchObject({
      code: 0,
      said: expect.stringContaining('Imported 2'),
    });
    expect(await cli('bulletin', 'clearance', '--out', join(top, 'bundle.jsonl'))).toMatchObject({ code: 0 });
    expect(await cli('check')).toMatchObject({ code: 0 });
    expect(await cli('recompute', '--dry-run')).toMatchObject({ code: 0 });
    // Not its exit code: that speaks of this machine too.
    expect((await cli('doctor')).said).toContain('PostgreSQL 15');
  });

  test.each([
    ['head', '/api/queues'],
    ['head', '/api/matters?queue=all&q=线索'],
    ['head', '/api/export/matters?format=csv'],
    ['campaign', '/api/board/clearance?by=authority'],
    ['campaign', '/api/board/clearance?by=domain'],
    ['campaign', '/api/bulletins'],
  ])('%s reads %s', async (login, path) => {
    const client = new Client(address);
    await client.signIn(login);
    const { status, text } = await client.read(login, path);
    expect([status, text.length > 10]).toEqual([200, true]);
  });

  test('nothing in the log of this journey failed', () => {
    expect(server.output()).not.toMatch(STACK_TRACE);
    expect(
      server
        .output()
        .split('\n')
        .filter((line) => /"level":(50|60)/.test(line)),
    ).toEqual([]);
  });
});
