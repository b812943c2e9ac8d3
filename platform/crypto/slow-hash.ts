import { hash, hashRaw, type Options, parseOptions, verify } from '@node-rs/argon2';
import { AppError } from '../../kernel/error.ts';

/** argon2id (RFC 9106), 19 MiB, two passes, one lane: the first choice of OWASP's password storage sheet. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const satisfies Options;

/** Slow hashing with a ceiling on how many run and wait, so that a flood of sign-ins cannot eat the machine. */
export interface SlowHash {
  /** A PHC string with its own random salt. */
  hash(secret: string): Promise<string>;
  verify(encoded: string, secret: string): Promise<boolean>;
  /** How full the queue is, from 0 to 1: at 1 the next one is refused. */
  pressure(): number;
  /** 32 bytes that depend only on the secret and the salt. */
  raw(secret: string, salt: Uint8Array): Promise<Buffer>;
}

interface Gate {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Share of the queue that is taken. */
  pressure(): number;
}

/** At most `running` at once and `waiting` in the queue; beyond that 503 `crypto.busy`. */
export function createGate(running: number, waiting: number): Gate {
  let active = 0;
  const queue: (() => void)[] = [];
  return {
    pressure: () => queue.length / waiting,
    async run(work) {
      if (active >= running) {
        if (queue.length >= waiting) throw new AppError('crypto.busy', 503, { retryAfter: 5 });
        // The one who leaves hands over its place, so `active` is not counted up again here.
        await new Promise<void>((resume) => queue.push(resume));
      } else {
        active += 1;
      }
      try {
        return await work();
      } finally {
        const next = queue.shift();
        if (next === undefined) active -= 1;
        else next();
      }
    },
  };
}

/** argon2id behind a gate. Two at once leave the rest of Node's four worker threads to files and names. */
export function createSlowHash(limits = { running: 2, waiting: 64 }, cost: Options = COST): SlowHash {
  const gate = createGate(limits.running, limits.waiting);
  return {
    pressure: () => gate.pressure(),
    hash: (secret) => gate.run(() => hash(secret, cost)),
    verify: (encoded, secret) => gate.run(() => verify(encoded, secret)),
    raw: (secret, salt) => gate.run(() => hashRaw(secret, { ...cost, outputLen: 32, salt })),
  };
}

/** The process's hasher: one gate for passwords and receipt codes together. */
export const slowHash: SlowHash = createSlowHash();

/** True when `encoded` was made with other costs than today's, so that it is made anew at the next sign-in. */
export function isOutdatedHash(encoded: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(encoded);
  return memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism;
}
