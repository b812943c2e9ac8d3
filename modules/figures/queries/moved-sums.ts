import type { PlainDate } from '../../../kernel/plain-date.ts';
import { isWithin, levelOf } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import { type CountPeriod, type GroupBy, readCrossed } from '../../../platform/rollup/read.ts';
import type { Db } from '../../../platform/store/types.ts';
import { type Move, movesIn, type RegionChange, rowRecorded, rowToday } from '../model/boundaries.ts';
import type { Sum } from '../model/tally.ts';

export interface MovedQuery {
  readonly area: string;
  readonly measures: readonly string[];
  readonly by: readonly GroupBy[];
  readonly filters: Partial<Readonly<Record<'channel' | 'domain' | 'campaign', string>>>;
  readonly cuts: readonly PlainDate[];
  readonly period: CountPeriod;
}

/**
 * What puts a table into today's boundaries: the sums of each code that went over as a whole, taken out of where they were
 * recorded and put where they stand now. A county's are those of its whole area, a city's or province's of its bureau.
 */
export async function readMovedSums(tx: Db, query: MovedQuery, moves: readonly Move[]): Promise<Sum[]> {
  const { area, measures, by, filters, cuts, period } = query;
  const others = by.filter((key) => key !== 'authority');
  const sums: Sum[] = [];
  for (const move of movesIn(area, moves, by.includes('authority'))) {
    const rows = await readCrossed(
      tx,
      { measures, authority: move.from, ...filters, ...(levelOf(move.from) === 'county' ? {} : { own: true }) },
      others,
      cuts,
      period,
    );
    const places = [
      { authority: rowRecorded(area, move.from), sign: -1 },
      { authority: rowToday(area, move), sign: 1 },
    ];
    for (const { measure, day, n, amount, key, other } of rows) {
      for (const { authority, sign } of places) {
        if (authority === null) continue;
        const keys = {
          authority,
          ...(others[0] === undefined ? {} : { [others[0]]: key }),
          ...(others[1] === undefined ? {} : { [others[1]]: other }),
        };
        sums.push({ measure, day, n: sign * n, amount: sign * amount, keys });
      }
    }
  }
  return sums;
}

/** Moves into the area from a region that the asker may not see: their figures are missing here. */
export const unseenMoves = (area: string, moves: readonly Move[], actor: { readonly authority: string }): Move[] =>
  moves.filter((move) => rowToday(area, move) !== null && !isWithin(move.from, actor.authority));

const list = (codes: Iterable<string>): string => [...new Set(codes)].join('、');

/** Said where a comparison is told in today's boundaries. */
export const movedNote = (moves: readonly Move[]): Text => ({
  zh: `对比按现行区划：${moves.map(({ from, to }) => `${from}→${to}`).join('，')} 的数字在两个期间都计入现行机关。`,
  en: `Compared in today's boundaries: what ${moves.map(({ from, to }) => `${from} (now ${to})`).join(', ')} counted stands with its successor in both periods.`,
});

/** Said where a region was split between the two periods. */
export const splitNote = (splits: readonly RegionChange[]): Text => ({
  zh: `${list(splits.map(({ from }) => from))} 于 ${list(splits.map(({ on }) => on))} 划出部分区域（${list(splits.map(({ to }) => to))}），此前的数字不能按新区划拆分，有关各行不计算增幅；可在上一级比较。`,
  en: `${list(splits.map(({ from }) => from))} was split on ${list(splits.map(({ on }) => on))} (${list(splits.map(({ to }) => to))}): older numbers cannot be divided, and no growth is told of these rows. Compare at the level above.`,
});

/** Said where a former region lies outside of what the asker may see. */
export const unseenNote = (moves: readonly Move[]): Text => ({
  zh: `${list(moves.map(({ from }) => from))} 的历史数字不在您的查看范围，有关各行不计算增幅；请由上级机关查询。`,
  en: `Figures of ${list(moves.map(({ from }) => from))} are outside of what you may see, and no growth is told of these rows: ask an authority above.`,
});
