import type { PlainDate } from '../../../kernel/plain-date.ts';
import { isWithin, levelOf } from '../../../kernel/region.ts';
import { childOf } from '../../bulletins/model/rows.ts';
import type { Period } from './periods.ts';

export const changeKinds = ['rename', 'merge', 'split'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/**
 * A change of GB/T 2260: from a day on, what was `from` is (`rename`), belongs to (`merge`) or partly belongs to (`split`)
 * `to`. Each code of a change has a line of its own: a city's line is about the city's bureau, not about its counties.
 */
export interface RegionChange {
  readonly from: string;
  readonly to: string;
  readonly kind: ChangeKind;
  readonly on: PlainDate;
  readonly source: string;
}

/** The whole of what was counted under one code stands under another in today's boundaries. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** True where a code went over as a whole: whoever has two successors was split, whatever the table calls it. */
function wholeChanges(changes: readonly RegionChange[]): ReadonlyMap<string, RegionChange> {
  const whole = new Map<string, RegionChange>();
  const split = new Set(changes.filter(({ kind }) => kind === 'split').map(({ from }) => from));
  for (const change of changes) {
    const other = whole.get(change.from);
    if (other !== undefined && other.to !== change.to && other.on === change.on) split.add(change.from);
    whole.set(change.from, change);
  }
  for (const code of split) whole.delete(code);
  return whole;
}

/** Where each code that went over as a whole stands on `today`, over all later changes. */
export function movesUntil(changes: readonly RegionChange[], today: PlainDate): Move[] {
  const whole = wholeChanges(changes.filter(({ on }) => on <= today));
  return [...whole.values()].flatMap(({ from }) => {
    const seen = new Set([from]);
    let at = from;
    for (let next = whole.get(at); next !== undefined && !seen.has(next.to); next = whole.get(at)) {
      at = next.to;
      seen.add(at);
    }
    return at === from ? [] : [{ from, to: at }];
  });
}

/** Codes that were split after the earlier period began: what they counted before cannot be divided. */
export function splitsSince(
  changes: readonly RegionChange[],
  { from }: Period,
  today: PlainDate,
): readonly RegionChange[] {
  const whole = wholeChanges(changes.filter(({ on }) => on <= today));
  return changes.filter((change) => change.on > from && change.on <= today && !whole.has(change.from));
}

/**
 * The row of a table about `area` in which a code's figures stand in today's boundaries; null outside. Of a county the
 * rows are stations, which a former region does not have: it keeps a row of its own.
 */
export function rowToday(area: string, { from, to }: Move): string | null {
  if (!isWithin(to, area)) return null;
  return levelOf(area) === 'county' || levelOf(area) === 'station' ? from : childOf(area, to);
}

/** The row in which they stand as they were recorded; null outside. */
export const rowRecorded = (area: string, code: string): string | null =>
  isWithin(code, area) ? childOf(area, code) : null;

/** The moves that change anything in a table about `area`, by rows or (without rows of authorities) in its total. */
export function movesIn(area: string, moves: readonly Move[], byAuthority: boolean): Move[] {
  return moves.filter((move) => {
    const [before, after] = [rowRecorded(area, move.from), rowToday(area, move)];
    return byAuthority ? before !== after : (before === null) !== (after === null);
  });
}
