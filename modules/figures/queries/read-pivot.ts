import { addDays, addMonths, legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { type CountPeriod, type CrossedRow, type GroupBy, readCrossed } from '../../../platform/rollup/read.ts';
import type { Db } from '../../../platform/store/types.ts';
import { catalogueOf, getFigure } from '../catalogue.ts';
import type { FigureContext } from '../context.ts';
import { type Dimension, type Figure, type Pivot, type PivotAsk, type PivotCell, pivotQuery } from '../contract.ts';
import { type Move, movesIn, movesUntil, rowRecorded, rowToday, splitsSince } from '../model/boundaries.ts';
import { growthOf } from '../model/growth.ts';
import { alignsWith, comparedWith, isTime, type Period } from '../model/periods.ts';
import { areaOf, checkTable, idsOf, periodOf } from '../model/question.ts';
import { partsOfPlace, type Sum, type TableShape, type Tally, tallyOf } from '../model/tally.ts';
import { breakNote, breaksOf } from './editions.ts';
import { headingsOf } from './headings.ts';
import { movedNote, readMovedSums, splitNote, unseenMoves, unseenNote } from './moved-sums.ts';
import { type Recorded, readRecorded } from './recorded.ts';

type Filters = Partial<Readonly<Record<'channel' | 'domain' | 'campaign', string>>>;

const STOCKS: Text = {
  zh: '在办、超期等现状指标按查询当时计，与期间无关：不按月份分列，也不作同比、环比。',
  en: 'What stands now (open, overdue) is of no period: it is told neither by time nor against an earlier period.',
};
const NOT_ALIGNED: Text = {
  zh: '对比期间与所选时间单位不能逐一对应，未作对比。',
  en: 'The spans of the compared period do not match those of this one; nothing is compared.',
};

const isKey = (dimension: Dimension): dimension is GroupBy =>
  dimension === 'authority' || dimension === 'channel' || dimension === 'domain' || dimension === 'campaign';

/** The counted places of a table, added up as coarsely as its dimensions let them be. */
async function readSums(tx: Db, shape: TableShape, filters: Filters, moves: readonly Move[]): Promise<Sum[]> {
  const { area, figures, period, today } = shape;
  const by = [shape.rows, shape.columns].filter(isKey);
  const ofPeriod = new Set(figures.filter(({ stock }) => !stock).flatMap(({ measures }) => measures));
  const measures = [...new Set(figures.flatMap((figure) => figure.measures))];
  const cuts: PlainDate[] = [period.from, ...(period.to < '9999' ? [addDays(period.to, 1)] : [])];
  if (figures.some(({ overdue }) => overdue)) cuts.push(today);
  const asked: CountPeriod = { ...period, measures: [...ofPeriod] };
  const rows = await readCrossed(tx, { measures, authority: area, ...filters }, by, cuts, asked);
  const sums = rows.map(({ measure, day, n, amount, ...keys }: CrossedRow) => ({
    ...{ measure, day, n, amount },
    keys: {
      ...(by[0] === undefined ? {} : { [by[0]]: keys.key }),
      ...(by[1] === undefined ? {} : { [by[1]]: keys.other }),
    },
  }));
  if (moves.length === 0) return sums;
  return [...sums, ...(await readMovedSums(tx, { area, measures, by, filters, cuts, period: asked }, moves))];
}

/**
 * A table of counts: compacted sums plus pending differences, exact at this instant, of the area that the asker may see.
 * Money in fen. With a comparison each cell also has its number in the other period and how much it grew.
 * @throws AppError 403 `figures.out-of-scope`; 422 `figures.unknown`, `figures.period`, `figures.dimensions`,
 *   `figures.one-only`, `figures.too-many`
 */
export function readPivot(context: FigureContext, actor: LedgerActor, ask: PivotAsk): Promise<Pivot> {
  return context.ledger.store.transaction(actor, (tx) => readPivotIn(tx, context, actor, ask), { snapshot: true });
}

/** As {@link readPivot}, beside other questions of the same instant; `tx` must be the asker's. */
export async function readPivotIn(tx: Db, context: FigureContext, actor: LedgerActor, ask: PivotAsk): Promise<Pivot> {
  const query = pivotQuery.parse(ask);
  const { ledger, directory } = context;
  const area = areaOf(actor, query.authority);
  const period = periodOf(query);
  const catalogue = catalogueOf(ledger.procedures);
  const figures = idsOf(query.figures).map((id) => getFigure(catalogue, id));
  checkTable(query.rows, query.columns, figures.length);
  const now = ledger.clock.now();
  const shape: TableShape = {
    ...{ rows: query.rows, columns: query.columns, area, figures, period },
    today: legalDay(now),
    campaign: query.campaign,
    dayOf: (day) => day,
  };
  const earlier = earlierShape(shape, query.compare);
  const filters: Filters = {
    ...(query.channel === undefined ? {} : { channel: query.channel }),
    ...(query.domain === undefined ? {} : { domain: query.domain }),
    ...(query.campaign === undefined ? {} : { campaign: query.campaign }),
  };
  const fair =
    earlier.shape === null ? null : fairnessOf(await readRecorded(ledger.store.db), shape, earlier.shape, actor);
  const moves = fair?.moves ?? [];
  const value = tallyOf(shape, await readSums(tx, shape, filters, moves));
  const before =
    earlier.shape === null ? null : tallyOf(earlier.shape, await readSums(tx, earlier.shape, filters, moves));
  const cells = cellsOf(value.cells, before?.cells ?? null, shape, fair);
  const used = (part: 0 | 1): ReadonlySet<string> =>
    new Set(cells.map(({ row, column }) => (part === 0 ? row : column)));
  const names = await directory.names();
  return {
    asOf: now.toISOString(),
    authority: { code: area, name: names(area) },
    ...period,
    compared: earlier.compared,
    ...(moves.length === 0 ? {} : { boundaries: 'today' as const }),
    figures,
    rows: await headingsOf(context, query.rows, shape, used(0)),
    columns: await headingsOf(context, query.columns, shape, used(1)),
    cells,
    totals: totalsOf(value, before, shape, fair),
    notes: [...notesOfStocks(shape, query.compare !== 'none'), ...earlier.notes, ...(fair?.notes ?? [])],
  };
}

/** Stands for the whole area among the rows of authorities. */
const TOTAL_OF_AREA = '';

/** Where two periods may be compared, and how. */
interface Fairness {
  readonly moves: readonly Move[];
  /** Figures whose definition changed. */
  readonly broken: ReadonlySet<string>;
  /** Rows of authorities whose boundaries cannot be put back; {@link TOTAL_OF_AREA} for the whole. */
  readonly torn: ReadonlySet<string>;
  readonly notes: readonly Text[];
}

function fairnessOf(recorded: Recorded, shape: TableShape, { period }: TableShape, actor: LedgerActor): Fairness {
  const { area, today, figures } = shape;
  const byAuthority = shape.rows === 'authority' || shape.columns === 'authority';
  const breaks = breaksOf(recorded, figures, period);
  const all = movesUntil(recorded.changes, today);
  const unseen = unseenMoves(area, all, actor);
  const moves = movesIn(
    area,
    all.filter((move) => !unseen.includes(move)),
    byAuthority,
  );
  const torn = new Set<string>();
  const splits = splitsSince(recorded.changes, period, today).filter((split) => {
    const rows = [rowRecorded(area, split.from), rowRecorded(area, split.to)];
    if (rows[0] === rows[1]) return false;
    for (const row of rows) torn.add(row ?? TOTAL_OF_AREA);
    return true;
  });
  for (const move of unseen) torn.add(rowToday(area, move) ?? '').add(TOTAL_OF_AREA);
  return {
    moves,
    torn,
    broken: new Set(breaks.keys()),
    notes: [
      ...figures.flatMap((figure) => {
        const since = breaks.get(figure.id);
        return since === undefined ? [] : [breakNote(figure, since)];
      }),
      ...(moves.length === 0 ? [] : [movedNote(moves)]),
      ...(splits.length === 0 ? [] : [splitNote(splits)]),
      ...(unseen.length === 0 ? [] : [unseenNote(unseen)]),
    ],
  };
}

interface Earlier {
  readonly shape: TableShape | null;
  readonly compared: Period | null;
  readonly notes: readonly Text[];
}

/** The same table of the period compared with; its days stand under those of this period. */
function earlierShape(shape: TableShape, compare: 'none' | 'year' | 'before'): Earlier {
  const compared = comparedWith(shape.period, compare);
  if (compared === null) return { shape: null, compared: null, notes: [] };
  const period: Period = { from: compared.from, to: compared.to };
  const time = [shape.rows, shape.columns].find(isTime);
  if (time !== undefined && !alignsWith(time, compared)) return { shape: null, compared: period, notes: [NOT_ALIGNED] };
  const months = compared.months ?? 0;
  return {
    compared: period,
    notes: [],
    shape: {
      ...shape,
      period,
      figures: shape.figures.filter(({ stock }) => !stock),
      dayOf: (day) => addMonths(day, months),
    },
  };
}

function notesOfStocks({ figures, rows, columns }: TableShape, compared: boolean): Text[] {
  const asked = compared || isTime(rows) || isTime(columns);
  return asked && figures.some(({ stock }) => stock) ? [STOCKS] : [];
}

/** The figure of a cell, which says whether an earlier number means anything there. */
function figureAt(
  place: readonly [row: string, column: string],
  { rows, columns, figures }: TableShape,
): Figure | undefined {
  const id = rows === 'figure' ? place[0] : columns === 'figure' ? place[1] : figures[0]?.id;
  return figures.find((figure) => figure.id === id);
}

/** The cell; growth only where both numbers are of the same thing in the same boundaries. */
function cellOf(
  [row, column]: readonly [string, string],
  value: number,
  before: number | null,
  shape: TableShape,
  fair: Fairness | null,
): PivotCell {
  const authority = shape.rows === 'authority' ? row : shape.columns === 'authority' ? column : TOTAL_OF_AREA;
  const isFair =
    fair === null || (!fair.broken.has(figureAt([row, column], shape)?.id ?? '') && !fair.torn.has(authority));
  return { row, column, value, before, growth: isFair ? growthOf(value, before) : null };
}

function cellsOf(
  value: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number> | null,
  shape: TableShape,
  fair: Fairness | null,
): PivotCell[] {
  const places = new Set([...value.keys(), ...(before?.keys() ?? [])]);
  return [...places].flatMap((place) => {
    const at = partsOfPlace(place);
    const now = value.get(place) ?? 0;
    const stock = figureAt(at, shape)?.stock === true;
    const then = before === null || stock ? null : (before.get(place) ?? 0);
    return now === 0 && (then ?? 0) === 0 ? [] : [cellOf(at, now, then, shape, fair)];
  });
}

function totalsOf(value: Tally, before: Tally | null, shape: TableShape, fair: Fairness | null): PivotCell[] {
  const columns = new Set([...value.totals.keys(), ...(before?.totals.keys() ?? [])]);
  // Where rows are the figures, a total would add cases to fen.
  if (shape.rows === 'figure' && shape.figures.length > 1) return [];
  const ofArea: TableShape = shape.rows === 'authority' ? { ...shape, rows: 'none' } : shape;
  return [...columns].flatMap((column) => {
    const now = value.totals.get(column) ?? 0;
    const stock = figureAt(['', column], shape)?.stock === true;
    const then = before === null || stock ? null : (before.totals.get(column) ?? 0);
    return now === 0 && (then ?? 0) === 0 ? [] : [cellOf(['', column], now, then, ofArea, fair)];
  });
}
