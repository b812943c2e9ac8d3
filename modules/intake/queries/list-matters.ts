import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Statement } from '../../../platform/store/types.ts';
import type { IntakeContext } from '../context.ts';
import type { MatterQuery, MatterRow } from '../contract.ts';
import { matterIdsOfBatch } from './batch-matters.ts';
import {
  boundOf,
  COUNT_BOUND,
  countByWalking,
  countUpTo,
  isWide,
  plannedEachTime,
  searched,
  searching,
} from './bounded.ts';
import { viewpoint } from './clock-view.ts';
import { type MatterFilter, matterConditions } from './conditions.ts';
import { MATTER_COLUMNS, type MatterRecord, namesFor, presentRow } from './matter-row.ts';
import { cursorAfter, newestFirst, pageOrder } from './page-order.ts';
import { walkForWords } from './walk-for-words.ts';

export interface MatterPage {
  readonly items: MatterRow[];
  readonly total: number;
  /** False: there are more than `total`. */
  readonly exact: boolean;
  readonly next: string | null;
}

/**
 * What a county has open, and what is unread or one of a pair anywhere, is gathered and sorted; anything else is walked in the order of
 * its index.
 */
function pageOf(
  actor: LedgerActor,
  query: Pick<MatterQuery, 'queue' | 'limit' | 'unread' | 'same'>,
  where: Statement,
  after: Statement,
  order: Statement,
): Statement {
  if (query.unread === undefined && query.same === undefined && (isWide(actor) || newestFirst(query.queue)))
    return sql`select ${MATTER_COLUMNS} from matter m where ${where} and ${after} order by ${order} limit ${query.limit + 1}`;
  return sql`
    with scoped as materialized (
        select m.home_region, m.id, m.running_due, m.opened_on, m.closed_on from matter m where ${where}),
      page as (select m.* from scoped m where ${after} order by ${order} limit ${query.limit + 1})
    select ${MATTER_COLUMNS} from page join matter m on m.home_region = page.home_region and m.id = page.id
    order by ${order}`;
}

/** Filters that no index serves, over more than can be counted. */
const walksToCount = (
  actor: LedgerActor,
  { state, authority, respondent, batch, unread, same, q, ...rest }: MatterQuery,
): boolean =>
  isWide(actor) &&
  [state, authority, respondent, batch, unread, same, q].every((each) => each === undefined) &&
  [rest.channel, rest.domain, rest.procedure, rest.campaign].some((each) => each !== undefined);

/**
 * One page of the matters that the viewer may see, and how many there are in all, counted up to a bound: past ten
 * thousand nobody reads a list to its end, and the exact figures are the board's.
 * @throws AppError `intake.list.cursor`
 */
export async function listMatters(context: IntakeContext, actor: LedgerActor, query: MatterQuery): Promise<MatterPage> {
  const { store, procedures, env, clock } = context.ledger;
  const view = viewpoint(env, clock.now(), context.nearWorkdays);
  const batch = query.batch === undefined ? null : await matterIdsOfBatch(store, query.batch);
  const where = matterConditions(actor, query, view, procedures, batch);
  const wordless = matterConditions(actor, { ...query, q: undefined }, view, procedures, batch);
  const { after, order } = pageOrder(query.queue, query.cursor);
  const { records, counted } = await store.transaction(
    actor,
    async (tx) => {
      const walked = await walkForWords(tx, actor, query, sql`${wordless} and ${after}`, order);
      if (walked !== null) return walked;
      const found = searched(query, where);
      const page = await tx.query<MatterRecord>(plannedEachTime(pageOf(actor, query, found, after, order)));
      const { rows } = page;
      // A first page that is not full is all there is.
      if (query.cursor === undefined && rows.length <= query.limit)
        return { records: rows, counted: { total: rows.length, exact: true } };
      const queue = matterConditions(actor, { queue: query.queue }, view, procedures, null);
      return {
        records: rows,
        counted: walksToCount(actor, query)
          ? await countByWalking(tx, actor, queue, where, order, COUNT_BOUND)
          : await countUpTo(tx, found, boundOf(query)),
      };
    },
    searching(actor, query),
  );
  const shown = records.slice(0, query.limit);
  const last = shown.at(-1);
  const names = await namesFor(context.directory, shown);
  return {
    items: shown.map((record) => presentRow(record, procedures, view, names)),
    ...counted,
    next: records.length > query.limit && last !== undefined ? cursorAfter(query.queue, last) : null,
  };
}

/** How many matters a list has, counted up to a bound. */
export async function countMatters(
  context: IntakeContext,
  actor: LedgerActor,
  filter: MatterFilter,
): Promise<{ total: number; exact: boolean }> {
  const { store, procedures, env, clock } = context.ledger;
  const view = viewpoint(env, clock.now(), context.nearWorkdays);
  const batch = filter.batch === undefined ? null : await matterIdsOfBatch(store, filter.batch);
  const where = searched(filter, matterConditions(actor, filter, view, procedures, batch));
  return store.transaction(actor, (tx) => countUpTo(tx, where, boundOf(filter)), searching(actor, filter));
}
