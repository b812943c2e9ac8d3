import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../platform/paths.ts';
import { freePort } from './lib/free-port.ts';
import type { Figure } from './lib/machine.ts';

/** Seconds from `npm start` to the first page, the console's; the server is stopped afterwards. */
async function timeStart(folder: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...process.env, PORT: String(port) },
    stdio: 'ignore',
    detached: true,
  });
  try {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/console/`).catch(() => null);
      if (answer?.ok === true) return (performance.now() - started) / 1000;
      if (child.exitCode !== null) throw new Error('npm start ended before it served');
      await sleep(50);
    }
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    while (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null)) await sleep(100);
    await sleep(1_500);
  }
}

/** A clone of the committed state, no dependencies, a warm npm cache: first start, then a later one. */
export async function benchStart(say: (line: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'qy-clone-'));
  try {
    execFileSync('git', ['clone', '--quiet', projectRoot(), join(folder, 'qingyuan')]);
    const clone = join(folder, 'qingyuan');
    const first = await timeStart(clone);
    const later = await timeStart(clone);
    say(`  first ${first.toFixed(1)} s, later ${later.toFixed(1)} s`);
    return [
      {
        name: 'npm start from a clone to the first page',
        value: first,
        unit: 's',
        bound: '≤ 90',
        met: first <= 90,
        detail: { npmCache: 'warm' },
      },
      {
        name: 'second npm start to the first page',
        value: later,
        unit: 's',
        bound: '≤ 5',
        met: later <= 5,
        detail: {},
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
