import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { join, sql } from '../../../platform/store/sql.ts';
import type { Db, Statement } from '../../../platform/store/types.ts';
import { type AsOf, type Check, proceduresOf, type SharedReceipt } from '../model/check.ts';

/** A case of a page: what a finding says of it, and, where a checker wants to look, the whole of it. */
export interface CaseOnPage {
  readonly id: string;
  readonly procedure: string;
  readonly home_code: string;
  readonly handling_code: string;
  readonly sensitivity: number;
  readonly number: string | null;
  readonly cause: string | null;
  readonly open: boolean;
  readonly last_on: PlainDate;
  readonly namesakes: number;
  /** Ids of the checkers whose candidate it is. */
  readonly checks: readonly string[];
  readonly snapshot: Matter | null;
}

const listed = (checks: readonly Check[], asOf: AsOf): Statement =>
  join(
    checks.map(
      (each) => sql`case when c.procedure = any(${[...proceduresOf(each)]}::text[]) and (${each.candidates(asOf)})
        then ${each.id}::text end`,
    ),
    ', ',
  );

/** What is asked once a run of all cases of the region together. */
export interface Shared {
  readonly namesakes: ReadonlyMap<string, number>;
  /** Receipts that stand in several cases, by the case. */
  readonly receipts: ReadonlyMap<string, readonly SharedReceipt[]>;
}
const NOTHING: Shared = { namesakes: new Map(), receipts: new Map() };

/**
 * The next cases of a region after `after`, in the order of their ids, each with the checkers that want to look at it:
 * one statement for all checkers, so that a snapshot is unpacked once. Asked as the system.
 *
 * `facts` and `clocks` are taken out of the snapshot before anything is asked of them: what is stored packed would be
 * unpacked again for every condition.
 */
export async function pageOfCases(
  tx: Db,
  checks: readonly Check[],
  asOf: AsOf,
  homeRegion: string,
  after: string,
  limit: number,
  { namesakes, receipts }: Shared = NOTHING,
): Promise<readonly CaseOnPage[]> {
  const { rows } = await tx.query<CaseOnPage>(sql`
    with page as materialized (
      select m.home_region, m.id, m.procedure, m.version, m.state, m.home_code, m.handling_code, m.assignee, m.sensitivity,
        m.opened_on, m.closed_on, m.due_on, m.snapshot -> 'facts' as facts, m.snapshot -> 'clocks' as clocks
      from matter m
      where m.home_region = ${homeRegion} and m.id > ${after}::uuid and m.procedure in ('case', 'summary-case')
      order by m.home_region, m.id limit ${limit}
    ), looked as (
      select c.*, array_remove(array[${listed(checks, asOf)}], null) as checks
      from (
        select p.*, (a.recorded_at at time zone 'Asia/Shanghai')::date as last_on, coalesce(t.n, 0) as namesakes,
          p.id = any(${[...receipts.keys()]}::uuid[]) as shares_receipt
        from page p
        left join act a on a.home_region = p.home_region and a.matter_id = p.id and a.seq = p.version
        left join unnest(${[...namesakes.keys()]}::text[], ${[...namesakes.values()]}::int[]) as t(number, n)
          on t.number = p.facts ->> 'number' and p.state <> 'withdrawn'
        offset 0
      ) c
    )
    select l.id, l.procedure, l.home_code, l.handling_code, l.sensitivity, l.facts ->> 'number' as number,
      l.facts ->> 'cause' as cause, l.closed_on is null as open, coalesce(l.last_on, l.opened_on) as last_on, l.namesakes,
      l.checks, case when cardinality(l.checks) > 0 then m.snapshot end as snapshot
    from looked l join matter m on m.home_region = l.home_region and m.id = l.id
    order by l.id`);
  return rows;
}

/** Numbers that more than one case of the region bears, each with how many others there are. Asked once a run. */
export async function sharedNumbers(tx: Db, homeRegion: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.query<{ number: string; n: number }>(sql`
    select number, (count(*) - 1)::int as n from (
      select snapshot #>> '{facts,number}' as number from matter
      where home_region = ${homeRegion} and procedure in ('case', 'summary-case') and state <> 'withdrawn') as numbered
    where number <> '' group by number having count(*) > 1`);
  return new Map(rows.map(({ number, n }) => [number, n]));
}
