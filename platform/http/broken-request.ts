import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { AppError } from '../../kernel/error.ts';
import { randomPiece } from '../crypto/random.ts';
import { errors } from './errors.ts';
import { problemOf } from './problem.ts';

/** Statuses of what Node's parser gives up on; anything else is 400. */
const STATUS: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** Answers bytes that are no HTTP request (no route, no headers, no reply object) as coded as any other refusal. */
export function refuseBrokenRequest(failure: Error, socket: Socket): void {
  const code = 'code' in failure ? String(failure.code) : '';
  // Gone, or half answered already: nothing can be said any more.
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = STATUS[code] ?? 400;
  const traceId = randomPiece(16).toString('hex');
  const { body } = problemOf(new AppError('http.bad-request', 400, { reason: code || 'HTTP' }), traceId, errors);
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Bad Request'}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(text)}`,
    `x-trace-id: ${traceId}`,
    'connection: close',
  ].join('\r\n');
  socket.end(`${head}\r\n\r\n${text}`);
}
