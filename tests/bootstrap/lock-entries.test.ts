import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectPath } from '../../platform/paths.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'qy-lock-entries-'));
  mkdirSync(join(root, 'scripts'));
  copyFileSync(projectPath('scripts', 'generate-lock-entries.mjs'), join(root, 'scripts', 'generate-lock-entries.mjs'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const lockFile = () => join(root, 'package-lock.json');
const write = (packages: object) => writeFileSync(lockFile(), JSON.stringify({ lockfileVersion: 3, packages }));
const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'scripts', 'generate-lock-entries.mjs'), ...args], { encoding: 'utf8' })
    .status;

test('a lock that a mirror left incomplete fails the check, and is completed', () => {
  write({
    '': {},
    'node_modules/tool': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: { '@tool/linux-x64-musl': '2.0.0', here: '^1.0.0' },
    },
    'node_modules/tool/node_modules/here': { version: '1.1.0' },
  });
  expect(run('--check')).toBe(1);
  expect(run()).toBe(0);
  expect(run('--check')).toBe(0);
  expect(JSON.parse(readFileSync(lockFile(), 'utf8')).packages['node_modules/@tool/linux-x64-musl']).toEqual({
    version: '2.0.0',
    cpu: ['x64'],
    dev: true,
    libc: ['musl'],
    optional: true,
    os: ['linux'],
  });
});

test('a package whose machine cannot be told is refused, not guessed', () => {
  write({ '': {}, 'node_modules/tool': { version: '1.0.0', optionalDependencies: { extra: '1.0.0' } } });
  expect(run()).not.toBe(0);
});
