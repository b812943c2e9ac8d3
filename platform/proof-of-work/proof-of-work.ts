import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/error.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import { checkProof, newChallenge, VALID_MS } from './challenge.ts';
import type { Challenge, Purpose } from './contract.ts';
import { type ProofSettings, rateOf, workAt } from './demand.ts';

/** A challenge got before the work grew is still taken, up to this: who fills in a form is not sent back for a busy minute. */
const GRACE = 4;
/** So long a request without proof waits for its turn, in milliseconds; a browser waits longer. */
const PATIENCE_MS = 20_000;
/** So many may come at once after a quiet time. */
const AT_ONCE = 5;

/** Work in place of lock-out: what anybody may send costs its sender some arithmetic, and nobody's address is looked at. */
export interface ProofOfWork {
  /** A challenge as hard as the load of the last seconds asks. */
  challenge(purpose: Purpose): Promise<Challenge>;
  /**
   * Lets a request through: at once with a proof, which is thereby spent; in its turn without one.
   * @throws AppError 428 `proof-of-work.forged`, `.expired`, `.too-easy`, `.spent`; 429 `proof-of-work.queue-full`
   */
  admit(purpose: Purpose, proof: string | undefined): Promise<void>;
}

export interface ProofDependencies {
  readonly db: Db;
  readonly clock: Clock;
  /** Shared by all processes of the instance (`loadSecret(dir, 'proof-of-work')`). */
  readonly key: Uint8Array;
  readonly settings: ProofSettings;
  /** How full the queue of this process is for what is scarcest, from 0 to 1. */
  readonly pressure: () => number;
}

/** Across processes: each of them takes the same next turn from one row. Gives the wait in milliseconds; null when full. */
async function takeTurn(db: Db, lane: Purpose, gapMs: number): Promise<number | null> {
  const gap = gapMs / 1000;
  const early = gap * (AT_ONCE - 1);
  const { rows } = await db.query<{ wait: number }>(sql`
    insert into slow_lane as lane (lane, next_at) values (${lane}, now() - make_interval(secs => ${early}) + make_interval(secs => ${gap}))
    on conflict (lane) do update
      set next_at = greatest(lane.next_at, now() - make_interval(secs => ${early})) + make_interval(secs => ${gap})
      where lane.next_at < now() + make_interval(secs => ${PATIENCE_MS / 1000})
    returning extract(epoch from next_at - make_interval(secs => ${gap}) - now())::float8 * 1000 as wait`);
  return rows[0]?.wait ?? null;
}

async function spend(db: Db, name: Buffer): Promise<void> {
  const { rowCount } = await db.query(
    sql`insert into proof_spent (name, spent_at) values (${name}, now()) on conflict do nothing`,
  );
  if (rowCount === 0) throw new AppError('proof-of-work.spent', 428);
}

export function createProofOfWork({ db, clock, key, settings, pressure }: ProofDependencies): ProofOfWork {
  const rate = rateOf(db);
  const asksOfAll = async (): Promise<number> => workAt(settings, await rate());
  return {
    challenge: async (purpose) => newChallenge(key, purpose, workAt(settings, await rate(), pressure()), clock.now()),
    async admit(purpose, proof) {
      if (proof === undefined) {
        const wait = await takeTurn(db, purpose, settings.slowMs);
        if (wait === null) throw new AppError('proof-of-work.queue-full', 429, { retryAfter: PATIENCE_MS / 1000 });
        if (wait > 0) await sleep(wait);
        return;
      }
      // By the load of all processes alone: what one of them gave another must be able to take.
      const least = Math.max(settings.work, (await asksOfAll()) / GRACE);
      await spend(db, checkProof(key, proof, { purpose, least, now: clock.now() }));
    },
  };
}

/** Forgets what was spent so long ago that its challenge has expired, clocks of machines being a minute apart; gives how many. */
export async function sweepProofs(db: Db): Promise<number> {
  const { rowCount } = await db.query(sql`
    delete from proof_spent where spent_at < now() - make_interval(secs => ${(2 * VALID_MS + 60_000) / 1000})`);
  return rowCount;
}
