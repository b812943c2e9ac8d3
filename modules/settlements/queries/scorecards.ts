import { AppError } from '../../../kernel/error.ts';
import { addDays, legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { join, sql } from '../../../platform/store/sql.ts';
import type { Statement } from '../../../platform/store/types.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { likeText } from '../../intake/index.ts';
import type { SettlementContext } from '../context.ts';
import type { Scorecard } from '../contract.ts';

type Context = Pick<SettlementContext, 'ledger' | 'settlements' | 'firms'>;

const PAGE = 50;
/** A scorecard speaks of what was filed within so many days. Ours. */
export const SCORED_DAYS = 365;

interface Row {
  readonly region: string;
  readonly id: string;
  readonly name: string;
  readonly filed: number;
  readonly answered: number;
  readonly answerable: number;
  readonly agreed: number;
  readonly ended: number;
  readonly broken: number;
  readonly median: number | null;
  readonly stars: number | null;
  readonly rated: number;
}

/** The period of a scorecard as of today. */
export function scoredPeriod({ ledger }: Pick<Context, 'ledger'>): { since: PlainDate; until: PlainDate } {
  const until = legalDay(ledger.clock.now());
  return { since: addDays(until, -SCORED_DAYS), until };
}

/** A share only over enough cases; the counts are shown always. */
const rate = (n: number, of: number, fewest: number) => ({ n, of, share: of < fewest ? null : n / of });

function present({ region, id, name, filed, ...row }: Row, fewest: number): Scorecard {
  return {
    ...{ region, id, name, filed, fewest },
    answered: rate(row.answered, row.answerable, fewest),
    settled: rate(row.agreed, row.ended, fewest),
    broken: rate(row.broken, row.agreed, fewest),
    medianDays: row.agreed < fewest ? null : row.median,
    rating: { mean: row.rated < fewest ? null : row.stars, n: row.rated },
  };
}

/**
 * Folded from the matters themselves. What the consumer took back before the firm's time was over says nothing of the firm
 * and counts in neither base.
 */
async function readRows(context: Context, where: readonly Statement[], size: number): Promise<readonly Row[]> {
  const { since, until } = scoredPeriod(context);
  const all = [sql`m.procedure = 'settlement' and m.opened_on >= ${since}::date`, ...where];
  const { rows } = await context.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<Row>(sql`
      with one as (
        select m.snapshot #>> '{facts,firm,region}' as region, m.snapshot #>> '{facts,firm,id}' as id,
          m.snapshot #>> '{facts,firm,name}' as name, m.state, m.opened_on,
          m.snapshot #>> '{facts,answeredOn}' as answered, m.snapshot #>> '{clocks,settle,due}' as due,
          m.snapshot #>> '{facts,reached,unanswered}' as lapsed, m.snapshot #>> '{facts,reached,agreed}' as agreed,
          m.snapshot #>> '{facts,reached,broken}' as broken, (m.snapshot #>> '{facts,rating,stars}')::int as stars
        from matter m where ${join(all, ' and ')}),
      firm as (
        select region, id, max(name) as name, count(*)::int as filed,
          count(*) filter (where answered <= due)::int as answered,
          count(*) filter (where answered is not null or lapsed is not null or (state = 'filed' and due < ${until}))::int
            as answerable,
          count(*) filter (where agreed is not null)::int as agreed,
          count(*) filter (where agreed is not null or state not in ('filed', 'talking', 'withdrawn'))::int as ended,
          count(*) filter (where agreed is not null and broken is not null)::int as broken,
          (percentile_cont(0.5) within group (order by agreed::date - opened_on)
            filter (where agreed is not null))::float8 as median,
          avg(stars)::float8 as stars, count(stars)::int as rated
        from one group by region, id)
      select * from firm order by name, id limit ${size}`),
  );
  return rows;
}

/** Scorecards by name: a list to look a firm up in, no ranking. */
export async function listScorecards(
  context: Context,
  { q = '', after }: { readonly q?: string | undefined; readonly after?: string | undefined },
): Promise<{ items: Scorecard[]; next: string | null; since: PlainDate; until: PlainDate }> {
  const words = q
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 6);
  const where = words.map(
    (word) =>
      sql`concat_ws(' ', m.snapshot #>> '{facts,firm,name}', m.snapshot #>> '{facts,firm,code}') ilike ${likeText(word)}`,
  );
  if (after !== undefined) {
    where.push(sql`(m.snapshot #>> '{facts,firm,name}', m.snapshot #>> '{facts,firm,id}') >
      (${after.slice(37)}, ${after.slice(0, 36)})`);
  }
  const rows = await readRows(context, where, PAGE + 1);
  const part = rows.slice(0, PAGE);
  const last = part.at(-1);
  return {
    items: part.map((row) => present(row, context.settlements.fewest)),
    next: rows.length > PAGE && last !== undefined ? `${last.id} ${last.name}` : null,
    ...scoredPeriod(context),
  };
}

/** All of them, part by part: open data. */
export async function* allScorecards(context: Context): AsyncGenerator<Scorecard, void, undefined> {
  for (let after: string | null | undefined; after !== null; ) {
    const { items, next } = await listScorecards(context, { after });
    yield* items;
    after = next;
  }
}

/** One firm's; of an enrolled firm without a case it says nothing but that. @throws AppError 404 `settlements.unknown` */
export async function scorecardOf(
  context: Context,
  at: { readonly region: string; readonly id: string },
): Promise<Scorecard> {
  const [row] = await readRows(
    context,
    [sql`m.snapshot #>> '{facts,firm,id}' = ${at.id}`, sql`m.snapshot #>> '{facts,firm,region}' = ${at.region}`],
    1,
  );
  const { fewest } = context.settlements;
  if (row !== undefined) return present(row, fewest);
  const firm = await context.firms.enrolled(at.region, at.id);
  if (firm === undefined) throw new AppError('settlements.unknown', 404);
  const nothing = { filed: 0, answered: 0, answerable: 0, agreed: 0, ended: 0, broken: 0, rated: 0 };
  return present({ ...at, name: firm.name, ...nothing, median: null, stars: null }, fewest);
}
