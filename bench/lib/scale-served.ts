import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { projectPath } from '../../platform/paths.ts';
import type { Level } from './large-offices.ts';

export interface Answered {
  readonly ms: number;
  readonly bytes: number;
  readonly text: string;
}

/** The product's server over a filled database, and a session of each level. */
export interface Served {
  ask(level: Level, path: string): Promise<Answered>;
  send(level: Level, path: string, body: unknown): Promise<Answered>;
  /** Where and as whom, for whoever sends by other means. */
  target(
    level: Level,
    path: string,
  ): { readonly port: number; readonly path: string; readonly headers: Record<string, string> };
  stop(): Promise<void>;
}

/** Starts the server as a process of its own. @throws Error when it ends before it listens */
export async function serveScale({ url, folder }: { readonly url: string; readonly folder: string }): Promise<Served> {
  const child = spawn(process.execPath, [...process.execArgv, projectPath('bench/scale-server.ts'), url, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let ready: { readonly port: number; readonly cookies: Readonly<Record<Level, string>> } | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{')) continue;
    ready = JSON.parse(line);
    break;
  }
  if (ready === undefined) throw new Error('the server ended before it listened');
  const { port, cookies } = ready;
  const headersOf = (level: Level): Record<string, string> => ({
    cookie: cookies[level],
    'content-type': 'application/json',
    'x-qingyuan': '1',
  });
  const call = async (level: Level, path: string, init: RequestInit = {}): Promise<Answered> => {
    const from = performance.now();
    const headers = headersOf(level);
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${text}`);
    return { ms: performance.now() - from, bytes: Buffer.byteLength(text), text };
  };
  return {
    ask: (level, path) => call(level, path),
    send: (level, path, body) => call(level, path, { method: 'POST', body: JSON.stringify(body) }),
    target: (level, path) => ({ port, path, headers: headersOf(level) }),
    stop: async () => {
      child.kill('SIGKILL');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
