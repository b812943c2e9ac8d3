import { AppError } from '../../../kernel/error.ts';
import { addDays } from '../../../kernel/plain-date.ts';
import { scopePattern } from '../../../kernel/region.ts';
import { getAuthority } from '../../../platform/identity/authority.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { countConditions, IN_NO_CAMPAIGN, inCampaign, readCounts } from '../../../platform/rollup/read.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { CaseBoard, CaseBoardQuery, CaseDrillQuery, CaseFigure } from '../case-contract.ts';
import { type BulletinDependencies, todayOf, windowOf } from '../environment.ts';
import { caseFiguresOf, measuresOfFigures, noNumbers, readCaseCell } from '../model/case-figures.ts';
import { childOf } from '../model/rows.ts';
import { FigureTally } from '../model/tally.ts';
import { topOf } from './board.ts';
import { keysOf } from './table.ts';

/** Figures of cases, live: compacted counts plus pending differences, exact at this instant. Money in fen. */
export async function readCaseBoard(
  deps: BulletinDependencies,
  actor: LedgerActor,
  query: CaseBoardQuery,
): Promise<CaseBoard> {
  const { ledger } = deps;
  const today = todayOf(deps);
  const { from, to } = windowOf(deps, today, query.from, query.to);
  const top = topOf(actor, query.authority);
  const figures = caseFiguresOf(query.procedures);
  const measures = measuresOfFigures(query.procedures, figures);
  const authority = await getAuthority(ledger.store.db, top);
  const keys = await keysOf(ledger.store.db, query.by, top, today);
  const filters = {
    measures,
    authority: top,
    ...(query.channel === undefined ? {} : { channel: query.channel }),
    ...(query.domain === undefined ? {} : { domain: query.domain }),
    ...(query.campaign === undefined ? {} : { campaign: query.campaign }),
  };
  const { counts, pending } = await ledger.store.transaction(
    actor,
    async (tx) => {
      const waiting = await tx.query<{ n: number }>(
        sql`select count(*)::int as n from stat_delta where authority like ${scopePattern(top)} and measure = any(${measures}) and ${inCampaign(query.campaign ?? '')}`,
      );
      const period = { measures, from, to };
      const counts = await readCounts(tx, filters, query.by, [from, addDays(to, 1)], period);
      return { counts, pending: waiting.rows[0]?.n ?? 0 };
    },
    { snapshot: true },
  );
  const tally = new FigureTally<string>(() => noNumbers(figures));
  const read = readCaseCell(figures, from, to);
  for (const count of counts) {
    for (const [figure, n] of read(count)) {
      if (query.by === 'campaign') tally.putCampaign(count.key, figure, n);
      else tally.put(query.by === 'authority' ? childOf(top, count.key) : count.key, figure, n);
    }
  }
  const titles = new Map(keys.map((key) => [key.key, key]));
  for (const key of tally.rows.keys()) {
    if (!titles.has(key)) titles.set(key, { key, title: { zh: key, en: key }, canOpen: false });
  }
  return {
    asOf: ledger.clock.now().toISOString(),
    from,
    to,
    authority: { code: top, name: { zh: authority.nameZh, en: authority.nameEn } },
    by: query.by,
    figures,
    rows: [...titles.values()]
      .filter(({ key }) => query.by === 'authority' || tally.rows.has(key))
      .map((key) => ({ ...key, figures: tally.rows.get(key.key) ?? noNumbers(figures) })),
    total: tally.total,
    pending,
  };
}

/** A case that a figure counts: what it adds there, in the unit of the figure, and from when. */
export interface CountedCase {
  readonly homeRegion: string;
  readonly id: string;
  readonly adds: number;
  readonly countedOn: string;
}

export interface CaseDrill {
  readonly figure: CaseFigure;
  /** The figure itself: the sum of what all cases add, also of those on other pages. */
  readonly total: number;
  /** How many cases they are: of money and licences another number than the figure. */
  readonly cases: number;
  readonly matters: readonly CountedCase[];
}

/**
 * The cases behind one figure: the counted places that it sums, each case once, in the order of their days.
 * @throws AppError 403 `bulletin.out-of-scope`; 422 `bulletin.figure-unknown`
 */
export async function readCaseDrill(
  deps: BulletinDependencies,
  actor: LedgerActor,
  query: CaseDrillQuery,
): Promise<CaseDrill> {
  const top = topOf(actor, query.authority);
  if (query.by === 'authority') topOf(actor, query.key ?? top);
  const figure = caseFiguresOf(query.procedures).find(({ id }) => id === query.figure);
  if (figure === undefined) throw new AppError('bulletin.figure-unknown', 422, { figure: query.figure });
  const { from, to } = windowOf(deps, todayOf(deps), query.from, query.to);
  const { by, key } = query;
  const channel = by === 'channel' ? (key ?? query.channel) : query.channel;
  const domain = by === 'domain' ? (key ?? query.domain) : query.domain;
  const conditions = countConditions({
    measures: measuresOfFigures(query.procedures, [figure]),
    authority: by === 'authority' ? (key ?? top) : top,
    campaign: by === 'campaign' ? (key ?? '') : (query.campaign ?? ''),
    from,
    to,
    ...(channel === undefined ? {} : { channel }),
    ...(domain === undefined ? {} : { domain }),
  });
  // The row of the top itself is its own office alone: its parts have rows of their own.
  const own = by === 'authority' && key === top ? sql`authority = ${top}` : sql`true`;
  const inNone = by === 'campaign' && key === '' ? IN_NO_CAMPAIGN : sql`true`;
  const value = figure.money ? sql`amount` : sql`n`;
  const counted = sql`
    select home_region, matter_id, min(day) as day, sum(${value})::bigint as adds
    from matter_cell c where n <> 0 and ${conditions} and ${own} and ${inNone} group by 1, 2`;
  return deps.ledger.store.transaction(actor, async (tx) => {
    const { rows: sums } = await tx.query<{ total: string; cases: number }>(
      sql`select coalesce(sum(adds), 0)::bigint as total, count(*)::int as cases from (${counted}) c`,
    );
    const { rows } = await tx.query<{ homeRegion: string; id: string; adds: string; countedOn: string }>(sql`
      select m.home_region as "homeRegion", m.id, c.adds, c.day as "countedOn"
      from (${counted}) c join matter m on m.home_region = c.home_region and m.id = c.matter_id
      order by c.day, m.home_region, m.id limit ${query.limit} offset ${query.offset}`);
    return {
      figure,
      total: Number(sums[0]?.total ?? 0),
      cases: sums[0]?.cases ?? 0,
      matters: rows.map((row) => ({ ...row, adds: Number(row.adds) })),
    };
  });
}
