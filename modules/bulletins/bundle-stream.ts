import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';

/** How long a reader may take nothing before the download is cut off, in milliseconds. */
const PATIENCE_MS = 30_000;

/**
 * What `write` writes line by line, as a stream. `write` holds a database connection while it works: a reader who went
 * away or takes nothing any more makes its next line fail, so that the connection is given back. A failure midway cuts
 * the stream off, and its missing trailer says so.
 */
export function bundleStream(
  write: (line: (text: string) => Promise<void>) => Promise<void>,
  patienceMs = PATIENCE_MS,
): Readable {
  const stream = new PassThrough();
  const gone = new AbortController();
  stream.once('close', () => gone.abort());
  write(async (line) => {
    gone.signal.throwIfAborted();
    if (stream.write(line)) return;
    const timer = setTimeout(() => gone.abort(), patienceMs);
    await once(stream, 'drain', { signal: gone.signal }).finally(() => clearTimeout(timer));
  }).then(
    () => stream.end(),
    (error: unknown) => stream.destroy(error instanceof Error ? error : new Error('export failed')),
  );
  return stream;
}
