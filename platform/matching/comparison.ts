import type { Text } from '../../kernel/text.ts';

/** One field by which two records are compared. Records are numbers; what they hold is the caller's. */
export interface Field {
  readonly name: string;
  readonly title: Text;
  /** What the levels are called, the least alike first. */
  readonly levels: readonly Text[];
  /** 0 when one of the two says nothing, else the number of a level from 1. The same both ways. */
  compare(a: number, b: number): number;
  /** Keys whose blocks make this field agree by themselves: their pairs teach nothing about it. */
  readonly keys?: readonly string[];
  /** How often the same stand at the least level, where that is known and need not be learned: two numbers of one register. */
  readonly differs?: number;
  /** Which value agreed, for levels from `from` on: to agree on a rare one says more. */
  readonly rarity?: { readonly values: Uint32Array; readonly from: number };
}

/** The levels of all fields of a pair as one number, a digit a field; the first field is the last digit. */
export function patternOf(fields: readonly Field[], a: number, b: number): number {
  let pattern = 0;
  for (let at = fields.length - 1; at >= 0; at -= 1) {
    const field = fields[at];
    if (field !== undefined) pattern = pattern * (field.levels.length + 1) + field.compare(a, b);
  }
  return pattern;
}

/** The levels in a pattern, field by field. */
export function levelsOf(fields: readonly Field[], pattern: number): number[] {
  let left = pattern;
  return fields.map(({ levels }) => {
    const digit = left % (levels.length + 1);
    left = Math.floor(left / (levels.length + 1));
    return digit;
  });
}

/** How often each pattern was met. */
export type Tally = Map<number, number>;

export function count(tally: Tally, pattern: number, times = 1): void {
  tally.set(pattern, (tally.get(pattern) ?? 0) + times);
}
