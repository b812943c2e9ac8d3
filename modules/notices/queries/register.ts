import { formatDocumentNumber } from '../../../kernel/codes/document-number.ts';
import { AppError } from '../../../kernel/error.ts';
import type { AuthorityCode } from '../../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { isAuthorityCode, isWithin, levelOf, regionOf } from '../../../kernel/region.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { NoticeContext } from '../context.ts';
import type { NoticeRegister, RegisterQuery } from '../contract.ts';
import { organOf } from '../model/organ.ts';
import { noticeTemplates } from '../model/templates.ts';

/** Entries of one page. */
const PAGE = 100;

interface Run {
  readonly form: string;
  readonly last: number;
  readonly numbers: number;
  readonly first: number;
  readonly top: number;
  readonly void: number;
  readonly withdrawn: number;
  readonly reserved: number;
  readonly unused: number;
}

interface Row {
  readonly form: string;
  readonly number: number;
  readonly written: string;
  readonly issued_on: PlainDate;
  readonly office: string;
  readonly matter_region: string | null;
  readonly matter_id: string | null;
  readonly void: boolean | null;
  readonly withdrawn_on: PlainDate | null;
  /** Of a number without a paper: what became of it, who holds or held it. */
  readonly kept: 'reserved' | 'returned' | 'void' | null;
  readonly reason: string | null;
  readonly person: string | null;
}

/** Every run of numbers of the year, and whether it is whole: from 1 to the last one, void ones among them. */
async function runsOf(tx: Db, authority: string, year: number): Promise<readonly Run[]> {
  const { rows } = await tx.query<Run>(sql`
    select s.form, s.last, count(n.number)::int as numbers, coalesce(min(n.number), 1) as first,
      coalesce(max(n.number), 0) as top, count(*) filter (where w.void)::int as void,
      count(*) filter (where not w.void)::int as withdrawn,
      count(*) filter (where n.kept = 'reserved')::int as reserved,
      count(*) filter (where n.kept in ('returned', 'void'))::int as unused
    from notice_series s
    left join (
      select home_region, authority, form, year, number, null as kept from notice_number
      union all
      -- Of a number that came back and went out again, its last holder; what was used stands in the register.
      select home_region, authority, form, year, number, min(state) filter (where state <> 'returned')
      from notice_block_number group by home_region, authority, form, year, number
      having bool_and(state <> 'used') and bool_or(state <> 'returned')
      union all
      select home_region, authority, form, year, number, 'returned'
      from notice_block_number group by home_region, authority, form, year, number
      having bool_and(state = 'returned')
    ) n using (home_region, authority, form, year)
    left join notice_withdrawal w using (home_region, authority, form, year, number)
    where s.home_region = ${regionOf(authority)} and s.authority = ${authority} and s.year = ${year}
    group by s.form, s.last order by s.form`);
  return rows;
}

async function rowsOf(tx: Db, authority: string, year: number, asked: RegisterQuery): Promise<readonly Row[]> {
  const { rows } = await tx.query<Row>(sql`
    with issued as (
      select n.form, n.number, n.written, n.issued_on, n.office, n.matter_region, n.matter_id, w.void, w.withdrawn_on,
        null as kept, null as reason, null as person
      from notice_number n
      left join notice_withdrawal w using (home_region, authority, form, year, number)
      where n.home_region = ${regionOf(authority)} and n.authority = ${authority} and n.year = ${year}
        and n.form = ${asked.form ?? ''} and n.number < ${asked.before ?? 2_147_483_647}
      order by n.number desc limit ${PAGE + 1}
    ), unissued as (
      -- Of a number that came back and went out again, its last holder; what was used stands in the register.
      select distinct on (k.number) k.form, k.number, k.written,
        (k.changed_at at time zone 'Asia/Shanghai')::date as issued_on, k.office, null::char(6) as matter_region,
        null::uuid as matter_id, null::boolean as void, null::date as withdrawn_on, k.state as kept, k.reason,
        coalesce(p.name, '') as person
      from notice_block_number k
      join notice_block b on b.home_region = k.home_region and b.id = k.block
      left join person p on p.id = b.person
      where k.home_region = ${regionOf(authority)} and k.authority = ${authority} and k.year = ${year}
        and k.form = ${asked.form ?? ''} and k.number < ${asked.before ?? 2_147_483_647}
        and not exists (select from notice_number n where n.home_region = k.home_region and n.authority = k.authority
          and n.form = k.form and n.year = k.year and n.number = k.number)
      order by k.number desc, (k.state = 'returned'), k.changed_at desc limit ${PAGE + 1})
    select * from issued union all select * from unissued order by number desc limit ${PAGE + 1}`);
  return rows;
}

function stateOf({ kept, void: isVoid }: Row): NoticeRegister['entries'][number]['state'] {
  if (kept !== null) return kept === 'void' ? 'written-off' : kept;
  if (isVoid === null) return 'standing';
  return isVoid ? 'void' : 'withdrawn';
}

/** Of each form the last number of the year. */
export async function lastNumbers(
  tx: Db,
  authority: string,
  year: number,
): Promise<{ readonly word: string; readonly number: number }[]> {
  const { rows } = await tx.query<{ word: string; number: number }>(sql`
    select form as word, last as number from notice_series
    where home_region = ${regionOf(authority)} and authority = ${authority} and year = ${year} order by form`);
  return rows;
}

async function yearsOf(tx: Db, authority: string): Promise<readonly number[]> {
  const { rows } = await tx.query<{ year: number }>(sql`
    select distinct year from notice_series
    where home_region = ${regionOf(authority)} and authority = ${authority} order by year desc`);
  return rows.map(({ year }) => year);
}

const titleOfForm = (form: string): { zh: string; en: string } =>
  noticeTemplates.find((template) => template.form === form)?.title ?? { zh: form, en: form };

/**
 * The register of documents sent out 发文登记簿 of an authority and a year: each run of numbers with whether it is whole,
 * and the entries of one run, the newest first. Void numbers stand in it: a run has no gap.
 * @throws AppError 403 `notices.register-outside` for an authority that does not stand below the asker's
 */
export async function noticeRegister(
  { ledger, directory }: NoticeContext,
  actor: LedgerActor,
  asked: RegisterQuery,
): Promise<NoticeRegister> {
  const authority = asked.authority ?? actor.authority;
  const isBureau = isAuthorityCode(authority) && levelOf(authority) !== 'station';
  if (!isBureau || !isWithin(authority, actor.authority)) {
    throw new AppError('notices.register-outside', 403, { authority });
  }
  const today = legalDay(ledger.clock.now());
  const year = asked.year ?? Number(today.slice(0, 4));
  const known = await directory.find(authority as AuthorityCode);
  const organ = known === undefined ? undefined : organOf(known);
  const names = await directory.names();
  return ledger.store.transaction(actor, async (tx) => {
    const runs = await runsOf(tx, authority, year);
    const form = asked.form ?? runs[0]?.form ?? null;
    const rows = form === null ? [] : await rowsOf(tx, authority, year, { ...asked, form });
    const page = rows.slice(0, PAGE);
    return {
      authority: { code: authority, name: names(authority) },
      year,
      years: [...new Set([Number(today.slice(0, 4)), ...(await yearsOf(tx, authority))])].sort((a, b) => b - a),
      form,
      runs: runs.map((run) => ({
        form: run.form,
        title: titleOfForm(run.form),
        last: run.last,
        void: run.void,
        withdrawn: run.withdrawn,
        reserved: run.reserved,
        unused: run.unused,
        whole: run.numbers === run.last && run.first === 1 && run.top === run.last,
      })),
      entries: page.map((row) => ({
        number: row.number,
        written:
          row.written !== '' || organ === undefined
            ? row.written
            : formatDocumentNumber({ organ, form: row.form, year, number: row.number }),
        on: row.issued_on,
        office: { code: row.office, name: names(row.office) },
        state: stateOf(row),
        withdrawnOn: row.withdrawn_on,
        matter:
          row.matter_region === null || row.matter_id === null
            ? null
            : { homeRegion: row.matter_region, id: row.matter_id },
        kept: row.kept === null ? null : { person: row.person ?? '', reason: row.reason },
      })),
      next: rows.length > PAGE ? (page.at(-1)?.number ?? null) : null,
    };
  });
}
