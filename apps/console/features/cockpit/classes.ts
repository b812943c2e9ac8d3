/** A shade of a map: what it stands for, both ends inside. */
export interface Shade {
  readonly from: number;
  readonly to: number;
}

const MOST = 4;

/**
 * Parts the numbers above nought into at most four shades that hold about as many areas each; equal numbers always have
 * the same shade. Nought and nothing are no shade.
 */
export function shadesOf(values: readonly number[]): Shade[] {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  const shades: Shade[] = [];
  let at = 0;
  for (let left = MOST; left > 0 && at < sorted.length; left -= 1) {
    let end = Math.max(at + 1, at + Math.round((sorted.length - at) / left));
    const last = sorted[end - 1] ?? 0;
    while (end < sorted.length && sorted[end] === last) end += 1;
    shades.push({ from: sorted[at] ?? 0, to: last });
    at = end;
  }
  return shades;
}

/** Which shade a number has, from 1; 0 where it has none. */
export const shadeOf = (shades: readonly Shade[], value: number): number =>
  value <= 0 ? 0 : shades.findIndex(({ to }) => value <= to) + 1;
