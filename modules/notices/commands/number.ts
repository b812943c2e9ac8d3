import { AppError } from '../../../kernel/error.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';

/** One run of numbers: of an authority, a form and a year. */
export interface Series {
  /** Region of the issuing authority. */
  readonly region: string;
  readonly authority: string;
  readonly form: string;
  readonly year: number;
}

/** What a number is given to. */
export interface Numbered {
  readonly office: string;
  readonly matterRegion: string;
  readonly matterId: string;
  readonly actId: string;
  /** Key of the act's body that holds it. */
  readonly field: string;
  readonly on: PlainDate;
  /** The number as the paper says it. */
  readonly written: string;
}

/** The number that comes next now; it is taken only by {@link takeNumber}, in the act's own transaction. */
export async function nextNumber(tx: Db, { region, authority, form, year }: Series): Promise<number> {
  const { rows } = await tx.query<{ last: number }>(sql`
    select last from notice_series
    where home_region = ${region} and authority = ${authority} and form = ${form} and year = ${year}`);
  return (rows[0]?.last ?? 0) + 1;
}

/**
 * Takes `number` if it is the next one, for the act that this transaction writes. Moving the counter on by exactly one
 * keeps the run free of gaps at every instant: who is refused, killed or rolled back has taken nothing, and of two who
 * want the same number one waits, then hears that it is gone.
 * @throws AppError 409 `notices.number-taken`
 */
export async function takeNumber(tx: Db, series: Series, number: number, given: Numbered): Promise<void> {
  const { region, authority, form, year } = series;
  // One statement: while it runs nobody else of this run goes on.
  const { rowCount } = await tx.query(sql`
    with moved as (
      insert into notice_series (home_region, authority, form, year, last)
      select ${region}, ${authority}, ${form}, ${year}::smallint, ${number}::integer
      where ${number}::integer = 1 or exists (
        select from notice_series
        where home_region = ${region} and authority = ${authority} and form = ${form} and year = ${year})
      on conflict (home_region, authority, form, year) do update set last = excluded.last
      where notice_series.last = excluded.last - 1
      returning 1)
    insert into notice_number (home_region, authority, form, year, number, office, matter_region, matter_id, act_id,
                               field, issued_on, written)
    select ${region}, ${authority}, ${form}, ${year}, ${number}, ${given.office}, ${given.matterRegion},
           ${given.matterId}::uuid, ${given.actId}::uuid, ${given.field}, ${given.on}::date, ${given.written} from moved`);
  if (rowCount !== 1) throw new AppError('notices.number-taken', 409, { number });
}
