import jStat from 'jstat';

/** How sure an interval is where nobody says otherwise. */
export const CONFIDENCE = 0.95;

/** So many of a base, or over one, with the interval in which the true value lies. */
interface Interval<K extends 'share' | 'density'> {
  readonly kind: K;
  readonly part: number;
  readonly base: number;
  /** part ÷ base, unrounded. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/** A share. It is made by {@link rateOf} alone, so that no rate is told without its base. */
export type Rate = Interval<'share'>;

/** Events over a base of another kind: cases for each so many operators. May be more than one. */
export type Density = Interval<'density'>;

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

function check(part: number, base: number, level: number): void {
  if (!isCount(part) || !isCount(base)) throw new RangeError(`not counts: ${part} of ${base}`);
  if (!(level > 0 && level < 1)) throw new RangeError(`not a level of confidence: ${level}`);
}

/**
 * The exact interval of a share (Clopper and Pearson 1934, Biometrika 26:404): at every true share it holds in at least
 * `level` of all samples, also of very small ones. Null without a base.
 * @throws RangeError where part and base are no counts, or the part is more than the base
 */
export function rateOf(part: number, base: number, level: number = CONFIDENCE): Rate | null {
  check(part, base, level);
  if (part > base) throw new RangeError(`no part of its base: ${part} of ${base}`);
  if (base === 0) return null;
  const tail = (1 - level) / 2;
  return {
    ...{ kind: 'share', part, base, level },
    value: part / base,
    low: part === 0 ? 0 : jStat.beta.inv(tail, part, base - part + 1),
    high: part === base ? 1 : jStat.beta.inv(1 - tail, part + 1, base - part),
  };
}

/**
 * The exact interval of events over a base (Garwood 1936, Biometrika 28:437: of a Poisson number). Null without a base.
 * @throws RangeError where part and base are no counts
 */
export function densityOf(part: number, base: number, level: number = CONFIDENCE): Density | null {
  check(part, base, level);
  if (base === 0) return null;
  const tail = (1 - level) / 2;
  return {
    ...{ kind: 'density', part, base, level },
    value: part / base,
    low: part === 0 ? 0 : jStat.gamma.inv(tail, part, 1) / base,
    high: jStat.gamma.inv(1 - tail, part + 1, 1) / base,
  };
}
