import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Json } from '../../kernel/text.ts';

const BLOCK = 256 << 10;

/** Writes JSON values one a line, in blocks; only its owner may read the file. */
export class LineFile {
  readonly path: string;
  private readonly file: FileHandle;
  private waiting = '';

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.file = file;
  }

  static async create(path: string): Promise<LineFile> {
    return new LineFile(path, await open(path, 'wx', 0o600));
  }

  async add(value: Json): Promise<void> {
    this.waiting += `${JSON.stringify(value)}\n`;
    if (this.waiting.length > BLOCK) await this.flush();
  }

  private async flush(): Promise<void> {
    const text = this.waiting;
    this.waiting = '';
    await this.file.writeFile(text);
  }

  async close(): Promise<void> {
    try {
      if (this.waiting !== '') await this.flush();
    } finally {
      await this.file.close();
    }
  }
}

/** The values of a {@link LineFile}, one after the other. */
export async function* readLines<T>(path: string): AsyncGenerator<T, void, undefined> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  try {
    for await (const line of lines) yield JSON.parse(line) as T;
  } finally {
    lines.close();
  }
}
