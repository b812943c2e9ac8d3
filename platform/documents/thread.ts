import { Worker } from 'node:worker_threads';
import { AppError } from '../../kernel/error.ts';
import type { JsonObject } from '../../kernel/text.ts';

/** A thread that lays documents out, one after the other; begun when first needed, ended when idle. */
export interface DocumentThread {
  /**
   * The bytes of a document as `worker` makes them of the message.
   * @throws AppError 503 `documents.unavailable`, `documents.busy`, `documents.interrupted`, 500 `documents.failed`
   */
  ask(message: object): Promise<Buffer>;
  /** The bytes, and what the worker says about them. */
  askAbout(message: object): Promise<Told>;
  close(): Promise<void>;
}

export interface Told {
  readonly bytes: Buffer;
  readonly about: JsonObject;
}

type Answer =
  | { readonly id: number; readonly bytes: Uint8Array; readonly about?: JsonObject }
  | { readonly id: number; readonly unavailable: string }
  | { readonly id: number; readonly failed: string };

interface Waiting {
  readonly give: (told: Told) => void;
  readonly fail: (error: AppError) => void;
}

/** Documents waiting at once; each takes a fraction of a second, and a longer queue would only time out later. */
const MOST_WAITING = 200;
/** The thread and its memory (60 MB of the typesetter) go after this long without work. */
const IDLE_MS = 60_000;
/** A thread silent for this long is stuck: ended, and its documents fail. */
const STUCK_MS = 60_000;

/** That a part is missing on this machine. */
export const unavailable = (part: string, cause?: unknown): AppError =>
  new AppError('documents.unavailable', 503, { part, platform: `${process.platform}-${process.arch}` }, { cause });

/** The thread is gone, not the document wrong: the next one begins a new thread. */
const interrupted = (reason: string): AppError => new AppError('documents.interrupted', 503, { reason });
const failed = (reason: string): AppError => new AppError('documents.failed', 500, { reason });

/**
 * @param file the worker, which answers `{ id, … }` with `{ id, bytes }`, `{ id, unavailable }` or `{ id, failed }`
 * @param findParts what the worker is given; asked when a thread begins, throws where something is missing
 * @param library named when the worker cannot load what it works with
 */
export function openThread(file: string, findParts: () => object, library: string): DocumentThread {
  let thread: Worker | undefined;
  let count = 0;
  let timer: NodeJS.Timeout | undefined;
  const waiting = new Map<number, Waiting>();

  const end = (error: AppError): void => {
    const ended = thread;
    thread = undefined;
    clearTimeout(timer);
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
    void ended?.terminate();
  };

  const watch = (): void => {
    clearTimeout(timer);
    const idle = waiting.size === 0;
    timer = setTimeout(() => end(interrupted('no answer in time')), idle ? IDLE_MS : STUCK_MS);
    // Neither an idle thread nor its timer keeps a program running.
    if (idle) timer.unref();
    if (idle) thread?.unref();
    else thread?.ref();
  };

  const start = (): Worker => {
    const worker = new Worker(file, { workerData: findParts(), execArgv: [] });
    worker.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      watch();
      if (asked === undefined) return;
      if ('bytes' in answer)
        asked.give({
          bytes: Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength),
          about: answer.about ?? {},
        });
      else asked.fail('failed' in answer ? failed(answer.failed) : unavailable(library, answer.unavailable));
    });
    const gone = (reason: string): void => {
      if (thread === worker) end(interrupted(reason));
    };
    worker.on('error', (error) => gone(error.message));
    worker.on('exit', (code) => gone(`thread ended with ${code}`));
    return worker;
  };

  const askAbout = (message: object): Promise<Told> =>
    new Promise((give, fail) => {
      if (waiting.size >= MOST_WAITING) throw new AppError('documents.busy', 503, { waiting: waiting.size });
      thread ??= start();
      const id = ++count;
      waiting.set(id, { give, fail });
      watch();
      thread.postMessage({ ...message, id });
    });

  return {
    ask: async (message) => (await askAbout(message)).bytes,
    askAbout,
    async close() {
      const ended = thread;
      end(failed('closed'));
      await ended?.terminate();
    },
  };
}
