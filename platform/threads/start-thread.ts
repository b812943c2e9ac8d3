import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { projectPath } from '../paths.ts';

/** A program that may run in a thread: it exports `inThread(asked, port)`. */
export interface ThreadProgram {
  /** Path of its bundle and of its source, from the project root. */
  readonly bundle: string;
  readonly source: string;
}

/** What a thread runs: the bundle where this is one, else the source. */
function addressOf({ bundle, source }: ThreadProgram): string {
  const built = projectPath(bundle);
  // What runs from sources starts sources, also where somebody has built.
  const bundled = import.meta.url.endsWith('.mjs') && existsSync(built);
  return pathToFileURL(bundled ? built : projectPath(source)).href;
}

/** Starts a program in a thread of its own; `asked` is copied to it, what it posts comes back as messages. */
export const startThread = (program: ThreadProgram, asked: unknown): Worker =>
  new Worker(projectPath('platform/threads/thread.mjs'), {
    workerData: { program: addressOf(program), asked },
    execArgv: [],
  });
