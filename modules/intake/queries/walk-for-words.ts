import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db, Statement } from '../../../platform/store/types.ts';
import type { MatterQuery } from '../contract.ts';
import { boundOf, isWide, plannedEachTime, wordsFor } from './bounded.ts';
import { matches } from './conditions.ts';
import { MATTER_COLUMNS, type MatterRecord } from './matter-row.ts';

/** So many matters are read in the order of the list before the index of words is asked. */
const STEPS = 4_000;

export interface Walked {
  readonly records: MatterRecord[];
  readonly counted: { readonly total: number; readonly exact: boolean };
}

/**
 * Looks for frequent words by walking the list: what every tenth matter holds fills a page after some hundred of them,
 * while the index of words would first gather all of a province. Null where the walk ended without a full page: then
 * the words are rare, and the index is quick. Only for wide scopes; a county's candidates are few.
 * `rest` is the list's conditions without the words.
 */
export async function walkForWords(
  tx: Db,
  actor: Pick<LedgerActor, 'scope'>,
  query: Pick<MatterQuery, 'q' | 'limit'>,
  rest: Statement,
  order: Statement,
): Promise<Walked | null> {
  const words = wordsFor(query);
  if (words === null || !isWide(actor)) return null;
  const { rows } = await tx.query<MatterRecord & { hits: number; walked: number }>(
    plannedEachTime(sql`
      with walked as materialized (
        select m.home_region, m.id, m.title, m.snapshot, row_number() over (order by ${order}) as ord
        from matter m where ${rest} order by ${order} limit ${STEPS}
      ), hits as materialized (select m.home_region, m.id, m.ord from walked m where ${matches(words)}
      ), page as (select * from hits order by ord limit ${query.limit + 1})
      select ${MATTER_COLUMNS}, (select count(*) from hits)::int as hits, (select count(*) from walked)::int as walked
      from page join matter m on m.home_region = page.home_region and m.id = page.id order by page.ord`),
  );
  const [first] = rows;
  if (first === undefined || (rows.length <= query.limit && first.walked === STEPS)) return null;
  const bound = boundOf(query);
  const total = Math.min(first.hits, bound);
  return { records: rows, counted: { total, exact: first.walked < STEPS && first.hits <= bound } };
}
