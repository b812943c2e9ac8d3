import { spawn } from 'node:child_process';
import { closeSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAppError } from '../../kernel/error.ts';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { failure } from './errors.ts';
import { commandAs, type Identity } from './identity.ts';
import { findRunning, type Postmaster, readPostmaster } from './postmaster.ts';
import { isAlive, processesIn } from './process-table.ts';
import { openLog, readLog, type StartProblem, startProblem } from './server-log.ts';
import { serverSettings } from './settings.ts';

const STEP = 15;
/** Recovery after a crash reads up to `max_wal_size` of log; on a slow disk that takes minutes. */
const LONGEST_START = 600_000;
const LONGEST_STOP = 60_000;

/**
 * The running server of a cluster: the one that already lives, else a new one.
 * @throws postgres.start-failed, postgres.start-timeout, postgres.disk-full, postgres.permission, postgres.memory,
 *   postgres.pid-in-doubt, postgres.binary-unusable
 */
export async function attachOrLaunch(
  cluster: Cluster,
  binaries: Binaries,
  identity: Identity,
  durable: boolean,
): Promise<Postmaster & { attached: boolean }> {
  const end = Date.now() + LONGEST_START;
  let port = rememberedPort(cluster) ?? (await freePort());
  while (Date.now() < end) {
    const running = findRunning(cluster.directory);
    if (running?.state === 'stopping') {
      await sleep(STEP);
      continue;
    }
    if (running !== undefined) {
      const ready = await untilReady(cluster, running.pid, end);
      if (ready !== undefined) return { ...ready, attached: true };
      continue;
    }
    const outcome = await launch(cluster, binaries, identity, durable, port, end);
    if (typeof outcome === 'object' && !isAppError(outcome)) {
      writeFileSync(cluster.portFile, `${outcome.port}\n`);
      return { ...outcome, attached: false };
    }
    if (isAppError(outcome)) throw outcome;
    if (outcome === 'port-taken') port = await freePort();
    // Backends of a killed server go within a moment; until then they hold its shared memory.
    if (outcome !== 'port-taken') await sleep(10 * STEP);
  }
  throw failure('postgres.start-timeout', { seconds: LONGEST_START / 1000, log: cluster.log });
}

/** One try to start the server; it is told apart from us, so that our end is not its end. */
async function launch(
  cluster: Cluster,
  binaries: Binaries,
  identity: Identity,
  durable: boolean,
  port: number,
  end: number,
): Promise<Postmaster | StartProblem> {
  const settings = serverSettings({ port, socketDirectory: cluster.socketDirectory, durable });
  const command = commandAs(identity, join(binaries.native, 'bin', 'postgres'), [
    ...['-D', cluster.directory],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const { descriptor, from } = openLog(cluster.log);
  // A session of its own: Ctrl-C in the terminal must reach us first, so that we end in order.
  const child = spawn(command.file, command.args, {
    ...command.options,
    detached: true,
    stdio: ['ignore', descriptor, descriptor],
  });
  let ended = false;
  let broken: Error | undefined;
  child.on('exit', () => {
    ended = true;
  });
  child.on('error', (error) => {
    ended = true;
    broken = error;
  });
  child.unref();
  closeSync(descriptor);
  for (;;) {
    if (broken !== undefined) return failure('postgres.binary-unusable', { detail: broken.message }, broken);
    if (ended) return startProblem(readLog(cluster.log, from), cluster.directory, cluster.log);
    const written = readPostmaster(cluster.directory);
    if (written !== undefined && written.pid === child.pid && written.state === 'ready') return written;
    if (Date.now() > end) {
      child.kill('SIGINT');
      return failure('postgres.start-timeout', { seconds: LONGEST_START / 1000, log: cluster.log });
    }
    await sleep(STEP);
  }
}

async function untilReady(cluster: Cluster, pid: number, end: number): Promise<Postmaster | undefined> {
  while (Date.now() < end && isAlive(pid)) {
    const written = readPostmaster(cluster.directory);
    if (written?.pid !== pid || written.state === 'stopping') return undefined;
    if (written.state === 'ready') return written;
    await sleep(STEP);
  }
  return undefined;
}

/**
 * Stops a server in order (fast shutdown: open transactions are rolled back) and waits until the
 * last of its processes has gone, so that the next start finds nothing in its way.
 * @throws postgres.stop-timeout
 */
export async function stopServer(directory: string, pid: number, log: string): Promise<void> {
  const end = Date.now() + LONGEST_STOP;
  const late = end - LONGEST_STOP / 4;
  let signalled: 'SIGINT' | 'SIGQUIT' | undefined;
  while (isAlive(pid) || processesIn(directory).length > 0) {
    const now = Date.now();
    if (now > end) throw failure('postgres.stop-timeout', { pid, log });
    const wanted = now > late ? 'SIGQUIT' : 'SIGINT';
    if (signalled !== wanted && isAlive(pid)) {
      signalled = wanted;
      process.kill(pid, wanted);
    }
    await sleep(STEP);
  }
}

function rememberedPort(cluster: Cluster): number | undefined {
  if (!existsSync(cluster.portFile)) return undefined;
  const port = Number(readFileSync(cluster.portFile, 'utf8').trim());
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}

/** A TCP port of 127.0.0.1 that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
