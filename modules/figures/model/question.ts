import { AppError } from '../../../kernel/error.ts';
import { isPlainDate, type PlainDate } from '../../../kernel/plain-date.ts';
import { isAuthorityCode, isWithin } from '../../../kernel/region.ts';
import type { Dimension } from '../contract.ts';
import { isTime, type Period } from './periods.ts';

/** Longest period of one question. */
const MOST_YEARS = 20;
const MOST_FIGURES = 40;

/** The area asked for, if it is the asker's own or below it. @throws AppError 403 `figures.out-of-scope` */
export function areaOf(actor: { readonly authority: string }, asked: string | undefined): string {
  const area = asked ?? actor.authority;
  if (!isAuthorityCode(area) || !isWithin(area, actor.authority))
    throw new AppError('figures.out-of-scope', 403, { authority: area });
  return area;
}

/** The period asked for. @throws AppError 422 `figures.period` */
export function periodOf({ from, to }: { readonly from: string; readonly to: string }): Period {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  if (!isPlainDate(from) || !isPlainDate(to) || from > to || years > MOST_YEARS)
    throw new AppError('figures.period', 422, { from, to, years: MOST_YEARS });
  return { from: from as PlainDate, to: to as PlainDate };
}

/** The ids in a comma separated list, each once. @throws AppError 422 `figures.too-many` */
export function idsOf(list: string): string[] {
  const ids = [...new Set(list.split(',').map((id) => id.trim()))].filter((id) => id !== '');
  if (ids.length > MOST_FIGURES) throw new AppError('figures.too-many', 422, { max: MOST_FIGURES, asked: ids.length });
  return ids;
}

/**
 * Refuses tables that say nothing, or add up what is not alike.
 * @throws AppError 422 `figures.dimensions`, `figures.one-only`
 */
export function checkTable(rows: Dimension, columns: Dimension, figures: number): void {
  if ((rows === columns && rows !== 'none') || (isTime(rows) && isTime(columns)))
    throw new AppError('figures.dimensions', 422, { rows, columns });
  if (rows !== 'figure' && columns !== 'figure' && figures !== 1)
    throw new AppError('figures.one-only', 422, { asked: figures });
}
