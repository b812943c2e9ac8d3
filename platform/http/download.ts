import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../kernel/error.ts';
import type { ByteRange } from '../files/index.ts';

/**
 * The header `content-disposition` of a file: its name as it is for whoever reads UTF-8 (RFC 8187), `plain` for others.
 * `inline` is shown by the browser, `attachment` is saved.
 */
export function fileNamed(name: string, plain: string, how: 'attachment' | 'inline' = 'attachment'): string {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);
  return `${how}; filename="${plain.replace(/[^\w.-]+/g, '_').slice(-80)}"; filename*=UTF-8''${encoded}`;
}

export interface Download {
  readonly name: string;
  /** Name in plain letters, for programs that read no others; made of `name` when absent. */
  readonly plain?: string;
  readonly type: string;
  /** Bytes that are sent now. */
  readonly size: number;
}

/** For one person: saved, never shown inside our pages, kept by no cache, and powerless even if a browser shows it. */
export const asDownload = (reply: FastifyReply, { name, plain = name, type, size }: Download): FastifyReply =>
  reply
    .type(type)
    .header('content-length', size)
    .header('content-disposition', fileNamed(name, plain))
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store');

/**
 * One range of bytes; anything else (several ranges, other units, nonsense) is no range, as RFC 9110 section 14.2
 * allows. @throws AppError 416 `file.bad-range`
 */
function readRange(header: string | undefined, size: number): ByteRange | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (first >= size || (from === '' && Number(to) === 0)) throw new AppError('file.bad-range', 416, { size });
  return first > last ? undefined : { from: first, to: last };
}

/** What a request asks of a file: all of it, or one part, and how many bytes that is. */
export interface AskedPart {
  readonly part: ByteRange | undefined;
  readonly size: number;
}

/**
 * The part of a file that a request asks for, told to the reply (206, `content-range`, `etag`). `sha256` names the content:
 * who holds a part of another content gets the whole. @throws AppError 416 `file.bad-range`
 */
export function askedPart(
  request: Pick<FastifyRequest, 'headers'>,
  reply: FastifyReply,
  { sha256, size }: { readonly sha256: string; readonly size: number },
): AskedPart {
  const { range, 'if-range': ifRange } = request.headers;
  const tag = `"${sha256}"`;
  const part = ifRange === undefined || ifRange === tag ? readRange(range, size) : undefined;
  reply.header('etag', tag).header('accept-ranges', 'bytes');
  if (part === undefined) return { part, size };
  reply.code(206).header('content-range', `bytes ${part.from}-${part.to}/${size}`);
  return { part, size: part.to - part.from + 1 };
}

/** A download in parts is one look: its first part is noted. */
export const isFirstPart = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean =>
  headers.range === undefined || !/^bytes=[1-9]/.test(headers.range);
