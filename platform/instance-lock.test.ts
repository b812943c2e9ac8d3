import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startMark } from './embedded-postgres/process-table.ts';
import { claimInstance } from './instance-lock.ts';
import { listenFailure } from './listen-failure.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qy-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a second start is told the address of the first', () => {
  const lock = claimInstance(folder, 'http://127.0.0.1:8020/');
  lock.announce('http://127.0.0.1:8021/');
  expect(() => claimInstance(folder, 'http://127.0.0.1:9/')).toThrow(
    expect.objectContaining({
      code: 'server.already-running',
      params: expect.objectContaining({ address: 'http://127.0.0.1:8021/', pid: process.pid }),
    }),
  );
  lock.release();
  claimInstance(folder, 'http://127.0.0.1:9/').release();
});

test('a folder left by a killed process is taken over', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const pid = child.pid ?? 0;
  const left = { pid, mark: startMark(pid), address: 'http://127.0.0.1:8020/', since: '' };
  writeFileSync(join(folder, 'server.json'), JSON.stringify(left));
  expect(() => claimInstance(folder, 'x')).toThrow('server.already-running');
  child.kill('SIGKILL');
  await new Promise((resolve) => child.on('exit', resolve));
  claimInstance(folder, 'http://127.0.0.1:1/');
  expect(JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8'))).toMatchObject({ pid: process.pid });
});

test('a process number used again by another program does not count as running', () => {
  const left = { pid: process.pid, mark: 'another boot:1', address: 'http://127.0.0.1:8020/', since: '' };
  writeFileSync(join(folder, 'server.json'), JSON.stringify(left));
  claimInstance(folder, 'x').release();
});

test('a damaged file is replaced, a data folder that is a file is refused in words', () => {
  writeFileSync(join(folder, 'server.json'), '{"pid":');
  claimInstance(folder, 'x').release();
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => claimInstance(file, 'x')).toThrow(expect.objectContaining({ code: 'server.data-dir-unusable' }));
});

test('a late release leaves the successor alone', () => {
  const lock = claimInstance(folder, 'x');
  const next = { pid: 1, mark: 'next', address: 'y', since: '' };
  writeFileSync(join(folder, 'server.json'), JSON.stringify(next));
  lock.release();
  lock.announce('z');
  expect(JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8'))).toEqual(next);
});

test('a taken port and a foreign address are named', async () => {
  const fail = (host: string, port: number) =>
    new Promise((resolve) => {
      const server = createServer();
      server.on('error', (error) => resolve(listenFailure(error, host, port)));
      server.listen(port, host);
    });
  const first = createServer();
  await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve));
  const address = first.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  expect(await fail('127.0.0.1', port)).toMatchObject({ code: 'server.port-taken', params: { port } });
  expect(await fail('192.0.2.1', 0)).toMatchObject({ code: 'server.host-unavailable', params: { host: '192.0.2.1' } });
  await new Promise((resolve) => first.close(resolve));
});
