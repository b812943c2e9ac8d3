import { AppError } from '../../../kernel/error.ts';
import { addDays, legalDay } from '../../../kernel/plain-date.ts';
import { regionOf, scopePrefix } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { channelTitle } from '../../intake/model/labels.ts';
import type { HabitContext } from '../context.ts';
import type { HabitCheck } from '../contract.ts';
import { OUR_FACTORS, type SetFactors } from '../model/factors.ts';

const DAYS = 365;

interface Row {
  readonly channel: string;
  readonly authority: string;
  readonly complaints: number;
  readonly repeated: number;
  readonly looked: number;
  readonly refusedLooked: number;
  readonly refusedOthers: number;
}

/** Complaints of an area over a year, by channel and office: how many repeat, were looked at, were refused. */
async function readRows(
  tx: Db,
  prefix: string,
  from: string,
  to: string,
  set: readonly SetFactors[],
): Promise<readonly Row[]> {
  const days = [
    { jurisdiction: '', effectiveFrom: '0001-01-01', days: OUR_FACTORS.sameTraderDays },
    ...set.map(({ values, ...rest }) => ({ ...rest, days: values.sameTraderDays })),
  ];
  const { rows } = await tx.query<Row>(sql`
    with complaint as (
      select m.home_region, m.id, m.channel, m.handling_code as authority, m.opened_on,
        coalesce(m.snapshot #>> '{facts,respondent,code}', m.snapshot #>> '{facts,respondent,name}', '') as respondent,
        coalesce(m.snapshot #>> '{facts,conclusion,ground}', '') = 'R3' as refused, (
          select d.days from unnest(${days.map(({ jurisdiction }) => jurisdiction)}::text[],
            ${days.map(({ effectiveFrom }) => effectiveFrom)}::date[], ${days.map((each) => each.days)}::int[])
            as d(jurisdiction, since, days)
          where starts_with(m.handling_code, d.jurisdiction) and d.since <= m.opened_on
          order by length(d.jurisdiction) desc, d.since desc limit 1) as days
      from matter m
      where m.procedure = 'complaint' and m.state <> 'voided' and m.opened_on between ${from}::date and ${to}::date
        and m.handling_code ~>=~ ${prefix} and m.handling_code ~<~ ${`${prefix}:`}),
    judged as (
      select c.*, c.respondent <> '' and 2 <= (
          select count(distinct o.id) from reporter_mark mine
          join reporter_mark other on other.kind = mine.kind and other.mark = mine.mark and other.matter_id <> mine.matter_id
          join matter o on o.home_region = other.home_region and o.id = other.matter_id
          where mine.home_region = c.home_region and mine.matter_id = c.id and mine.kind in ('phone', 'id')
            and other.opened_on between c.opened_on - (c.days - 1) and c.opened_on and o.state <> 'voided'
            and coalesce(o.snapshot #>> '{facts,respondent,code}', o.snapshot #>> '{facts,respondent,name}') = c.respondent
        ) as repeated,
        exists (select from access_log a
          where a.home_region = c.home_region and a.matter_id = c.id and a.kind = 'habits') as looked
      from complaint c)
    select channel, authority, count(*)::int as complaints, (count(*) filter (where repeated))::int as repeated,
      (count(*) filter (where looked))::int as looked,
      (count(*) filter (where looked and refused))::int as "refusedLooked",
      (count(*) filter (where not looked and refused))::int as "refusedOthers"
    from judged group by 1, 2`);
  return rows;
}

type Group = HabitCheck['channels'][number];

function grouped(rows: readonly Row[], keyOf: (row: Row) => string, titleOf: (key: string) => Text): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = groups.get(key);
    groups.set(key, {
      ...{ key, title: titleOf(key) },
      complaints: (known?.complaints ?? 0) + row.complaints,
      repeated: (known?.repeated ?? 0) + row.repeated,
      looked: (known?.looked ?? 0) + row.looked,
      refusedLooked: (known?.refusedLooked ?? 0) + row.refusedLooked,
      refusedOthers: (known?.refusedOthers ?? 0) + row.refusedOthers,
    });
  }
  return [...groups.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * Whether the facts on repeats are used evenly: how many complaints of a channel or county repeat, were looked at, and were
 * refused. Numbers only, of the asker's area.
 * @throws AppError 403 `habits.check.refused`
 */
export async function checkHabits(
  { ledger: { store, clock }, factors }: HabitContext,
  actor: LedgerActor,
  nameOf: (code: string) => Text,
): Promise<HabitCheck> {
  if (!actor.roles.includes('auditor') && !actor.roles.includes('head'))
    throw new AppError('habits.check.refused', 403);
  const to = legalDay(clock.now());
  const from = addDays(to, 1 - DAYS);
  const rows = await store.transaction(SYSTEM_VIEWER, (tx) =>
    readRows(tx, scopePrefix(actor.authority), from, to, factors),
  );
  return {
    ...{ from, to },
    channels: grouped(rows, ({ channel }) => channel, channelTitle),
    regions: grouped(rows, ({ authority }) => regionOf(authority), nameOf),
  };
}
