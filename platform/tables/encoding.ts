import { isUtf8 } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { AppError } from '../../kernel/error.ts';

export interface TextEncoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
  /** Some bytes cannot be read in it: rows that hold U+FFFD have lost text. */
  readonly damaged: boolean;
}

const CHUNK = 1 << 20;
/** How much text behind the first doubtful byte is weighed. */
const WEIGHED = 16 << 20;

/** Bytes at the end of `chunk` that begin a UTF-8 character which goes on in the next chunk. */
function openTail(chunk: Buffer): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back += 1) {
    const byte = chunk[chunk.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function byMark(head: Buffer): TextEncoding['name'] | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Offset of the first chunk that is not UTF-8; -1 when all is. */
async function firstDoubt(file: FileHandle): Promise<number> {
  const buffer = Buffer.alloc(CHUNK);
  let kept = 0;
  let offset = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, kept, CHUNK - kept, offset + kept);
    const chunk = buffer.subarray(0, kept + bytesRead);
    if (chunk.includes(0)) return offset;
    const tail = bytesRead === 0 ? 0 : openTail(chunk);
    if (!isUtf8(chunk.subarray(0, chunk.length - tail))) return offset;
    if (bytesRead === 0) return -1;
    buffer.copyWithin(0, chunk.length - tail, chunk.length);
    offset += chunk.length - tail;
    kept = tail;
  }
}

interface Weight {
  lost: number;
  han: number;
}

async function weigh(file: FileHandle, from: number, names: readonly string[]): Promise<Weight[]> {
  const trials = names.map((name) => ({ decoder: new TextDecoder(name), weight: { lost: 0, han: 0 } }));
  const buffer = Buffer.alloc(CHUNK);
  for (let done = 0; done < WEIGHED; ) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK, from + done);
    done += bytesRead;
    for (const { decoder, weight } of trials) {
      const text = decoder.decode(buffer.subarray(0, bytesRead), { stream: bytesRead > 0 });
      weight.lost += text.split(/\ufffd/).length + text.split('\0').length - 2;
      weight.han += text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
    }
    if (bytesRead === 0) break;
  }
  return trials.map((trial) => trial.weight);
}

/** A few lost characters among many Chinese ones: the right encoding, with damage. */
const plausible = ({ lost, han }: Weight): boolean => lost === 0 || lost * 10 < han;

/**
 * The encoding of a text file: by its byte order mark, else UTF-8 when the whole file is valid UTF-8, else
 * whichever of UTF-8 with damage and GB18030 (GB 18030-2022) loses little and gives Chinese.
 * @throws AppError `table.encoding`, also for binary files
 */
export async function detectEncoding(path: string): Promise<TextEncoding> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(4);
    await file.read(head, 0, 4, 0);
    const marked = byMark(head);
    if (marked !== undefined) {
      const [weight] = await weigh(file, 0, [marked]);
      return { name: marked, damaged: (weight?.lost ?? 0) > 0 };
    }
    const doubt = await firstDoubt(file);
    if (doubt < 0) return { name: 'utf-8', damaged: false };
    const [utf8, gb] = await weigh(file, doubt, ['utf-8', 'gb18030']);
    if (utf8 !== undefined && plausible(utf8)) return { name: 'utf-8', damaged: utf8.lost > 0 };
    if (gb !== undefined && plausible(gb)) return { name: 'gb18030', damaged: gb.lost > 0 };
    throw new AppError('table.encoding', 422, { file: path });
  } finally {
    await file.close();
  }
}

/** A file's text, piece by piece, without its byte order mark. `onBytes` hears how far the reading is. */
export async function* readText(
  path: string,
  encoding: TextEncoding,
  onBytes: (position: number) => void = () => undefined,
): AsyncGenerator<string, void, undefined> {
  const file = await open(path, 'r');
  try {
    const decoder = new TextDecoder(encoding.name);
    const buffer = Buffer.alloc(256 << 10);
    let position = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
      position += bytesRead;
      onBytes(position);
      const text = decoder.decode(buffer.subarray(0, bytesRead), { stream: bytesRead > 0 });
      if (text !== '') yield text;
      if (bytesRead === 0) return;
    }
  } finally {
    await file.close();
  }
}
