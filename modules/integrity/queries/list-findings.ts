import type { PlainDate } from '../../../kernel/plain-date.ts';
import { scopePattern } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { join, sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import type { Db, Statement } from '../../../platform/store/types.ts';
import type { Directory } from '../../authorities/index.ts';
import { caseChecks } from '../checks/index.ts';
import type { Finding, FindingPage, FindingQuery } from '../contract.ts';
import { rankOf, severityOf } from '../model/rank.ts';
import { withTaskTitles } from './task-titles.ts';

interface Row {
  readonly check_id: string;
  readonly severity: number;
  readonly home_region: string;
  readonly subject: string;
  readonly matter_id: string | null;
  readonly number: string;
  readonly cause: string;
  readonly handling_code: string;
  readonly detail: Text;
  readonly found_on: PlainDate;
  readonly gone_on: PlainDate | null;
}

const SHOWN = caseChecks.map(({ id, severity, title, what, see, cause, wayOut }) => ({
  id,
  severity,
  title,
  what,
  see,
  cause,
  wayOut,
}));

const PERSON = /:([0-9a-f]{8}-[0-9a-f-]{27})$/;

/** The place in the list: severity, day, checker, subject, region, as one line. */
const cursorOf = (row: Row): string =>
  [row.severity, row.gone_on ?? row.found_on, row.check_id, row.home_region, row.subject].join('|');

function after(cursor: string | undefined, open: boolean): Statement {
  if (cursor === undefined) return sql`true`;
  const [severity = '', day = '', check = '', region = '', ...subject] = cursor.split('|');
  const place = sql`(f.check_id, f.home_region::text, f.subject) > (${check}::text, ${region}::text, ${subject.join('|')}::text)`;
  return open
    ? sql`(f.severity::text, f.found_on::text) > (${severity}::text, ${day}::text)
        or (f.severity::text, f.found_on::text) = (${severity}::text, ${day}::text) and ${place}`
    : sql`f.gone_on::text < ${day}::text or f.gone_on::text = ${day}::text and ${place}`;
}

async function page(tx: Db, query: FindingQuery): Promise<readonly Row[]> {
  const open = query.show === 'open';
  const wanted: Statement[] = [
    open ? sql`f.gone_on is null` : sql`f.gone_on is not null`,
    sql`(${after(query.cursor, open)})`,
    ...(query.severity === undefined ? [] : [sql`f.severity = ${rankOf(query.severity)}::smallint`]),
    ...(query.check === undefined ? [] : [sql`f.check_id = ${query.check}::text`]),
    ...(query.authority === undefined ? [] : [sql`f.handling_code like ${scopePattern(query.authority)}::text`]),
  ];
  const order = open
    ? sql`order by f.severity::text, f.found_on::text, f.check_id, f.home_region::text, f.subject`
    : sql`order by f.gone_on::text desc, f.check_id, f.home_region::text, f.subject`;
  const { rows } = await tx.query<Row>(sql`
    select f.check_id, f.severity, f.home_region, f.subject, f.matter_id, f.number, f.cause, f.handling_code, f.detail,
      f.found_on, f.gone_on
    from integrity_finding f where ${join(wanted, ' and ')} ${order} limit ${query.limit + 1}::int`);
  return rows;
}

/** Rows with the titles of the tasks that they speak of. */
async function told(tx: Db, rows: readonly Row[]): Promise<readonly Row[]> {
  const details = await withTaskTitles(tx, rows);
  return rows.map((row, index) => ({ ...row, detail: details[index] ?? row.detail }));
}

interface CountRow {
  readonly check_id: string;
  readonly severity: number;
  readonly handling_code: string;
  readonly n: number;
}

/**
 * Findings of the reader's area, the gravest and oldest first, with the counts of all that is open there. Names of staff
 * are looked up now and stand in no finding.
 */
export async function listFindings(
  store: Store,
  directory: Directory,
  actor: LedgerActor,
  query: FindingQuery,
): Promise<FindingPage> {
  const { rows, counted, runs } = await store.transaction(actor, async (tx) => ({
    rows: await told(tx, await page(tx, query)),
    counted: (
      await tx.query<CountRow>(sql`
        select check_id, severity, handling_code, count(*)::int as n from integrity_finding
        where gone_on is null group by 1, 2, 3`)
    ).rows,
    runs: (
      await tx.query<{ at: Date | null; cases: number }>(sql`
        select min(at) as at, coalesce(sum(cases), 0)::int as cases from (
          select distinct on (home_region) finished_at as at, cases from integrity_run
          where finished_at is not null order by home_region, day desc) latest`)
    ).rows[0],
  }));
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  const people = items.flatMap(({ subject }) => PERSON.exec(subject)?.[1] ?? []);
  const [nameOf, personName] = [await directory.names(), await directory.people(people)];
  return {
    items: items.map((row): Finding => {
      const person = PERSON.exec(row.subject)?.[1];
      return {
        check: row.check_id,
        severity: severityOf(row.severity),
        homeRegion: row.home_region,
        subject: row.subject,
        matterId: row.matter_id,
        number: row.number,
        cause: row.cause,
        authority: { code: row.handling_code, name: nameOf(row.handling_code) },
        detail: row.detail,
        person: person === undefined ? null : { id: person, name: personName(person) },
        foundOn: row.found_on,
        goneOn: row.gone_on,
      };
    }),
    next: rows.length > query.limit && last !== undefined ? cursorOf(last) : null,
    checks: SHOWN,
    counts: byCheck(counted),
    authorities: byAuthority(counted).map(([code, { count, urgent }]) => ({ code, name: nameOf(code), count, urgent })),
    checkedAt: runs?.at?.toISOString() ?? null,
    cases: runs?.cases ?? 0,
  };
}

function byCheck(rows: readonly CountRow[]): FindingPage['counts'] {
  const sums = new Map<string, { check: string; severity: ReturnType<typeof severityOf>; count: number }>();
  for (const { check_id: check, severity, n } of rows) {
    const known = sums.get(check);
    if (known === undefined) sums.set(check, { check, severity: severityOf(severity), count: n });
    else known.count += n;
  }
  return [...sums.values()].sort((a, b) => rankOf(a.severity) - rankOf(b.severity) || b.count - a.count);
}

function byAuthority(rows: readonly CountRow[]): readonly (readonly [string, { count: number; urgent: number }])[] {
  const sums = new Map<string, { count: number; urgent: number }>();
  for (const { handling_code: code, severity, n } of rows) {
    const known = sums.get(code) ?? { count: 0, urgent: 0 };
    known.count += n;
    if (severity === 1) known.urgent += n;
    sums.set(code, known);
  }
  return [...sums].sort(([a, x], [b, y]) => y.urgent - x.urgent || y.count - x.count || (a < b ? -1 : 1));
}
