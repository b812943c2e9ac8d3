import { type Cut, eachGram, MOST_UNITS } from './grams.ts';

/** A label that may be shown in passing: so much of its distance is that of the nearest stretch of a text, the rest that of all. */
export interface InPassing {
  readonly label: string;
  /** UTF-16 units of a stretch. */
  readonly units: number;
  /** Above 0, below 1. */
  readonly share: number;
}

/** Planes that texts are held against, as a linear model has them. */
export interface Planes extends Cut {
  readonly classes: readonly string[];
  readonly rarity: Float32Array;
  readonly weights: Float32Array;
}

/** How far the nearest stretch is from the plane, where it begins, and what its grams are divided by. */
export interface Nearest {
  readonly distance: number;
  readonly start: number;
  readonly length: number;
}

/**
 * The stretch of so many units that is nearest to the plane of a label: one pass over the text, however many stretches it
 * has. A gram counts where it begins and as often as it stands there; a text that is shorter is one stretch.
 */
export function nearestStretch(
  text: string,
  { classes, rarity, weights, ...cut }: Planes,
  { label, units }: InPassing,
): Nearest {
  const read = text.slice(0, MOST_UNITS);
  const [many, which] = [classes.length, classes.indexOf(label)];
  // What all grams that begin before a unit add up to, and their squares.
  const [sums, squares] = [new Float64Array(read.length + 1), new Float64Array(read.length + 1)];
  eachGram(read, cut, (cell, start) => {
    const rare = rarity[cell] ?? 0;
    sums[start + 1] = (sums[start + 1] ?? 0) + rare * (weights[cell * many + which] ?? 0);
    squares[start + 1] = (squares[start + 1] ?? 0) + rare * rare;
  });
  for (let at = 1; at <= read.length; at += 1) {
    sums[at] = (sums[at] ?? 0) + (sums[at - 1] ?? 0);
    squares[at] = (squares[at] ?? 0) + (squares[at - 1] ?? 0);
  }
  let nearest: Nearest = { distance: Number.NEGATIVE_INFINITY, start: 0, length: 1 };
  for (let start = 0; start === 0 || start + units <= read.length; start += 1) {
    const end = Math.min(read.length, start + units);
    const length = Math.sqrt((squares[end] ?? 0) - (squares[start] ?? 0)) || 1;
    const distance = ((sums[end] ?? 0) - (sums[start] ?? 0)) / length;
    if (distance > nearest.distance) nearest = { distance, start, length };
  }
  return nearest;
}

/**
 * Distances of a whole text with what it says in passing, in the place of the former: what speaks for the label there speaks
 * against all others.
 */
export function mixPassing(sums: Float64Array, text: string, planes: Planes, passing: InPassing): Float64Array {
  const near = passing.share * nearestStretch(text, planes, passing).distance;
  for (const [each, label] of planes.classes.entries()) {
    sums[each] = (1 - passing.share) * (sums[each] ?? 0) + (label === passing.label ? near : -near);
  }
  return sums;
}
