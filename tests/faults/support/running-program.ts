import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ProgramName, program } from '../../support/programs.ts';

/** How a program ended: its exit code, or the signal that ended it. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A line of a stack trace as Node prints it; inside a JSON log line it is no line of its own. */
export const STACK_TRACE = /^\s+at .+:\d+:\d+\)?$|^(?!\{).*at Object\./m;

/** A real process of the product. */
export interface RunningProgram {
  readonly pid: number;
  /** All that it wrote so far, both streams. */
  output(): string;
  /** Waits until the output has the text; gives the output. Fails when the program ends first. */
  said(text: string | RegExp, withinMs?: number): Promise<string>;
  signal(signal: NodeJS.Signals): void;
  /** Sends SIGKILL and waits until the process is gone. */
  kill(): Promise<void>;
  readonly ended: Promise<Ending>;
}

const running = new Set<RunningProgram>();

/** Kills what tests left running: for `afterAll`. */
export async function killPrograms(): Promise<void> {
  await Promise.all([...running].map((each) => each.kill()));
}

/** Starts a program with a clean environment: settings of the machine that runs the tests must not reach it. */
export async function start(
  name: ProgramName,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<RunningProgram> {
  return startFile(await program(name), args, env);
}

/** The same for a file of the project. */
export function startFile(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): RunningProgram {
  const { PATH, HOME, TMPDIR } = process.env;
  const inherited = Object.fromEntries(
    Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value !== undefined),
  );
  const child = spawn(process.execPath, [file, ...args], {
    env: { ...inherited, QY_LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  let over = false;
  const ended = new Promise<Ending>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      over = true;
      running.delete(started);
      resolve({ code, signal });
    });
  });
  const has = (wanted: string | RegExp): boolean =>
    typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
  const started: RunningProgram = {
    pid: child.pid ?? -1,
    output: () => text,
    ended,
    signal: (signal) => {
      child.kill(signal);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    said: async (wanted, withinMs = 150_000) => {
      const end = Date.now() + withinMs;
      while (!has(wanted)) {
        if (over) throw new Error(`the program ended without saying ${wanted}:\n${text}`);
        if (Date.now() > end) throw new Error(`the program did not say ${wanted}:\n${text}`);
        await sleep(10);
      }
      return text;
    },
  };
  running.add(started);
  return started;
}
