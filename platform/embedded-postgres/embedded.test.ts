import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedOptions, startEmbedded, stopEmbedded } from './index.ts';
import { freePort } from './launch.ts';
import { isAlive, processesIn } from './process-table.ts';

const asRoot = process.getuid?.() === 0;
let top: string;
beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'qy-embedded-')));
  // A system user must be able to pass.
  chmodSync(top, 0o755);
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

const used = new Set<string>();
const start = (options: EmbeddedOptions) => {
  used.add(options.dataDir);
  return startEmbedded(options);
};
afterEach(async () => {
  for (const dataDir of used) await stopEmbedded({ dataDir }).catch(() => undefined);
  used.clear();
});

const socketOf = (url: string): string => decodeURIComponent(new URL(url).hostname);

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function killPostmaster(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await sleep(5);
}

describe('one durable cluster through its life', () => {
  const dataDir = () => join(top, 'life');

  test('is made with checksums, builtin C.UTF-8, scram, and a password only its owner can read', async () => {
    const server = await start({ dataDir: dataDir() });
    expect(server.attached).toBe(false);
    const [facts] = await ask(
      server.url,
      `SELECT current_setting('data_checksums') AS checksums, current_setting('fsync') AS fsync,
              current_setting('synchronous_commit') AS commit, current_setting('jit') AS jit,
              current_setting('wal_compression') AS compression, datlocprovider AS provider, datlocale AS locale,
              datctype AS ctype, pg_encoding_to_char(encoding) AS encoding
         FROM pg_database WHERE datname = 'qingyuan'`,
    );
    expect(facts).toMatchObject({ checksums: 'on', fsync: 'on', commit: 'on', jit: 'off', compression: 'pglz' });
    expect(facts).toMatchObject({ provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' });
    const secret = join(dataDir(), 'postgres', 'qingyuan-secret');
    expect(statSync(secret).mode & 0o777).toBe(0o600);
    const stranger = new URL(server.url);
    stranger.password = 'password';
    await expect(ask(stranger.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    await ask(server.url, 'CREATE TABLE kept (n int); INSERT INTO kept SELECT generate_series(1, 1000)');
  });

  test('answers on a private Unix socket, and over TCP for tools', async () => {
    const server = await start({ dataDir: dataDir() });
    expect(statSync(socketOf(server.url)).mode & 0o777).toBe(0o700);
    const overTcp = Object.assign(new URL(server.url), { hostname: '127.0.0.1' });
    expect(overTcp.host).toMatch(/^127\.0\.0\.1:\d+$/);
    for (const url of [server.url, overTcp.href])
      expect(await ask(url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }]);
  });

  test('recovers after kill -9 of the postmaster, with every acknowledged row', async () => {
    const before = await start({ dataDir: dataDir() });
    await ask(before.url, 'INSERT INTO kept SELECT generate_series(1001, 1500)');
    await killPostmaster(before.pid);
    const after = await start({ dataDir: dataDir() });
    expect(after.attached).toBe(false);
    expect(after.pid).not.toBe(before.pid);
    expect(after.url).toBe(before.url);
    expect(await ask(after.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1500 }]);
  });

  test('outlives a kill -9 of the process that started it, and is joined again', async () => {
    const script = `
      const { startEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))});
      const { pid } = await startEmbedded({ dataDir: ${JSON.stringify(dataDir())} });
      console.log(pid);
      setInterval(() => {}, 1000);`;
    await stopEmbedded({ dataDir: dataDir() });
    used.add(dataDir());
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise<number>((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.on('exit', resolve));
    expect(isAlive(pid)).toBe(true);
    const joined = await start({ dataDir: dataDir() });
    expect(joined).toMatchObject({ pid, attached: true });
    await joined.stop();
    expect(isAlive(pid)).toBe(false);
    expect(processesIn(join(dataDir(), 'postgres'))).toEqual([]);
  });

  test('two starts at once give one server', async () => {
    const both = await Promise.all([start({ dataDir: dataDir() }), start({ dataDir: dataDir() })]);
    expect(new Set(both.map(({ pid }) => pid)).size).toBe(1);
  });

  test('moves to another port if its own is taken meanwhile', async () => {
    const taken = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve));
    writeFileSync(join(dataDir(), 'postgres.port'), String(port));
    const server = await start({ dataDir: dataDir() });
    expect(new URL(server.url).port).not.toBe(String(port));
    expect(readFileSync(join(dataDir(), 'postgres.port'), 'utf8').trim()).toBe(new URL(server.url).port);
    await new Promise((resolve) => taken.close(resolve));
  });

  test('starts although the process number in a stale pid file belongs to another program', async () => {
    await stopEmbedded({ dataDir: dataDir() });
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    const lines = [stranger.pid, join(dataDir(), 'postgres'), 1, 5432, '', '127.0.0.1', '0 0', 'ready'];
    writeFileSync(join(dataDir(), 'postgres', 'postmaster.pid'), `${lines.join('\n')}\n`);
    const server = await start({ dataDir: dataDir() });
    expect(server.pid).not.toBe(stranger.pid);
    stranger.kill();
  });

  test('refuses data of another major version, and leaves it alone', async () => {
    await stopEmbedded({ dataDir: dataDir() });
    const file = join(dataDir(), 'postgres', 'PG_VERSION');
    const version = readFileSync(file, 'utf8');
    writeFileSync(file, '15\n');
    await expect(start({ dataDir: dataDir() })).rejects.toMatchObject({
      code: 'postgres.data-version',
      params: { found: '15', needed: 18 },
    });
    writeFileSync(file, version);
    const server = await start({ dataDir: dataDir() });
    expect(await ask(server.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1500 }]);
  });

  test('a damaged control file is told, not traced', async () => {
    await stopEmbedded({ dataDir: dataDir() });
    const file = join(dataDir(), 'postgres', 'global', 'pg_control');
    const good = readFileSync(file);
    writeFileSync(file, Buffer.alloc(good.length));
    await expect(start({ dataDir: dataDir() })).rejects.toMatchObject({
      code: expect.stringMatching(/^postgres\.(data-broken|start-failed|data-version)$/),
    });
    writeFileSync(file, good);
  });
});

describe('places that cannot hold data', () => {
  test('a path that is a file', async () => {
    const file = join(top, 'file');
    writeFileSync(file, '');
    await expect(start({ dataDir: file })).rejects.toMatchObject({ code: 'postgres.not-a-directory' });
    await expect(start({ dataDir: join(file, 'below') })).rejects.toMatchObject({ code: 'postgres.not-a-directory' });
  });

  test('a folder that holds something else', async () => {
    mkdirSync(join(top, 'other', 'postgres'), { recursive: true });
    writeFileSync(join(top, 'other', 'postgres', 'letters.txt'), 'mine');
    await expect(start({ dataDir: join(top, 'other') })).rejects.toMatchObject({ code: 'postgres.data-broken' });
    expect(readFileSync(join(top, 'other', 'postgres', 'letters.txt'), 'utf8')).toBe('mine');
  });

  test.skipIf(asRoot)('a folder that may not be written', async () => {
    mkdirSync(join(top, 'closed'), { mode: 0o500 });
    await expect(start({ dataDir: join(top, 'closed') })).rejects.toMatchObject({ code: 'postgres.permission' });
  });

  test.runIf(asRoot && process.platform === 'linux')('a folder that the system user cannot enter', async () => {
    mkdirSync(join(top, 'private'), { mode: 0o700 });
    await expect(start({ dataDir: join(top, 'private', 'data'), identity: 'user' })).rejects.toMatchObject({
      code: 'postgres.data-unreachable',
    });
  });

  test.runIf(process.platform === 'linux')('a pseudo file system, where nobody can write', async () => {
    await expect(start({ dataDir: '/proc/qingyuan' })).rejects.toMatchObject({ code: 'postgres.permission' });
  });
});

test.runIf(asRoot)('root without user namespaces gives the server to a system user, and keeps doing so', async () => {
  const dataDir = join(top, 'given-away');
  const server = await start({ dataDir, identity: 'user', durable: false });
  expect(await ask(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await server.stop();
  const again = await start({ dataDir, durable: false });
  expect(again.attached).toBe(false);
});

test('a data path too long for a socket falls back to a private temporary folder', async () => {
  const dataDir = join(top, '清'.repeat(40), 'a,b');
  const server = await start({ dataDir, durable: false });
  expect(Buffer.byteLength(`${socketOf(server.url)}/.s.PGSQL.65535`)).toBeLessThanOrEqual(107);
  expect(statSync(socketOf(server.url)).mode & 0o777).toBe(0o700);
  await server.stop();
  rmSync(socketOf(server.url), { recursive: true });
});

describe.runIf(asRoot && process.platform === 'linux')('a disk that is full', () => {
  const disk = () => join(top, 'disk');
  const mount = (...args: string[]) => spawnSync('mount', args).status === 0;
  let mounted = false;
  beforeAll(() => {
    mkdirSync(disk());
    mounted = mount('-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', disk());
  });
  afterAll(() => {
    if (mounted) spawnSync('umount', [disk()]);
  });

  test('is named at the first start and at a later one, and a start goes on once there is room', async (context) => {
    if (!mounted) return context.skip('this machine lets nobody mount a small disk');
    const dataDir = join(disk(), 'data');
    await expect(start({ dataDir })).rejects.toMatchObject({ code: 'postgres.disk-full' });
    mount('-o', 'remount,size=80m', disk());
    await (await start({ dataDir })).stop();
    spawnSync('dd', ['if=/dev/zero', `of=${join(disk(), 'filler')}`, 'bs=1M', 'count=200']);
    await expect(start({ dataDir })).rejects.toMatchObject({ code: 'postgres.disk-full' });
    rmSync(join(disk(), 'filler'));
    expect((await start({ dataDir })).attached).toBe(false);
  });
});
