// The checks that need no running code: lint and walls, types, unused code, generated files.
// `npm run check` runs them alone, `npm test` before the tests. A check that cannot run has failed.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const tool = (name) => join(ROOT, 'node_modules', '.bin', name);

/** A script `scripts/generate-*` writes files that are checked in; with `--check` it fails if they are stale. */
const generators = readdirSync(join(ROOT, 'scripts')).filter((name) => /^generate-.*\.(mjs|ts)$/.test(name));

export const CHECKS = [
  ['lint', tool('biome'), 'check', '.', '--max-diagnostics=50', '--diagnostic-level=error'],
  ['types', tool('tsc'), '--noEmit'],
  ['unused code', tool('knip'), '--no-progress'],
  ...generators.map((name) => [`fresh: ${name}`, tool('tsx'), join('scripts', name), '--check']),
];

/** Runs one check; resolves to its name, whether it passed, and what it printed. */
export function runCheck([name, file, ...args]) {
  return new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(file, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => {
        output += chunk;
      });
    }
    const done = (ok) => resolve({ name, ok, output, seconds: (Date.now() - started) / 1000 });
    child.on('error', (error) => {
      output += error.message;
      done(false);
    });
    child.on('close', (status) => done(status === 0));
  });
}

/** Runs all checks, two at a time, telling each as it ends. */
export async function runChecks(tell = console.log) {
  const results = [];
  const waiting = [...CHECKS];
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const result = await runCheck(check);
      tell(`${result.ok ? '✓' : '✗'} ${result.name} (${result.seconds.toFixed(1)} s)`);
      if (!result.ok) tell(result.output.trimEnd());
      results.push(result);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const results = await runChecks();
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}
