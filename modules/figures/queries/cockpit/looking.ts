import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { type CountPeriod, type CrossedRow, type GroupBy, readCrossed } from '../../../../platform/rollup/read.ts';
import type { Db } from '../../../../platform/store/types.ts';
import { type Catalogue, getFigure } from '../../catalogue.ts';
import type { RateView } from '../../cockpit-contract.ts';
import type { FigureContext } from '../../context.ts';
import type { Figure } from '../../contract.ts';
import type { Rate } from '../../model/interval.ts';
import type { Heading } from '../headings.ts';

/** What every part of the cockpit looks with: one transaction, one area, one day. */
export interface Looking {
  readonly tx: Db;
  readonly context: FigureContext;
  readonly area: string;
  readonly today: PlainDate;
  readonly catalogue: Catalogue;
  /** The parts of the area, even those where nothing happened. */
  readonly parts: readonly Heading[];
}

/** The figures of these ids, as far as the product has them. */
export const figuresOf = ({ catalogue }: Looking, ids: readonly string[]): Figure[] =>
  ids.filter((id) => catalogue.has(id)).map((id) => getFigure(catalogue, id));

/** Counts of figures by no key or one, of one period; days between neighbouring `cuts` may come together. */
export async function countsOf(
  { tx, area }: Looking,
  figures: readonly Figure[],
  by: readonly GroupBy[],
  { from, to }: Omit<CountPeriod, 'measures'>,
  cuts: readonly PlainDate[],
): Promise<CrossedRow[]> {
  const measures = [...new Set(figures.flatMap((figure) => figure.measures))];
  const rows = await readCrossed(tx, { measures, authority: area }, by, cuts, { measures, from, to });
  // What is pending comes whatever its day.
  return rows.filter(({ day }) => day >= from && day <= to);
}

/** What a row of counts adds to a figure: its number, or its fen; nought where it is of another. */
export const addsTo = (figure: Figure, { measure, n, amount }: CrossedRow): number =>
  figure.measures.includes(measure) ? (figure.money ? amount : n) : 0;

/** What these rows add to a figure. */
export const sumOf = (figure: Figure, rows: readonly CrossedRow[]): number =>
  rows.reduce((sum, row) => sum + addsTo(figure, row), 0);

/** A share as it is told. */
export const rateView = (rate: Rate | null): RateView | null => {
  if (rate === null) return null;
  const { part, base, value, low, high, level } = rate;
  return { part, base, value, low, high, level };
};
