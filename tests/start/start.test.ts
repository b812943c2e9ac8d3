import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRunning } from '../../platform/embedded-postgres/postmaster.ts';
import { processesIn } from '../../platform/embedded-postgres/process-table.ts';
import { projectPath, projectRoot } from '../../platform/paths.ts';
import { DEMO_PASSWORD, demoSignIns } from '../../world/people.ts';
import { emptyInstance, type Instance } from '../faults/support/instance.ts';
import { killPrograms, type RunningProgram, STACK_TRACE, start, startFile } from '../faults/support/running-program.ts';

interface Sources {
  readonly sourceStamp: (root: string, part: string) => string;
  readonly builtStamp: (root: string, part: string) => string;
}

/** Whether dist/ is what the sources make: `npm test` builds first, an editor's single test does not. */
async function isBuilt(): Promise<boolean> {
  const { sourceStamp, builtStamp }: Sources = await import(pathToFileURL(projectPath('bin/lib/sources.mjs')).href);
  return ['node', 'web'].every((part) => sourceStamp(projectRoot(), part) === builtStamp(projectRoot(), part));
}

/** The life of one instance on the embedded database, told by real processes, in order. */
let instance: Instance;
let server: RunningProgram;
const cluster = (): string => join(instance.dataDir, 'postgres');
const postmaster = (): number | undefined => findRunning(cluster())?.pid;
beforeAll(async () => {
  instance = await emptyInstance();
});
afterAll(async () => {
  await killPrograms();
  await instance.end();
});

const status = async (path: string): Promise<number> => (await fetch(`${instance.address}${path}`)).status;

async function signIn(login: string): Promise<number> {
  const response = await fetch(`${instance.address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-qingyuan': '1' },
    body: JSON.stringify({ login, password: DEMO_PASSWORD }),
  });
  return response.status;
}

const countMatters = async (): Promise<number> =>
  (await instance.query<{ n: number }>('select count(*)::int as n from matter'))[0]?.n ?? 0;

describe('an instance', () => {
  let matters = 0;

  test('says at its first start where it is and how to sign in, and that is true', async () => {
    server = await instance.startServer();
    const said = server.output();
    expect(said).toContain(`Portal   ${instance.address}/`);
    expect(said).toContain(`Console  ${instance.address}/console/`);
    expect(said).toContain(DEMO_PASSWORD);
    for (const { login, name, post } of demoSignIns) {
      expect(said).toMatch(new RegExp(`${login} +${name}  ${post.zh} / ${post.en}`));
    }
    expect(said).not.toMatch(STACK_TRACE);
    expect(await status('/readyz')).toBe(200);
    // One after another: so many at once may be told to wait, since each costs memory on purpose.
    for (const { login } of demoSignIns) expect([login, await signIn(login)]).toEqual([login, 200]);
    matters = await countMatters();
    expect(matters).toBeGreaterThan(100);
  });

  test('says at a second start that it runs already, where, and goes on', async () => {
    const second = await start('server', [], { DATA_DIR: instance.dataDir, PORT: '0' });
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.output()).toContain('[server.already-running]');
    expect(second.output()).toContain(`系统已在运行：${instance.address}/（进程 ${server.pid}`);
    expect(second.output()).toContain(`Already running: ${instance.address}/ (process ${server.pid}`);
    expect(second.output()).not.toMatch(STACK_TRACE);
    expect(await status('/readyz')).toBe(200);
  });

  test('killed with kill -9, is joined to its living database by the next start and serves what was there', async () => {
    const before = postmaster();
    await server.kill();
    expect(postmaster()).toBe(before);
    server = await instance.startServer();
    expect(postmaster()).toBe(before);
    expect(server.output()).not.toContain('First start');
    expect(await signIn('officer')).toBe(200);
    expect(await countMatters()).toBe(matters);
  });

  test('ends on Ctrl-C with its database, and leaves no lock behind', async () => {
    server.signal('SIGINT');
    expect(await server.ended).toEqual({ code: 0, signal: null });
    expect(server.output()).toContain('Stopping …');
    expect(server.output()).not.toMatch(STACK_TRACE);
    expect(processesIn(cluster())).toEqual([]);
    expect(existsSync(join(instance.dataDir, 'server.json'))).toBe(false);
  });

  test('starts again on what it had', async () => {
    server = await instance.startServer();
    expect(server.output()).not.toContain('First start');
    expect(server.output()).toContain(DEMO_PASSWORD);
    expect(await countMatters()).toBe(matters);
    server.signal('SIGTERM');
    expect((await server.ended).code).toBe(0);
    expect(processesIn(cluster())).toEqual([]);
  });

  test('is served by npm start itself, pages and all', async (context) => {
    if (!(await isBuilt())) {
      console.warn('SKIPPED: dist/ is not built from these sources (npm run build), so bin/start.mjs is not tried');
      return context.skip('dist/ is stale');
    }
    const env = { DATA_DIR: instance.dataDir, PORT: String(instance.port) };
    const started = startFile(projectPath('bin/start.mjs'), [], env);
    expect(await started.said('/console/')).toContain(DEMO_PASSWORD);
    expect([await status('/'), await status('/console/'), await status('/readyz')]).toEqual([200, 200, 200]);
    started.signal('SIGINT');
    expect(await started.ended).toEqual({ code: 0, signal: null });
    expect(started.output()).not.toMatch(STACK_TRACE);
    expect(processesIn(cluster())).toEqual([]);
  });

  test('on a port that somebody else holds says so, and leaves no database running', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(instance.port, '127.0.0.1', resolve));
    const refused = await start('server', [], { DATA_DIR: instance.dataDir, PORT: String(instance.port) });
    expect(await refused.ended).toEqual({ code: 1, signal: null });
    expect(refused.output()).toContain('[server.port-taken]');
    expect(refused.output()).toContain(`端口 ${instance.port} 已被其他程序占用`);
    expect(refused.output()).not.toMatch(STACK_TRACE);
    expect(processesIn(cluster())).toEqual([]);
    await new Promise((resolve) => other.close(resolve));
  });
});
