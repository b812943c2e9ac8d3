import { placesOf } from '../procedure/fold.ts';
import type { Counted, Matter, Procedure } from '../procedure/types.ts';

/** A matter's change of counted places: rows to put (one that counts no more is put as zero), and what follows. */
export interface CellChange {
  readonly cells: readonly CellRow[];
  readonly deltas: readonly CellRow[];
}

export interface CellRow extends Counted {
  readonly channel: string;
  readonly domain: string;
}

/** Campaigns of a counted place as a parameter: arrays of arrays would have to be of one length. */
export const campaignsText = ({ campaigns }: Pick<Counted, 'campaigns'>): string => campaigns.join(' ');

/** What identifies a counted place of a matter; channel, domain and campaigns are said of it. */
const placeOf = (cell: Counted): string => `${cell.measure}|${cell.day}|${cell.authority}`;

/** Compares where a matter was counted with where it is counted now. `before` null = it did not exist. */
export function cellChange(procedure: Procedure, before: Matter | null, after: Matter): CellChange {
  const was = before === null ? new Map<string, Counted>() : placesOf(procedure, before);
  const is = placesOf(procedure, after);
  const places = new Set(Array.from(is.values(), placeOf));
  const cells: CellRow[] = [];
  const deltas: CellRow[] = [];
  for (const [key, cell] of was) {
    if (is.has(key)) continue;
    const row = { ...cell, channel: before?.channel ?? '', domain: before?.domain ?? '' };
    if (!places.has(placeOf(cell))) cells.push({ ...row, n: 0, amount: 0 });
    deltas.push({ ...row, n: -cell.n, amount: -cell.amount });
  }
  for (const [key, cell] of is) {
    const same = was.get(key);
    if (same !== undefined && same.n === cell.n && same.amount === cell.amount) continue;
    const row = { ...cell, channel: after.channel, domain: after.domain };
    cells.push(row);
    deltas.push({ ...row, n: cell.n - (same?.n ?? 0), amount: cell.amount - (same?.amount ?? 0) });
  }
  return { cells, deltas };
}
