import { addDays } from '../../../kernel/plain-date.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { countConditions, IN_NO_CAMPAIGN } from '../../../platform/rollup/read.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { BoardQuery, FigureId } from '../contract.ts';
import { type BulletinDependencies, todayOf, windowOf } from '../environment.ts';
import { cellsOfFigure } from '../model/figures.ts';
import { proceduresOf, topOf } from './board.ts';

export interface DrillQuery extends BoardQuery {
  readonly figure: FigureId;
  readonly key?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/**
 * The matters behind one figure: the rows of counted places that the figure sums, joined with the matters that the
 * asker may see. `total` is the figure itself. @throws AppError 403 `bulletin.out-of-scope`
 */
export async function readDrill(
  deps: BulletinDependencies,
  actor: LedgerActor,
  query: DrillQuery,
): Promise<{ total: number; matters: { homeRegion: string; id: string }[] }> {
  const top = topOf(actor, query.authority);
  if (query.by === 'authority') topOf(actor, query.key ?? top);
  const cells = cellsOfFigure(query.figure, windowOf(deps, todayOf(deps), query.from, query.to));
  const to = cells.before === undefined ? cells.to : addDays(cells.before, -1);
  const channel = query.by === 'channel' ? (query.key ?? query.channel) : query.channel;
  const domain = query.by === 'domain' ? (query.key ?? query.domain) : query.domain;
  const campaign = query.by === 'campaign' ? (query.key ?? '') : (query.campaign ?? '');
  const conditions = countConditions({
    measures: proceduresOf(query.procedures).map((procedure) => `${procedure}.${cells.kind}`),
    authority: query.by === 'authority' ? (query.key ?? top) : top,
    campaign,
    ...(cells.from === undefined ? {} : { from: cells.from }),
    ...(to === undefined ? {} : { to }),
    ...(channel === undefined ? {} : { channel }),
    ...(domain === undefined ? {} : { domain }),
  });
  // The row of the top itself is its own office alone: its parts have rows of their own.
  const own = query.by === 'authority' && query.key === top ? sql`authority = ${top}` : sql`true`;
  const inNone = query.by === 'campaign' && query.key === '' ? IN_NO_CAMPAIGN : sql`true`;
  const cell = sql`from matter_cell c where n <> 0 and ${conditions} and ${own} and ${inNone}`;
  return deps.ledger.store.transaction(actor, async (tx) => {
    const found = sql`select home_region, matter_id, day ${cell}`;
    const { rows: sums } = await tx.query<{ total: number }>(sql`select coalesce(sum(n), 0)::int as total ${cell}`);
    const { rows } = await tx.query<{ homeRegion: string; id: string }>(sql`
      select m.home_region as "homeRegion", m.id from (${found}) c
      join matter m on m.home_region = c.home_region and m.id = c.matter_id
      order by c.day, m.home_region, m.id limit ${query.limit} offset ${query.offset}`);
    return { total: sums[0]?.total ?? 0, matters: rows };
  });
}
