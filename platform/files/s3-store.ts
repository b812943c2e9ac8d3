import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AppError } from '../../kernel/error.ts';
import type { BlobStore } from './blob-store.ts';
import { EMPTY_SHA256, type S3Credentials, signS3 } from './s3-signature.ts';

export interface S3Options extends S3Credentials {
  /** Address of the bucket, path style: `https://s3.example.gov.cn/qingyuan`. */
  readonly bucketUrl: string;
  /** Put before each key, e.g. `sealed/`. */
  readonly prefix?: string;
  readonly now?: () => Date;
}

/**
 * Contents in an S3-compatible object storage, one request each (up to 5 GB). The storage checks the hash of what it
 * receives, because the hash is part of the signature.
 */
export function s3Store(options: S3Options): BlobStore {
  const now = options.now ?? (() => new Date());

  async function ask(
    method: string,
    sha256: string,
    accepted: readonly number[],
    extra: { headers?: Record<string, string>; path?: string; size?: number } = {},
  ): Promise<Response> {
    const url = new URL(`${options.bucketUrl.replace(/\/$/, '')}/${options.prefix ?? ''}${sha256}`);
    const payload = extra.path === undefined ? EMPTY_SHA256 : sha256;
    const headers = signS3(options, method, url, payload, extra.headers ?? {}, now());
    const init: RequestInit & { duplex?: 'half' } = { method, headers };
    if (extra.path !== undefined) {
      headers['content-length'] = String(extra.size);
      init.body = Readable.toWeb(createReadStream(extra.path)) as unknown as globalThis.ReadableStream;
      init.duplex = 'half';
    }
    const answer = await fetch(url, init).catch((cause: unknown) => {
      throw new AppError('file.storage-refused', 503, { status: 0 }, { cause });
    });
    if (accepted.includes(answer.status)) return answer;
    await answer.body?.cancel();
    throw new AppError('file.storage-refused', 503, { status: answer.status });
  }

  return {
    async put(sha256, path, size) {
      const answer = await ask('PUT', sha256, [200, 201, 204], { path, size });
      await answer.body?.cancel();
    },
    async get(sha256, range) {
      const headers = range === undefined ? {} : { range: `bytes=${range.from}-${range.to}` };
      const answer = await ask('GET', sha256, [200, 206, 404, 416], { headers });
      if (answer.status === 404 || answer.body === null) {
        await answer.body?.cancel();
        throw new AppError('file.not-found', 404, { sha256 });
      }
      if (answer.status === 416) {
        await answer.body.cancel();
        const size = Number(/\*\/(\d+)/.exec(answer.headers.get('content-range') ?? '')?.[1] ?? 0);
        throw new AppError('file.bad-range', 416, { size });
      }
      const size = Number(answer.headers.get('content-length') ?? 0);
      return { size, body: Readable.fromWeb(answer.body as unknown as ReadableStream) };
    },
    async has(sha256) {
      return (await ask('HEAD', sha256, [200, 404])).status === 200;
    },
    async delete(sha256) {
      const answer = await ask('DELETE', sha256, [200, 204, 404]);
      await answer.body?.cancel();
    },
  };
}
