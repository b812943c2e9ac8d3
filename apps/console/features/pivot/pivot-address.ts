import { addDays, addMonths, type PlainDate } from '../../../../kernel/plain-date.ts';
import {
  comparison,
  type Dimension,
  dimension,
  type Pivot,
  type PivotAsk,
} from '../../../../modules/figures/contract.ts';
import { periodOf, today } from '../bulletins/periods.ts';

/** What the address of the table asks, and by which column its rows are ordered. */
export interface PivotState extends PivotAsk {
  readonly rows: Dimension;
  readonly columns: Dimension;
  readonly compare: NonNullable<PivotAsk['compare']>;
  /** Key of the column, `-` before it for the largest first; rows in their own order when absent. */
  readonly sort?: string | undefined;
}

const NAMES = ['authority', 'domain', 'channel', 'campaign', 'sort'] as const;
/** What a table begins with: what came in, what was cleared, filed, imposed. */
export const FIRST_FIGURES = 'clues.received,clues.cleared,cases.filed,cases.decided,cases.imposed';

export const isTime = (each: Dimension): boolean => each === 'month' || each === 'quarter' || each === 'year';

/** Reads the address; what it does not say is this year by authority. */
export function pivotStateOf(search: URLSearchParams): PivotState {
  const year = periodOf('year', today());
  const optional: Partial<Record<(typeof NAMES)[number], string>> = {};
  for (const name of NAMES) {
    const value = search.get(name);
    if (value !== null && value !== '') optional[name] = value;
  }
  return settled({
    figures: search.get('figures') || FIRST_FIGURES,
    from: search.get('from') || year.from,
    to: search.get('to') || year.to,
    rows: dimension.catch('authority').parse(search.get('rows')),
    columns: dimension.catch('figure').parse(search.get('columns')),
    compare: comparison.catch('none').parse(search.get('compare')),
    ...optional,
  });
}

/**
 * A table that can be answered: rows and columns differ, not both are time, and without figures on either side there is
 * one figure alone.
 */
export function settled(state: PivotState): PivotState {
  const clash =
    (state.rows === state.columns && state.rows !== 'none') || (isTime(state.rows) && isTime(state.columns));
  const columns: Dimension = clash ? (state.rows === 'figure' ? 'authority' : 'figure') : state.columns;
  const oneOnly = state.rows !== 'figure' && columns !== 'figure';
  return { ...state, columns, figures: oneOnly ? (state.figures.split(',')[0] ?? state.figures) : state.figures };
}

/** The address of a table; only what differs from the usual is left out where it is empty. */
export function addressOfPivot(state: Partial<PivotState>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(state))
    if (value !== undefined && value !== '' && value !== null) search.set(name, String(value));
  return `/pivot?${search}`;
}

/** First and last day of a month, quarter or year as headings write it, inside the period. */
export function spanDays(span: string, { from, to }: Pick<PivotState, 'from' | 'to'>): { from: string; to: string } {
  const [year = '', part] = span.split('-');
  const quarter = part?.startsWith('Q') === true ? Number(part.slice(1)) : undefined;
  const month = quarter === undefined ? Number(part ?? 1) : quarter * 3 - 2;
  const months = part === undefined ? 12 : quarter === undefined ? 1 : 3;
  const first = `${year}-${String(month).padStart(2, '0')}-01` as PlainDate;
  const last = addDays(addMonths(first, months), -1);
  return { from: first < from ? from : first, to: last > to ? to : last };
}

/** A place of the table; the whole of a side where its key is absent. */
export interface Place {
  readonly row?: string;
  readonly column?: string;
}

/**
 * Where the matters of a place are listed, in the boundaries in which its number is told.
 * @param table the answer that the place stands in: the row of its own authority holds that one's own matters alone
 */
export function drillAddress(
  state: PivotState,
  { authority: { code: top }, boundaries }: Pick<Pivot, 'authority' | 'boundaries'>,
  place: Place,
): string {
  const search = new URLSearchParams();
  if (boundaries !== undefined) search.set('boundaries', boundaries);
  for (const name of ['from', 'to', 'authority', 'domain', 'channel', 'campaign'] as const) {
    const value = state[name];
    if (value !== undefined) search.set(name, value);
  }
  search.set('figure', state.figures.split(',')[0] ?? '');
  for (const [side, key] of [
    [state.rows, place.row],
    [state.columns, place.column],
  ] as const) {
    if (key === undefined) continue;
    switch (side) {
      case 'none':
        break;
      case 'figure':
        search.set('figure', key);
        break;
      case 'authority':
        search.set('authority', key);
        if (key === top) search.set('own', 'yes');
        break;
      case 'domain':
      case 'channel':
        // Empty is a key too: those that have none.
        search.set(side, key);
        break;
      case 'campaign':
        if (key === '') search.set('none', 'yes');
        else search.set('campaign', key);
        break;
      case 'month':
      case 'quarter':
      case 'year': {
        const { from, to } = spanDays(key, state);
        search.set('from', from);
        search.set('to', to);
      }
    }
  }
  return `/figures/matters?${search}`;
}
