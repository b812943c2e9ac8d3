import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectPath } from '../../platform/paths.ts';

/** Stands in for npm: notes each call, and makes node_modules as `npm ci` would. */
const FAKE_NPM = `
const { appendFileSync, mkdirSync, rmSync } = require('node:fs');
appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
rmSync('node_modules', { recursive: true, force: true });
mkdirSync('node_modules');
setTimeout(() => process.exit(Number(process.env.FAKE_NPM_STATUS ?? 0)), 200);
`;

const LOCK = { packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } };
let root: string;
const write = (name: string, value: unknown) => writeFileSync(join(root, name), JSON.stringify(value));
const calls = () =>
  existsSync(join(root, 'calls')) ? readFileSync(join(root, 'calls'), 'utf8').trim().split('\n') : [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'qy-bootstrap-'));
  write('package.json', { name: 'x' });
  write('package-lock.json', LOCK);
  writeFileSync(join(root, 'npm.js'), FAKE_NPM);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Prepares the folder in a process of its own, as a start does; gives its exit status and words. */
function prepare(env: NodeJS.ProcessEnv = {}): Promise<{ status: number | null; said: string }> {
  const module = (name: string) => JSON.stringify(pathToFileURL(projectPath('bin', 'lib', name)).href);
  const script = `
    const { ensureDependencies } = await import(${module('dependencies.mjs')});
    const { guarded } = await import(${module('say.mjs')});
    await guarded(() => ensureDependencies(${JSON.stringify(root)}));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, npm_execpath: join(root, 'npm.js'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, said })));
}

test('missing packages are installed once, by npm ci and never by npm install', async () => {
  expect((await prepare()).status).toBe(0);
  expect((await prepare()).status).toBe(0);
  expect(calls()).toHaveLength(1);
  expect(calls()[0]).toMatch(/^ci .*--include=dev/);
});

test('a changed lock file makes them stale', async () => {
  await prepare();
  write('package-lock.json', { packages: { '': {}, 'node_modules/a': { version: '2.0.0' } } });
  await prepare();
  expect(calls()).toHaveLength(2);
});

test('two starts at once install once', async () => {
  const both = await Promise.all([prepare(), prepare()]);
  expect(both.map(({ status }) => status)).toEqual([0, 0]);
  expect(calls()).toHaveLength(1);
});

test('the lock of an installation that was killed is taken over', async () => {
  const dead = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => dead.on('exit', resolve));
  mkdirSync(join(root, '.build'));
  write('.build/install.lock', { pid: dead.pid, since: Date.now() });
  expect((await prepare()).status).toBe(0);
  expect(calls()).toHaveLength(1);
});

test("somebody's own npm ci is recognised by npm's account of it, and an older one is not", async () => {
  mkdirSync(join(root, 'node_modules', 'a'), { recursive: true });
  write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0' } } });
  await prepare();
  expect(calls()).toEqual([]);
  write('package-lock.json', { packages: { '': {}, 'node_modules/a': { version: '1.0.1' } } });
  await prepare();
  expect(calls()).toHaveLength(1);
});

test('a package for another machine may be absent, one for this machine may not', async () => {
  const lock = (os: string) => ({
    packages: { ...LOCK.packages, 'node_modules/b': { version: '1.0.0', optional: true, os: [os] } },
  });
  mkdirSync(join(root, 'node_modules', 'a'), { recursive: true });
  write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0' } } });
  write('package-lock.json', lock('another-system'));
  await prepare();
  expect(calls()).toEqual([]);
  write('package-lock.json', lock(process.platform));
  await prepare();
  expect(calls()).toHaveLength(1);
});

test('a failed installation is told in both languages with its code, without a trace, and tried again', async () => {
  const { status, said } = await prepare({ FAKE_NPM_STATUS: '7' });
  expect(status).toBe(1);
  expect(said).toContain('[bootstrap.install-failed]');
  expect(said).toMatch(/依赖安装失败.*7/);
  expect(said).toContain('npm ci returned 7');
  expect(said).not.toMatch(/^\s+at /m);
  expect((await prepare()).status).toBe(0);
});
