import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../kernel/error.ts';
import { projectPath } from '../paths.ts';
import { slipPage } from './slip.ts';
import type { Assembled, AssembledFile, AssembleOptions, Laid, LaidSoFar, Part, PartContent } from './types.ts';

/** Most bytes of one part where nobody says otherwise; pdf-lib needs about four times as much while it copies. */
export const LARGEST_PART = 96 * 1024 * 1024;
/** Objects of one part and the numbers of all; the bytes of pictures lie outside this. */
const HEAP_MB = 384;

interface Described {
  readonly sha256: string;
  readonly size: number;
  readonly pages: number;
}

type Message =
  | { readonly part: number }
  | { readonly late: number; readonly laid: LaidSoFar }
  | { readonly slip: number; readonly reason: string; readonly sha256: string | null; readonly size: number }
  | { readonly done: number; readonly of: number }
  | {
      readonly finished: {
        readonly whole: Described;
        readonly volume: Described | null;
        readonly parts: readonly Laid[];
      };
    }
  | { readonly failed: 'disk-full' | 'other'; readonly reason: string };

const isLate = ({ source }: Part): boolean => typeof source === 'object' && 'late' in source;

function checkParts(parts: readonly Part[], cut: number | undefined): void {
  const wrong = (reason: string): never => {
    throw new AppError('pdf.failed', 500, { reason });
  };
  if (parts.length === 0 || (cut !== undefined && !(cut > 0 && cut < parts.length))) wrong('no parts');
  if (parts.some((part) => isLate(part) && part.numbers !== 'none')) wrong('a late part bears no number');
}

async function contentOf(part: Part, laid: LaidSoFar): Promise<PartContent> {
  const { source } = part;
  if (typeof source === 'function') return source();
  return 'late' in source ? source.late(laid) : source;
}

/** A copy that may be given away: the caller's own bytes stay theirs. */
function sendable(content: PartContent, own: boolean): readonly [object, ArrayBuffer[]] {
  if (!(content instanceof Uint8Array)) return [content, []];
  const whole = own && content.buffer instanceof ArrayBuffer && content.byteLength === content.buffer.byteLength;
  const bytes = whole ? (content as Uint8Array<ArrayBuffer>) : new Uint8Array(content);
  return [{ bytes }, [bytes.buffer]];
}

/**
 * Puts parts together into one PDF at `out`: bookmarks, stamped page numbers, labels; the same parts give the same
 * bytes. A part is a PDF, a JPEG or a PNG; any other becomes a slip page 附卷说明 and is told in `parts`. The work is done
 * by a thread of its own, part after part straight to the disk, so that memory holds one part and not the whole. The file
 * appears by one rename after it was flushed; whatever fails, nothing is left.
 * @throws AppError 507 `pdf.disk-full`, 500 `pdf.failed`; whatever a source throws; the reason of `signal`
 */
export async function assemble(parts: readonly Part[], out: string, options: AssembleOptions): Promise<Assembled> {
  const { cut, signal } = options;
  checkParts(parts, cut?.after);
  signal?.throwIfAborted();
  const worker = new Worker(projectPath('platform/pdf/assemble-worker.mjs'), {
    workerData: {
      parts: parts.map((part) => ({
        title: part.title,
        level: part.level,
        numbers: part.numbers ?? 'on',
        late: isLate(part),
      })),
      out,
      cut,
      title: options.title,
      author: options.author,
      seconds: Math.floor(options.at.getTime() / 1000),
      corner: options.corner ?? 'outside',
      overlay: options.overlay,
      largestPart: options.largestPart ?? LARGEST_PART,
    },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  try {
    return await conversation(worker, parts, out, options);
  } catch (error) {
    await worker.terminate();
    // What a thread that was ended in the middle could not take away itself.
    const left = [out, cut?.out].flatMap((path) => (path === undefined ? [] : [`${path}.part`]));
    await Promise.all(left.map((path) => rm(path, { force: true })));
    throw error;
  } finally {
    await worker.terminate();
  }
}

function conversation(
  worker: Worker,
  parts: readonly Part[],
  out: string,
  options: AssembleOptions,
): Promise<Assembled> {
  return new Promise((give, fail) => {
    const failed = (reason: string): void => fail(new AppError('pdf.failed', 500, { reason }));
    options.signal?.addEventListener('abort', () => fail(options.signal?.reason), { once: true });
    const send = (to: string, content: Promise<PartContent>, own: boolean): void => {
      content
        .then((found) => {
          const [message, given] = sendable(found, own);
          worker.postMessage({ to, ...message }, given);
        })
        .catch(fail);
    };
    const partAt = (index: number): Part => {
      const part = parts[index];
      if (part === undefined) throw new AppError('pdf.failed', 500, { reason: `no part ${index}` });
      return part;
    };
    worker.on('message', (message: Message) => {
      if ('part' in message) {
        const part = partAt(message.part);
        send('part', contentOf(part, []), typeof part.source === 'function');
      } else if ('late' in message) send('late', contentOf(partAt(message.late), message.laid), true);
      else if ('slip' in message) {
        const { reason, sha256, size } = message;
        const { title } = partAt(message.slip);
        send('slip', (options.slip ?? slipPage)({ title, reason, sha256, size, at: options.at }), true);
      } else if ('done' in message) options.onProgress?.(message.done, message.of);
      else if ('failed' in message) {
        if (message.failed === 'disk-full') fail(new AppError('pdf.disk-full', 507));
        else failed(message.reason);
      } else {
        const { whole, volume, parts: laid } = message.finished;
        const file = (path: string, described: Described): AssembledFile => ({ path, ...described });
        const second = volume === null || options.cut === undefined ? null : file(options.cut.out, volume);
        give({ ...file(out, whole), parts: laid, cut: second });
      }
    });
    worker.on('error', (error) => failed(error.message));
    worker.on('exit', (code) => failed(`thread ended with ${code}`));
  });
}
