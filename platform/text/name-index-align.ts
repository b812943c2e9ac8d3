import { MOST_UNITS } from './name-index-segment.ts';
import { type Signs, signs } from './name-index-signs.ts';

/** What a pair of units is worth, as a share of their weight. Ours, set on generated names. */
export const SAME_SOUND = 0.75;
const HEARD_ALIKE = 0.6;
export const LOOKS_ALIKE = 0.7;
/** What is lost, as a share of the weight: a unit of the name that was not said inside what was; one said besides; another instead. */
const NOT_SAID = 0.5;
const SAID_BESIDES = 0.3;
const SAID_INSTEAD = 0.5;
/** Each pair that follows the pair before it without a gap. */
export const IN_A_ROW = 0.15;

function looksLike({ likeFrom, like }: Signs, one: number, other: number): boolean {
  const end = likeFrom[one + 1] ?? 0;
  for (let at = likeFrom[one] ?? 0; at < end; at += 1) if (like[at] === other) return true;
  return false;
}

/** How two units that are not the same are alike, 0 not at all. */
function likeness(known: Signs, one: number, other: number): number {
  const { syllable, heard } = known;
  const class_ = heard[one] ?? 0;
  const heardAlike = class_ !== 0 && class_ === heard[other];
  if (heardAlike && syllable[one] === syllable[other]) return SAME_SOUND;
  if (looksLike(known, one, other)) return LOOKS_ALIKE;
  return heardAlike ? HEARD_ALIKE : 0;
}

const WIDTH = MOST_UNITS + 1;
const table = new Float32Array(WIDTH * WIDTH);
const steps = new Uint8Array(WIDTH * WIDTH);
const heardOfName = new Uint16Array(MOST_UNITS);
const [STOP, PAIR, SKIP_ASKED, SKIP_NAME, INSTEAD] = [0, 1, 2, 3, 4];

/** What stands against what: units of the question and of the name, in order. */
export interface Pair {
  readonly asked: number;
  readonly name: number;
  readonly likeness: number;
}

/** The aligned parts: units of the name `from` … `to` against those of the question. */
export interface Span {
  readonly score: number;
  readonly from: number;
  readonly to: number;
  readonly askedFrom: number;
  readonly askedTo: number;
}

/** A part of a name with the weight of each unit. */
export interface Weighed {
  readonly units: Uint16Array;
  readonly weights: Float32Array;
  readonly length: number;
}

function fill(asked: Weighed, name: Weighed): { best: number; end: number } {
  const known = signs();
  const { heard, likeFrom } = known;
  let [best, end] = [0, 0];
  for (let i = 0; i <= asked.length; i += 1) table[i * WIDTH] = 0;
  table.fill(0, 0, name.length + 1);
  for (let j = 0; j < name.length; j += 1) heardOfName[j] = heard[name.units[j] ?? 0] ?? 0;
  for (let i = 1; i <= asked.length; i += 1) {
    const unit = asked.units[i - 1] ?? 0;
    const own = asked.weights[i - 1] ?? 0;
    const besides = SAID_BESIDES * own;
    const class_ = heard[unit] ?? 0;
    const hasLook = (likeFrom[unit + 1] ?? 0) > (likeFrom[unit] ?? 0);
    for (let j = 1; j <= name.length; j += 1) {
      const at = i * WIDTH + j;
      const other = name.units[j - 1] ?? 0;
      const weight = name.weights[j - 1] ?? 0;
      // What is rare in one and common in the other (州 in a brand, in a place) tells no more than where it is common.
      const worth = Math.min(weight, own);
      let score = 0;
      let step = STOP;
      const perhaps = hasLook || (class_ !== 0 && class_ === heardOfName[j - 1]);
      const alike = unit === other ? 1 : perhaps ? likeness(known, unit, other) : 0;
      if (alike > 0) {
        const row = steps[at - WIDTH - 1] === PAIR && i > 1 && j > 1 ? IN_A_ROW * worth : 0;
        score = (table[at - WIDTH - 1] ?? 0) + alike * worth + row;
        step = PAIR;
      } else {
        const instead = (table[at - WIDTH - 1] ?? 0) - SAID_INSTEAD * weight - 0.4 * besides;
        if (instead > score) {
          score = instead;
          step = INSTEAD;
        }
      }
      const up = (table[at - WIDTH] ?? 0) - besides;
      if (up > score) {
        score = up;
        step = SKIP_ASKED;
      }
      const left = (table[at - 1] ?? 0) - NOT_SAID * weight;
      if (left > score) {
        score = left;
        step = SKIP_NAME;
      }
      table[at] = score;
      steps[at] = step;
      if (score > best) {
        best = score;
        end = at;
      }
    }
  }
  return { best, end };
}

/**
 * The best local alignment of what was asked with a name (Smith & Waterman, J. Mol. Biol. 1981), in the weights of the name:
 * rare characters count much, those that every name has (有限公司) little. Order counts. Gives the units of the name from which
 * and up to which it goes. Not safe to nest: one table.
 */
export function alignSpan(asked: Weighed, name: Weighed): Span {
  const { best, end } = fill(asked, name);
  let at = end;
  while (best > 0 && at >= WIDTH && at % WIDTH > 0 && steps[at] !== STOP) {
    const step = steps[at];
    at -= step === PAIR || step === INSTEAD ? WIDTH + 1 : step === SKIP_ASKED ? WIDTH : 1;
  }
  // Not spread: this is done for each name that is compared.
  return {
    score: best,
    from: at % WIDTH,
    to: end % WIDTH,
    askedFrom: Math.floor(at / WIDTH),
    askedTo: Math.floor(end / WIDTH),
  };
}

/** The same with the pairs, in order. */
export function align(asked: Weighed, name: Weighed): { readonly score: number; readonly pairs: readonly Pair[] } {
  const { best, end } = fill(asked, name);
  const known = signs();
  const pairs: Pair[] = [];
  for (let at = end; best > 0 && at > 0; ) {
    const step = steps[at] ?? STOP;
    const [i, j] = [Math.floor(at / WIDTH), at % WIDTH];
    if (i === 0 || j === 0 || step === STOP) break;
    if (step === PAIR) {
      const [unit, other] = [asked.units[i - 1] ?? 0, name.units[j - 1] ?? 0];
      pairs.push({ asked: i - 1, name: j - 1, likeness: unit === other ? 1 : likeness(known, unit, other) });
      at -= WIDTH + 1;
    } else at -= step === INSTEAD ? WIDTH + 1 : step === SKIP_ASKED ? WIDTH : 1;
  }
  return { score: best, pairs: pairs.reverse() };
}
