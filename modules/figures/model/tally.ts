import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ANY_CAMPAIGN } from '../../../platform/procedure/types.ts';
import { childOf } from '../../bulletins/model/rows.ts';
import type { Dimension, Figure } from '../contract.ts';
import { isTime, type Period, spanOf } from './periods.ts';

/** What a table is made of; the same for the period asked for and for the one compared with. */
export interface TableShape {
  readonly rows: Dimension;
  readonly columns: Dimension;
  /** Top of the area. */
  readonly area: string;
  readonly figures: readonly Figure[];
  readonly period: Period;
  /** The day by which overdue is told. */
  readonly today: PlainDate;
  /** Only this campaign, where one was asked for. */
  readonly campaign: string | undefined;
  /** The day under which a counted day stands in the table: another one in the period compared with. */
  readonly dayOf: (day: PlainDate) => PlainDate;
}

/** A sum of counted places; `keys` of the dimensions that are no time and no figure. */
export interface Sum {
  readonly measure: string;
  readonly keys: Partial<Readonly<Record<Dimension, string>>>;
  readonly day: PlainDate;
  readonly n: number;
  readonly amount: number;
}

const SEPARATOR = '\n';
export const placeOf = (row: string, column: string): string => `${row}${SEPARATOR}${column}`;
export const partsOfPlace = (place: string): readonly [row: string, column: string] => {
  const at = place.indexOf(SEPARATOR);
  return [place.slice(0, at), place.slice(at + 1)];
};

/** Cells by {@link placeOf}, totals by column. */
export interface Tally {
  readonly cells: Map<string, number>;
  readonly totals: Map<string, number>;
}

/** True where a sum's day belongs to the figure: stocks are of no period. */
function counts(figure: Figure, day: PlainDate, { period, today }: TableShape): boolean {
  if (figure.overdue) return day < today;
  return figure.stock || (day >= period.from && day <= period.to);
}

/** Adds counted places up into a table. */
export function tallyOf(shape: TableShape, sums: Iterable<Sum>): Tally {
  const cells = new Map<string, number>();
  const totals = new Map<string, number>();
  const byMeasure = new Map<string, Figure[]>();
  for (const figure of shape.figures)
    for (const measure of figure.measures) byMeasure.set(measure, [...(byMeasure.get(measure) ?? []), figure]);
  const add = (map: Map<string, number>, key: string, n: number): void => void map.set(key, (map.get(key) ?? 0) + n);
  const keyOf = (dimension: Dimension, sum: Sum, figure: Figure): string => {
    if (dimension === 'figure') return figure.id;
    if (isTime(dimension)) return spanOf(dimension, shape.dayOf(sum.day));
    const key = sum.keys[dimension] ?? '';
    return dimension === 'authority' ? childOf(shape.area, key) : key;
  };
  const byCampaign = shape.rows === 'campaign' || shape.columns === 'campaign';
  for (const sum of sums) {
    for (const figure of byMeasure.get(sum.measure) ?? []) {
      if (!counts(figure, sum.day, shape)) continue;
      if (figure.stock && (isTime(shape.rows) || isTime(shape.columns))) continue;
      const value = figure.money ? sum.amount : sum.n;
      const row = keyOf(shape.rows, sum, figure);
      const column = keyOf(shape.columns, sum, figure);
      if (!byCampaign) {
        add(cells, placeOf(row, column), value);
        add(totals, column, value);
        continue;
      }
      const campaign = sum.keys.campaign ?? '';
      if (shape.campaign !== undefined && campaign !== shape.campaign) continue;
      // Places stand once whatever the campaign, once for any, once for each: those in none are all less any.
      const inAny = campaign === ANY_CAMPAIGN;
      const sign = inAny ? -1 : 1;
      const named = (dimension: Dimension, key: string): string => (dimension === 'campaign' && inAny ? '' : key);
      add(cells, placeOf(named(shape.rows, row), named(shape.columns, column)), sign * value);
      // Rows of campaigns overlap: their total is of all matters. Columns are added up as they stand.
      if (shape.rows !== 'campaign') add(totals, named(shape.columns, column), sign * value);
      else if (campaign === (shape.campaign ?? '')) add(totals, column, value);
    }
  }
  return { cells, totals };
}
