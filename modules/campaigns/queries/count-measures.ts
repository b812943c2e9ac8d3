import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { type FigureContext, readPivot } from '../../figures/index.ts';

/** Figures of one question at most. */
const AT_ONCE = 25;

export interface CountedArea {
  /** By measure. */
  readonly totals: Readonly<Record<string, number>>;
  /** By row, in the order of the headings; rows without anything too. */
  readonly rows: readonly {
    readonly key: string;
    readonly title: { zh: string; en: string };
    readonly values: Readonly<Record<string, number>>;
  }[];
}

export interface Asked {
  readonly authority: string;
  readonly from: string;
  readonly to: string;
  readonly by: 'none' | 'authority' | 'campaign';
  readonly campaign?: string;
  readonly domain?: string;
  readonly channel?: string;
}

/** Measures of one area and period, live, in total and by the rows asked for; asked in pieces, each of one instant. */
export async function countMeasures(
  context: FigureContext,
  actor: LedgerActor,
  ids: readonly string[],
  { by, ...asked }: Asked,
): Promise<CountedArea> {
  const totals: Record<string, number> = {};
  const rows = new Map<string, { key: string; title: { zh: string; en: string }; values: Record<string, number> }>();
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const figures = ids.slice(start, start + AT_ONCE).join(',');
    const table = await readPivot(context, actor, { ...asked, figures, rows: by, columns: 'figure' });
    for (const { column, value } of table.totals) totals[column] = value;
    for (const { key, title } of table.rows) {
      if (!rows.has(key)) rows.set(key, { key, title, values: {} });
    }
    for (const { row, column, value } of table.cells) {
      const entry = rows.get(row);
      if (entry !== undefined) entry.values[column] = value;
    }
  }
  return { totals, rows: [...rows.values()] };
}

/** Several counts of the same measures added up. */
export function addUp(parts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const part of parts) for (const [id, value] of Object.entries(part)) sum[id] = (sum[id] ?? 0) + value;
  return sum;
}
