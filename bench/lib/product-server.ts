import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { projectPath } from '../../platform/paths.ts';

/** The product's own server as a process of its own, with the headers of a clerk who is signed in. */
export interface ProductServer {
  readonly port: number;
  readonly pid: number;
  readonly headers: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts bench/http-server.ts on a migrated database; resolves when it listens. */
export async function serveProduct(url: string, folder: string): Promise<ProductServer> {
  const child = spawn(process.execPath, [...process.execArgv, projectPath('bench/http-server.ts'), url, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{')) continue;
    const { port, cookie } = JSON.parse(line) as { port: number; cookie: string };
    const headers = { 'content-type': 'application/json', 'x-qingyuan': '1', cookie };
    return { port, pid: child.pid ?? 0, headers, stop: () => endProcess(child) };
  }
  throw new Error('the server ended before it listened');
}

/** Ends a process that the benchmark started; its data are thrown away, so it need not end gently. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
