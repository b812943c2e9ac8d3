import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';

/** How much work is asked for. Ours to choose: no law and no standard says it. */
export interface ProofSettings {
  /** Expected hashes of a proof while things are calm: a third of a second on an old phone, thirty milliseconds on a desktop. */
  readonly work: number;
  /** Proofs taken in a second, all processes together, from which on the work grows with the rate. */
  readonly calm: number;
  /** Milliseconds between two requests that come without proof, all processes together. */
  readonly slowMs: number;
}

const OURS: ProofSettings = { work: 20_000, calm: 50, slowMs: 2_000 };
/** So many times the calm work and no more: an old phone would need some five seconds. */
const STEEPEST = 16;

/** Settings from `QY_PROOF_WORK`, `QY_PROOF_CALM` and `QY_SLOW_LANE_MS`; ours where unset, no whole number or out of bounds. */
export function proofSettings(env: Readonly<Record<string, string | undefined>>): ProofSettings {
  const whole = (name: string, least: number, most: number, own: number): number => {
    const value = Number(env[name] || Number.NaN);
    return Number.isInteger(value) && value >= least && value <= most ? value : own;
  };
  return {
    work: whole('QY_PROOF_WORK', 16, 10_000_000, OURS.work),
    calm: whole('QY_PROOF_CALM', 1, 100_000, OURS.calm),
    slowMs: whole('QY_SLOW_LANE_MS', 10, 60_000, OURS.slowMs),
  };
}

/**
 * Expected hashes at a rate of proofs a second, in proportion above the calm rate, or at a pressure from 0 to 1 on what is
 * scarcest here, whichever asks for more; up to {@link STEEPEST} times.
 */
export const workAt = ({ work, calm }: ProofSettings, rate: number, pressure = 0): number =>
  Math.round(work * Math.min(STEEPEST, Math.max(1, rate / calm, STEEPEST * pressure)));

/** Over so many seconds the rate is taken. */
export const WINDOW_S = 10;
const FRESH_MS = 1_000;

/** Proofs taken in a second by all processes over the last ten; asked of the database at most once a second. */
export function rateOf(db: Db, now: () => number = Date.now): () => Promise<number> {
  let asked = Number.NEGATIVE_INFINITY;
  let rate: Promise<number> = Promise.resolve(0);
  return () => {
    if (now() - asked >= FRESH_MS) {
      asked = now();
      const before = rate;
      rate = countRate(db).catch(() => before);
    }
    return rate;
  };
}

async function countRate(db: Db): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    sql`select count(*)::int as n from proof_spent where spent_at > now() - make_interval(secs => ${WINDOW_S})`,
  );
  return (rows[0]?.n ?? 0) / WINDOW_S;
}
