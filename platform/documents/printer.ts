import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../kernel/error.ts';
import { projectPath } from '../paths.ts';
import { type Coverage, readCoverage } from './glyphs.ts';

/** What typesetting needs on this machine. */
export interface PrinterParts {
  /** Module that typesets. */
  readonly compiler: string;
  /** Font files: regular, bold. */
  readonly fonts: readonly [string, string];
  readonly template: string;
}

export interface Printer {
  /** Which characters both fonts have. @throws AppError 503 `documents.unavailable` */
  coverage(): Coverage;
  /**
   * PDF bytes of a prepared document; `seconds` is the instant written into the file (Unix seconds).
   * @throws AppError 503 `documents.unavailable`, 503 `documents.busy`, 500 `documents.failed`
   */
  print(document: string, seconds: number): Promise<Buffer>;
  close(): Promise<void>;
}

type Answer =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly unavailable: string }
  | { readonly id: number; readonly failed: string };

interface Waiting {
  readonly give: (pdf: Buffer) => void;
  readonly fail: (error: AppError) => void;
}

/** Documents waiting at once; each takes a fraction of a second, and a longer queue would only time out later. */
const MOST_WAITING = 200;
/** The thread and its 60 MB go after this long without work. */
const IDLE_MS = 60_000;
/** A thread silent for this long is stuck: ended, and its documents fail. */
const STUCK_MS = 60_000;

const FONT = '@expo-google-fonts/noto-serif-sc';

const unavailable = (part: string, cause?: unknown): AppError =>
  new AppError('documents.unavailable', 503, { part, platform: `${process.platform}-${process.arch}` }, { cause });

/** The parts that the project installs. @throws AppError 503 `documents.unavailable` */
export function installedParts(): PrinterParts {
  const { resolve } = createRequire(projectPath('package.json'));
  const find = (name: string): string => {
    try {
      return resolve(name);
    } catch (error) {
      throw unavailable(name, error);
    }
  };
  return {
    compiler: find('@myriaddreamin/typst-ts-node-compiler'),
    fonts: [find(`${FONT}/400Regular/NotoSerifSC_400Regular.ttf`), find(`${FONT}/700Bold/NotoSerifSC_700Bold.ttf`)],
    template: projectPath('platform/documents/document.typ'),
  };
}

/** One thread that typesets, one document after the other; begun when first needed, ended when idle. */
export function openPrinter(findParts: () => PrinterParts): Printer {
  let thread: Worker | undefined;
  let has: Coverage | undefined;
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
    timer = setTimeout(() => end(failed('no answer in time')), idle ? IDLE_MS : STUCK_MS);
    // Neither an idle thread nor its timer keeps a program running.
    if (idle) timer.unref();
    if (idle) thread?.unref();
    else thread?.ref();
  };

  const start = (): Worker => {
    const parts = findParts();
    for (const path of parts.fonts) if (!existsSync(path)) throw unavailable(path);
    const worker = new Worker(projectPath('platform/documents/pdf-worker.mjs'), { workerData: parts, execArgv: [] });
    worker.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      watch();
      if (asked === undefined) return;
      if ('pdf' in answer) asked.give(Buffer.from(answer.pdf.buffer, answer.pdf.byteOffset, answer.pdf.byteLength));
      else asked.fail('failed' in answer ? failed(answer.failed) : unavailable('typst', answer.unavailable));
    });
    const gone = (reason: string): void => {
      if (thread === worker) end(failed(reason));
    };
    worker.on('error', (error) => gone(error.message));
    worker.on('exit', (code) => gone(`thread ended with ${code}`));
    return worker;
  };

  return {
    coverage() {
      if (has === undefined) {
        const [regular, bold] = findParts().fonts.map(fontCoverage);
        has = (codePoint) => regular?.(codePoint) === true && bold?.(codePoint) === true;
      }
      return has;
    },
    print: (document, seconds) =>
      new Promise((give, fail) => {
        if (waiting.size >= MOST_WAITING) throw new AppError('documents.busy', 503, { waiting: waiting.size });
        thread ??= start();
        const id = ++count;
        waiting.set(id, { give, fail });
        watch();
        thread.postMessage({ id, document, seconds });
      }),
    async close() {
      const ended = thread;
      end(failed('closed'));
      await ended?.terminate();
    },
  };
}

const failed = (reason: string): AppError => new AppError('documents.failed', 500, { reason });

function fontCoverage(path: string): Coverage {
  try {
    return readCoverage(path);
  } catch (error) {
    throw unavailable(path, error);
  }
}
