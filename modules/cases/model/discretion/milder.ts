import { type Caution, caution, type Step, step } from '../reasoning.ts';
import { sources } from '../sources.ts';
import type { Assessment } from './assess.ts';

export interface Governing {
  readonly governs: 'older' | 'newer';
  readonly steps: readonly Step[];
  readonly cautions: readonly Caution[];
}

interface Amounts {
  readonly min: number;
  readonly max: number;
}

/**
 * Of two assessments of one act, by the edition of the act's day and by that of the decision's: the older governs unless
 * the newer is milder (处罚法 art 37). Compared by the range of the proposed band, the maximum first; where one has the
 * lower maximum and the higher minimum, the law does not say which is milder (U).
 */
export function governingEdition(older: Assessment, newer: Assessment): Governing {
  const [then, now] = [rangeOf(older), rangeOf(newer)];
  const milder = then !== null && now !== null && compare(now, then) < 0;
  const crossed = then !== null && now !== null && (now.max - then.max) * (now.min - then.min) < 0;
  const text = milder
    ? { zh: '决定时的基准较轻，适用决定时的基准', en: 'the edition of the decision is milder and governs' }
    : { zh: '适用违法行为发生时的基准', en: 'the edition of the act governs' };
  const cautions: Caution[] = [];
  if (then === null || now === null) cautions.push(NOT_COMPARED);
  if (crossed) cautions.push(CROSSED);
  return {
    governs: milder ? 'newer' : 'older',
    steps: [step(sources.lawOfTheTime, text.zh, text.en)],
    cautions,
  };
}

const compare = (a: Amounts, b: Amounts): number => a.max - b.max || a.min - b.min;

/** 不予 counts as a fine of nothing; null where there is no lawful path to compare. */
function rangeOf({ lawful, band, range }: Assessment): Amounts | null {
  if (!lawful) return null;
  return band === 'not-punished' ? { min: 0, max: 0 } : range;
}

const NOT_COMPARED = caution(
  'check',
  'discretion.not-compared',
  sources.lawOfTheTime,
  '有一版基准算不出幅度，无法比较轻重',
  'one edition gives no range: the two could not be compared',
);
const CROSSED = caution(
  'check',
  'discretion.editions-crossed',
  sources.lawOfTheTime,
  '两版基准一个最高额较低、另一个最低额较低，孰轻请法制机构确认',
  'one edition has the lower maximum, the other the lower minimum: have it confirmed which is milder',
);
