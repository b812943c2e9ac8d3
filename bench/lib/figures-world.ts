import type pg from 'pg';
import { areasOf } from '../../kernel/region.ts';
import { rebuildSums } from '../../platform/rollup/apply.ts';
import { openStore } from '../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { countyCodes } from './large-world.ts';

/** What a raw record has, drawn from its number alone: the same arithmetic in PostgreSQL and in DuckDB gives the same rows. */
export const CHANNELS = ['inspection', '12315', 'transfer', 'phone', 'letter', 'media'];
export const DOMAINS = [
  ...['food', 'price', 'quality', 'advertising', 'unlicensed', 'drug', 'ip', 'device'],
  ...['platform', 'special-equipment', 'cosmetics', 'consumer', 'unfair-competition', 'pyramid-selling', 'other', ''],
];
export const CAMPAIGNS = ['iron-fist', 'spring', 'parking'];
/** Days of filing; a case is decided and closed up to 120 days later. */
export const FIRST_DAY = '2023-07-01';
const DAYS = 1_096;

const list = (values: readonly string[]): string => `[${values.map((value) => `'${value}'`).join(', ')}]`;
/** PostgreSQL writes a list with the word array before it. */
type Dialect = 'postgres' | 'duckdb';
const lists = { postgres: (values: readonly string[]) => `(array${list(values)})`, duckdb: list } as const;

/**
 * Cases `n` of 1 … `cases`: three pseudo-random numbers each (Park and Miller's generators, chained), most of them of the
 * first channels and domains, a tenth in a campaign, a sixth not yet decided.
 */
export function rawCases(dialect: Dialect, cases: number): string {
  const of = lists[dialect];
  const series = dialect === 'postgres' ? `generate_series(1::bigint, ${cases})` : `range(1, ${cases + 1})`;
  const day = (offset: string): string =>
    `(date '${FIRST_DAY}' + ${dialect === 'postgres' ? `(${offset})::int` : `CAST(${offset} AS INTEGER)`})`;
  // Whole numbers throughout: division of one database rounds otherwise than that of the other.
  const skew = (h: string, n: number): string => `least((${h} % ${n}), ((${h} / 1000) % ${n}))`;
  const divide = (text: string): string => (dialect === 'duckdb' ? text.replaceAll(' / ', ' // ') : text);
  return divide(`
    select n as id, ${of(countyCodes)}[1 + h1 % ${countyCodes.length}] as authority,
      ${of(CHANNELS)}[1 + ${skew('h2', CHANNELS.length)}] as channel,
      ${of(DOMAINS)}[1 + ${skew('h3', DOMAINS.length)}] as domain,
      case when h1 / 1000 % 10 = 0 then ${of(CAMPAIGNS)}[1 + h2 / 7 % ${CAMPAIGNS.length}] else '' end as campaign,
      ${day(`h3 / 17 % ${DAYS}`)} as filed_on,
      case when h2 / 11 % 6 = 0 then null else ${day(`h3 / 17 % ${DAYS} + 20 + h1 / 13 % 70`)} end as decided_on,
      case when h2 / 11 % 6 = 0 then null else ${day(`h3 / 17 % ${DAYS} + 30 + h1 / 13 % 90`)} end as closed_on,
      1000 * (1 + h3 / 31 % 50000) as fen
    from (select n, h1, h2, (h2 * 16807) % 2147483647 as h3 from (
      select n, h1, (h1 * 69621) % 2147483647 as h2 from (
        select n, (n * 48271) % 2147483647 as h1 from ${series} ${dialect === 'postgres' ? 's(n)' : 't(n)'}) a) b) c`);
}

/** Measures of the product by the column of their day and what they add. */
export const MEASURES = {
  'case.filed': { day: 'filed_on', amount: '0' },
  'case.decided': { day: 'decided_on', amount: '0' },
  'case.imposed': { day: 'decided_on', amount: 'fen' },
  'case.closed': { day: 'closed_on', amount: '0' },
} as const;
export type MeasureId = keyof typeof MEASURES;

const COLUMNS = 'home_region, authority, level, measure, dim, span, campaign, channel, domain, day, n, amount';

export interface Filled {
  readonly leaves: number;
  readonly sums: number;
  readonly rawMib: number;
  readonly countsMib: number;
}

/**
 * Raw records, and the sums that the product would have of them: leaves by the same grouping as the counted places, all
 * sums above by the product's own code.
 */
export async function fillFigures(
  url: string,
  owner: pg.Client,
  cases: number,
  say: (line: string) => void,
): Promise<Filled> {
  const started = performance.now();
  const elapsed = (): string => `${((performance.now() - started) / 1000).toFixed(0)} s`;
  await owner.query(`set work_mem = '512MB'; set maintenance_work_mem = '1GB'; set synchronous_commit = off`);
  await owner.query(`create unlogged table bench_case as ${rawCases('postgres', cases)}`);
  await owner.query('analyze bench_case');
  say(`  ${cases} raw cases after ${elapsed()}`);
  // A table that is filled once needs no log of it, and its indexes are made once.
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes where tablename = 'stat' and indexname <> 'stat_pkey'`,
  );
  const { rows: keys } = await owner.query<{ key: string }>(
    `select pg_get_constraintdef(oid) as key from pg_constraint where conname = 'stat_pkey'`,
  );
  for (const { name } of indexes) await owner.query(`drop index ${name}`);
  await owner.query('alter table stat drop constraint stat_pkey');
  await owner.query('truncate stat, stat_delta');
  await owner.query('alter table stat set unlogged');
  await owner.query('alter table stat set (autovacuum_enabled = off)');
  for (const [measure, { day, amount }] of Object.entries(MEASURES)) {
    for (const [campaign, where] of [
      [`''`, 'true'],
      [`'*'`, `campaign <> ''`],
      ['campaign', `campaign <> ''`],
    ]) {
      await owner.query(`
        insert into stat (${COLUMNS})
        select authority, authority, 0, '${measure}', 'both', 'day', ${campaign}, channel, domain, ${day}, count(*), sum(${amount})
        from bench_case where ${day} is not null and ${where} group by authority, ${campaign === 'campaign' ? 'campaign, ' : ''}channel, domain, ${day}`);
    }
  }
  await owner.query(`alter table stat add constraint stat_pkey ${keys[0]?.key ?? ''}`);
  for (const { definition } of indexes) await owner.query(definition);
  await owner.query('vacuum analyze stat');
  const leaves = Number((await owner.query<{ n: string }>('select count(*) as n from stat')).rows[0]?.n ?? 0);
  say(`  ${leaves} leaves after ${elapsed()}`);
  const store = openStore({ url, poolSize: 2, statementTimeoutMs: 3 * 3_600_000 });
  try {
    for (const region of [...new Set(countyCodes.flatMap((code) => areasOf(code)))].sort().reverse())
      await store.transaction(SYSTEM_VIEWER, (tx) => rebuildSums(tx, region));
  } finally {
    await store.close();
  }
  await owner.query('vacuum analyze stat');
  const { rows } = await owner.query<{ sums: string; raw: string; counts: string }>(
    `select (select count(*) from stat where not (level = 0 and dim = 'both')) as sums,
       pg_total_relation_size('bench_case') / 1048576 as raw, pg_total_relation_size('stat') / 1048576 as counts`,
  );
  const [sizes] = rows;
  say(`  ${sizes?.sums} sums after ${elapsed()}; raw ${sizes?.raw} MiB, counts ${sizes?.counts} MiB`);
  return {
    leaves,
    sums: Number(sizes?.sums ?? 0),
    rawMib: Number(sizes?.raw ?? 0),
    countsMib: Number(sizes?.counts ?? 0),
  };
}
