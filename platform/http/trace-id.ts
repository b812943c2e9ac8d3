import type { IncomingMessage } from 'node:http';
import { randomPiece } from '../crypto/random.ts';

const TRACE = /^[0-9a-f]{32}$/;
const PARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;
const NONE = '0'.repeat(32);

/** The trace id of a request: the caller's (W3C `traceparent`, else `x-trace-id`), or a fresh one of 32 hex digits. */
export function traceIdOf(request: IncomingMessage): string {
  const { traceparent, 'x-trace-id': plain } = request.headers;
  const given = typeof traceparent === 'string' ? PARENT.exec(traceparent)?.[1] : plain;
  return typeof given === 'string' && TRACE.test(given) && given !== NONE ? given : randomPiece(16).toString('hex');
}
