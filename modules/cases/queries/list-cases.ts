import { markGrams, scopeGrams } from '../../../platform/ledger/grams.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { raw, sql } from '../../../platform/store/sql.ts';
import type { TransactionOptions } from '../../../platform/store/store.ts';
import type { Db, Statement } from '../../../platform/store/types.ts';
import {
  COUNT_BOUND,
  countByWalking,
  countUpTo,
  cursorAfter,
  isWide,
  pageOrder,
  plannedEachTime,
  SEARCH_BOUND,
  searching,
  wordsAsked,
  wordsFor,
} from '../../intake/index.ts';
import type { CaseContext } from '../context.ts';
import type { CaseQuery, CaseQueue, CaseRow } from '../contract.ts';
import { campaignMark, officerMark } from '../model/case/facts.ts';
import { caseConditions, caseView, soughtBy } from './conditions.ts';
import { CASE_COLUMNS, caseNames, type ListedCase, presentCase } from './listed-case.ts';

export interface CasePage {
  readonly items: CaseRow[];
  readonly total: number;
  /** False: there are more than `total`. */
  readonly exact: boolean;
  readonly next: string | null;
}

/** Queues of one bureau, which are gathered and sorted; anything wider is walked in the order of its index. */
const OF_A_BUREAU: readonly CaseQueue[] = [
  'mine',
  'team',
  'to-review',
  'to-approve',
  'held',
  'held-near',
  'to-publish',
  'to-close',
  'hearings',
];

function pageOf(actor: LedgerActor, query: CaseQuery, where: Statement, after: Statement, order: Statement): Statement {
  const gathered = OF_A_BUREAU.includes(query.queue) || query.party !== undefined || !isWide(actor);
  if (!gathered) {
    return sql`select ${CASE_COLUMNS} from matter m where ${where} and ${after} order by ${order} limit ${query.limit + 1}`;
  }
  return sql`
    with scoped as materialized (
        select m.home_region, m.id, m.running_due, m.opened_on, m.closed_on from matter m where ${where}),
      page as (select m.* from scoped m where ${after} order by ${order} limit ${query.limit + 1})
    select ${CASE_COLUMNS} from page join matter m on m.home_region = page.home_region and m.id = page.id
    order by ${order}`;
}

interface Found {
  readonly records: readonly ListedCase[];
  readonly counted: { readonly total: number; readonly exact: boolean };
}

/** What a case is found by as a whole, through the index of words. */
const marksIn = ({ officer, campaign }: CaseQuery): readonly string[] => [
  ...(officer === undefined ? [] : [officerMark(officer)]),
  ...(campaign === undefined ? [] : [campaignMark(campaign)]),
];
const isFound = (query: CaseQuery): boolean => wordsAsked(query) !== null || marksIn(query).length > 0;
/** Each hit is read and compared, so that counting stops earlier. */
const boundFor = (query: CaseQuery): number => (isFound(query) ? SEARCH_BOUND : COUNT_BOUND);
const AMONG_FOUND = raw('(m.home_region, m.id) in (select t.home_region, t.matter_id from matter_text t)');

/** What the transaction says it looks for. */
function finding(actor: LedgerActor, query: CaseQuery): TransactionOptions {
  const words = searching(actor, query);
  const marks = marksIn(query);
  if (marks.length === 0) return words;
  return { ...words, grams: [...(words.grams ?? scopeGrams(actor.scope)), ...markGrams(marks)] };
}

/** So many cases are read in the order of the list before the index of words is asked. */
const STEPS = 500;

/**
 * Looks for frequent words by walking the list, in wide scopes: the index of words would first gather every matter that
 * holds them, clues and all. Null where the walk ended without a full page: then the words are rare, and the index is quick.
 */
async function walked(
  tx: Db,
  actor: LedgerActor,
  query: CaseQuery,
  { rest, sought }: { readonly rest: Statement; readonly sought: Statement },
  order: Statement,
): Promise<Found | null> {
  const words = wordsFor(query);
  const marked = marksIn(query).length > 0;
  // A number is rare: the index finds it at once.
  if (!isWide(actor) || (words === null && !marked) || (words !== null && /[〔\d]/u.test(words))) return null;
  const { rows } = await tx.query<ListedCase & { hits: number; seen: number }>(
    plannedEachTime(sql`
      with walked as materialized (
        select m.*, row_number() over (order by ${order}) as ord
        from matter m where ${rest} order by ${order} limit ${STEPS}
      ), hits as materialized (select m.home_region, m.id, m.ord from walked m where ${sought}
      ), page as (select * from hits order by ord limit ${query.limit + 1})
      select ${CASE_COLUMNS}, (select count(*) from hits)::int as hits, (select count(*) from walked)::int as seen
      from page join matter m on m.home_region = page.home_region and m.id = page.id order by page.ord`),
  );
  const [first] = rows;
  if (first === undefined || (rows.length <= query.limit && first.seen === STEPS)) return null;
  const bound = boundFor(query);
  const total = Math.min(first.hits, bound);
  return { records: rows, counted: { total, exact: first.seen < STEPS && first.hits <= bound } };
}

/** Filters that no index serves, over more than can be counted. */
const walksToCount = (actor: LedgerActor, query: CaseQuery): boolean =>
  isWide(actor) &&
  !OF_A_BUREAU.includes(query.queue) &&
  [query.state, query.authority, query.party, query.violation, query.q].every((each) => each === undefined) &&
  [query.domain, query.procedure].some((each) => each !== undefined);

/**
 * One page of the cases that the viewer may see, and how many there are in all, counted up to a bound.
 * @throws AppError 422 `intake.list.cursor`
 */
export async function listCases(context: CaseContext, actor: LedgerActor, query: CaseQuery): Promise<CasePage> {
  const { store, procedures } = context.ledger;
  const view = caseView(context);
  const where = caseConditions(actor, query, view);
  const { after, order } = pageOrder(query.queue, query.cursor);
  const { records, counted } = await store.transaction(
    actor,
    async (tx): Promise<Found> => {
      const wordless = caseConditions(actor, { ...query, q: undefined, officer: undefined, campaign: undefined }, view);
      const looked = { rest: sql`${wordless} and ${after}`, sought: soughtBy(query, actor) };
      const quick = await walked(tx, actor, query, looked, order);
      if (quick !== null) return quick;
      const found = isFound(query) ? sql`${where} and ${AMONG_FOUND}` : where;
      const { rows } = await tx.query<ListedCase>(plannedEachTime(pageOf(actor, query, found, after, order)));
      // A first page that is not full is all there is.
      if (query.cursor === undefined && rows.length <= query.limit)
        return { records: rows, counted: { total: rows.length, exact: true } };
      const queue = caseConditions(actor, { queue: query.queue }, view);
      const counted = walksToCount(actor, query)
        ? await countByWalking(tx, actor, queue, where, order, COUNT_BOUND)
        : await countUpTo(tx, found, boundFor(query));
      return { records: rows, counted };
    },
    finding(actor, query),
  );
  const shown = records.slice(0, query.limit);
  const last = shown.at(-1);
  const names = await caseNames(context.directory, shown);
  return {
    items: shown.map((record) => presentCase(record, procedures, view, names)),
    ...counted,
    next: records.length > query.limit && last !== undefined ? cursorAfter(query.queue, last) : null,
  };
}
