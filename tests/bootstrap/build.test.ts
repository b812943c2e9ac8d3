import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectPath } from '../../platform/paths.ts';

let root: string;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'qy-build-'));
  write('kernel/answer.ts', 'export const answer: number = 1;\n');
  write('apps/cli/main.ts', "import { answer } from '../../kernel/answer.ts';\nconsole.log(answer);\n");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function ensure(): { status: number | null; said: string } {
  const module = (name: string) => JSON.stringify(pathToFileURL(projectPath('bin', 'lib', name)).href);
  const script = `
    const { ensureBuild } = await import(${module('build.mjs')});
    const { guarded } = await import(${module('say.mjs')});
    await guarded(() => ensureBuild(${JSON.stringify(root)}, ['node']));`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return { status, said: stderr };
}
const run = () => spawnSync(process.execPath, [join(root, 'dist', 'cli.mjs')], { encoding: 'utf8' }).stdout.trim();

test('is made when it is missing, kept while the sources stand, made anew when one changes', () => {
  expect(ensure()).toMatchObject({ status: 0, said: expect.stringContaining('Building') });
  expect(run()).toBe('1');
  expect(ensure()).toEqual({ status: 0, said: '' });
  write('kernel/answer.ts', 'export const answer: number = 22;\n');
  expect(ensure().said).toContain('Building');
  expect(run()).toBe('22');
});

test('a test file does not make it stale, an entry that is not written yet is left out', () => {
  ensure();
  write('kernel/answer.test.ts', '');
  expect(ensure()).toEqual({ status: 0, said: '' });
  expect(existsSync(join(root, 'dist', 'server.mjs'))).toBe(false);
});

test('a broken source is told with its code and leaves the last good build in place', () => {
  ensure();
  write('kernel/answer.ts', 'export const answer: number = ;\n');
  const { status, said } = ensure();
  expect(status).toBe(1);
  expect(said).toContain('[bootstrap.build-failed]');
  expect(said).toContain('kernel/answer.ts');
  expect(run()).toBe('1');
  expect(readFileSync(join(root, 'dist', 'cli.mjs'), 'utf8')).toContain('answer');
});

test('no source of the programs looks for a file beside itself: bundled, it would look in dist', () => {
  const folders = ['kernel', 'platform', 'rules', 'modules', 'world', 'apps/server', 'apps/cli'];
  const beside = folders
    .flatMap((folder) =>
      readdirSync(projectPath(folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|\/testing\//.test(name))
    .filter((name) =>
      /new URL\([^)]*import\.meta\.url|import\.meta\.dirname/.test(readFileSync(projectPath(name), 'utf8')),
    );
  expect(beside).toEqual([]);
});
