import { AppError } from '../../../kernel/error.ts';
import { isAuthorityCode, isWithin, scopePattern } from '../../../kernel/region.ts';
import { getAuthority } from '../../../platform/identity/authority.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { inCampaign, readCounts } from '../../../platform/rollup/read.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type Board, type BoardQuery, clearanceProcedures } from '../contract.ts';
import { type BulletinDependencies, todayOf, windowOf } from '../environment.ts';
import { cutsOf, definitions, noCounts, withRates } from '../model/figures.ts';
import { childOf } from '../model/rows.ts';
import { keysOf, measuresOf, Tally } from './table.ts';

const PROCEDURES: ReadonlySet<string> = new Set(clearanceProcedures);

/** Kinds that count only within the period; what is open counts whenever it came in. */
const OF_PERIOD = new Set(['received', 'cleared-on-time', 'cleared-late']);

/** The procedures named, checked. @throws AppError `bulletin.procedure-unknown` */
export function proceduresOf(text: string): string[] {
  const named = text.split(',').filter((part) => part !== '');
  const unknown = named.find((part) => !PROCEDURES.has(part));
  if (unknown !== undefined || named.length === 0)
    throw new AppError('bulletin.procedure-unknown', 422, { procedure: unknown ?? '' });
  return named;
}

/** The top of the table: the authority asked for, if it is the asker's or below it. @throws AppError `bulletin.out-of-scope` */
export function topOf(actor: LedgerActor, asked: string | undefined): string {
  const top = asked ?? actor.authority;
  if (!isAuthorityCode(top) || !isWithin(top, actor.authority))
    throw new AppError('bulletin.out-of-scope', 403, { authority: top });
  return top;
}

/** The clearance board 线索清零, live: compacted counts plus what is pending, exact at this instant. */
export async function readBoard(deps: BulletinDependencies, actor: LedgerActor, query: BoardQuery): Promise<Board> {
  const { ledger } = deps;
  const today = todayOf(deps);
  const window = windowOf(deps, today, query.from, query.to);
  const top = topOf(actor, query.authority);
  const measures = measuresOf(proceduresOf(query.procedures));
  const filters = {
    measures,
    authority: top,
    ...(query.channel === undefined ? {} : { channel: query.channel }),
    ...(query.domain === undefined ? {} : { domain: query.domain }),
    ...(query.campaign === undefined ? {} : { campaign: query.campaign }),
  };
  const authority = await getAuthority(ledger.store.db, top);
  const keys = await keysOf(ledger.store.db, query.by, top, today);
  const { counts, pending } = await ledger.store.transaction(
    actor,
    async (tx) => {
      const waiting = await tx.query<{ n: number }>(
        sql`select count(*)::int as n from stat_delta where authority like ${scopePattern(top)} and measure = any(${measures}) and ${inCampaign(query.campaign ?? '')}`,
      );
      const counts = await readCounts(tx, filters, query.by, cutsOf(window), {
        measures: measures.filter((measure) => OF_PERIOD.has(measure.slice(measure.indexOf('.') + 1))),
        from: window.from,
        to: window.to,
      });
      return { counts, pending: waiting.rows[0]?.n ?? 0 };
    },
    { snapshot: true },
  );
  const tally = new Tally(window);
  for (const { measure, key, day, n } of counts) {
    if (query.by === 'campaign') tally.addCampaign(key, measure, day, n);
    else tally.add(query.by === 'authority' ? childOf(top, key) : key, measure, day, n);
  }
  const titles = new Map(keys.map((key) => [key.key, key]));
  for (const key of tally.rows.keys()) {
    if (!titles.has(key)) titles.set(key, { key, title: { zh: key, en: key }, canOpen: false });
  }
  const all = [...titles.values()].map((key) => ({ ...key, ...withRates(tally.rows.get(key.key) ?? noCounts()) }));
  return {
    asOf: ledger.clock.now().toISOString(),
    today,
    from: window.from,
    to: window.to,
    authority: { code: top, name: { zh: authority.nameZh, en: authority.nameEn } },
    by: query.by,
    // Channels and domains in which nothing is counted only lengthen the table; offices with nothing are news.
    rows: query.by === 'authority' ? all : all.filter((row) => tally.rows.has(row.key)),
    total: withRates(tally.total),
    definitions: Object.entries(definitions).map(([figure, words]) => ({ figure, ...words })),
    pending,
  };
}
