export { idempotencyErrors } from './errors.ts';
export { type IdempotencyKey, performOnce, readKey } from './perform-once.ts';
