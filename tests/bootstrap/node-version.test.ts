import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { projectPath } from '../../platform/paths.ts';

test.each([
  ['18.20.4', 1],
  ['20.18.3', 1],
  ['20.19.0', 0],
  ['22.0.0', 0],
  ['24.21.0', 0],
])('Node %s ends with status %i', (version, expected) => {
  const module = (name: string) => JSON.stringify(pathToFileURL(projectPath('bin', 'lib', name)).href);
  const script = `
    const { checkNode } = await import(${module('node-version.mjs')});
    const { guarded } = await import(${module('say.mjs')});
    await guarded(() => checkNode(${JSON.stringify(version)}));`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(status).toBe(expected);
  expect(stderr.includes(`[bootstrap.node-version]`)).toBe(expected === 1);
  if (expected === 1) expect(stderr).toContain(version);
});
