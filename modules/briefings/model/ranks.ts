import { rankDensities, rankRates } from '../../figures/model/rank.ts';

/**
 * Ranks of areas as every page tells them (modules/figures): with the places between which the true one lies, because a
 * small area may stand first or last by chance.
 */

export interface Standing {
  readonly key: string;
  readonly part: number;
  /** Null: no base was given; nought: nothing to be a part of. Both have no rank. */
  readonly base: number | null;
}

/**
 * `share`: the part lies in the base; `count`: events over a base of another kind; `ratio`: an amount over a base, `plain`:
 * the number itself; of both no chance is known, so that they have a rank and no interval beside it.
 */
export type RankKind = 'share' | 'count' | 'ratio' | 'plain';

export interface Ranked {
  readonly key: string;
  /** Part ÷ base to four decimals, or the number itself. Null without a base. */
  readonly rate: number | null;
  readonly rank: number | null;
  /** The rank lies between them with 95 % confidence for all areas at once. */
  readonly low: number | null;
  readonly high: number | null;
}

const four = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Amounts by their size alone; equal ones share a place. */
function rankAmounts(rows: readonly { key: string; rate: number | null }[], first: 'high' | 'low'): Ranked[] {
  const side = first === 'high' ? 1 : -1;
  const rates = rows.flatMap(({ rate }) => (rate === null ? [] : [rate]));
  return rows.map(({ key, rate }) => {
    if (rate === null) return { key, rate, rank: null, low: null, high: null };
    const rank = 1 + rates.filter((other) => side * (other - rate) > 0).length;
    return { key, rate: four(rate), rank, low: rank, high: rank };
  });
}

function rankedBy(standings: readonly Standing[], kind: RankKind, first: 'high' | 'low'): Ranked[] {
  switch (kind) {
    case 'plain':
      return rankAmounts(
        standings.map(({ key, part }) => ({ key, rate: part })),
        first,
      );
    case 'ratio':
      return rankAmounts(
        standings.map(({ key, part, base }) => ({ key, rate: base === null || base <= 0 ? null : part / base })),
        first,
      );
    case 'share':
    case 'count': {
      const contenders = standings.map(({ key, part, base }) => {
        const over = Math.max(0, base ?? 0);
        // More cleared than received in the period is a full share, not more than one.
        return { key, part: kind === 'share' ? Math.min(part, over) : part, base: over };
      });
      const rank = kind === 'share' ? rankRates : rankDensities;
      return rank(contenders, undefined, first).map(({ key, rate, rank: place, from, to }) => ({
        key,
        rate: rate === null ? null : four(rate.value),
        rank: place,
        low: from,
        high: to,
      }));
    }
  }
}

/** Ranks areas, the first first; equal rates share a rank, areas without a base have none and stand last. */
export function rankAreas(standings: readonly Standing[], kind: RankKind, first: 'high' | 'low'): Ranked[] {
  const last = standings.length + 1;
  return rankedBy(standings, kind, first).sort(
    (a, b) => (a.rank ?? last) - (b.rank ?? last) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
}
