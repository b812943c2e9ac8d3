import { createHmac, randomBytes } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../kernel/error.ts';
import type { App } from './types.ts';

const ROTATION_MS = 60 * 60_000;

/**
 * Names a caller for counting without keeping the address: an HMAC under a random salt that lives in memory and is
 * replaced every hour, so that nobody can go back from a count to a citizen (令121 art 37).
 */
export function anonymousKeys(now: () => number = Date.now): (address: string) => string {
  let salt = randomBytes(32);
  let since = now();
  return (address) => {
    if (now() - since >= ROTATION_MS) {
      salt = randomBytes(32);
      since = now();
    }
    return createHmac('sha256', salt).update(address).digest('base64url').slice(0, 22);
  };
}

/** Limits are per route (`config.rateLimit`), counted in this process only. */
export async function limitRates(app: App): Promise<void> {
  const keyOf = anonymousKeys();
  await app.register(rateLimit, {
    global: false,
    cache: 20_000,
    keyGenerator: (request: FastifyRequest) => `${request.routeOptions.url ?? ''} ${keyOf(request.ip)}`,
    errorResponseBuilder: (_request, context) =>
      new AppError('http.too-many', 429, { retryAfter: Math.max(1, Math.ceil(context.ttl / 1000)) }),
  });
}
