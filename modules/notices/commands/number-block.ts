import { formatDocumentNumber } from '../../../kernel/codes/document-number.ts';
import { AppError } from '../../../kernel/error.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { Numbered, Series } from './number.ts';

/** A block of numbers as it is asked for. */
export interface NewBlock {
  readonly id: string;
  readonly series: Series;
  /** 机关代字, e.g. 泸市监. */
  readonly organ: string;
  /** The verb whose papers may bear the numbers. */
  readonly verb: string;
  readonly office: string;
  readonly person: string;
  /** What the officer calls the device. */
  readonly device: string;
  readonly on: PlainDate;
  readonly until: PlainDate;
  readonly at: Date;
  readonly count: number;
}

/**
 * Takes `count` numbers of a run for an officer's device: first those that came back unused, then the next ones. Whoever
 * numbers an act meanwhile waits, then hears that the number is gone and takes a later one.
 */
export async function reserveBlock(tx: Db, block: NewBlock): Promise<void> {
  const { id, series, office, person, at } = block;
  const { region, authority, form, year } = series;
  await tx.query(sql`
    insert into notice_series (home_region, authority, form, year, last)
    values (${region}, ${authority}, ${form}, ${year}, 0) on conflict do nothing`);
  const { rows } = await tx.query<{ last: number }>(sql`
    select last from notice_series
    where home_region = ${region} and authority = ${authority} and form = ${form} and year = ${year} for update`);
  const last = rows[0]?.last ?? 0;
  const back = await tx.query<{ number: number }>(sql`
    select distinct b.number from notice_block_number b
    where b.home_region = ${region} and b.authority = ${authority} and b.form = ${form} and b.year = ${year}
      and b.state = 'returned' and not exists (
        select from notice_block_number held
        where held.home_region = b.home_region and held.authority = b.authority and held.form = b.form
          and held.year = b.year and held.number = b.number and held.state <> 'returned')
    order by b.number limit ${block.count}`);
  const again = back.rows.map(({ number }) => number);
  const fresh = Array.from({ length: block.count - again.length }, (_, index) => last + 1 + index);
  if (fresh.length > 0) {
    await tx.query(sql`
      update notice_series set last = ${last + fresh.length}
      where home_region = ${region} and authority = ${authority} and form = ${form} and year = ${year}`);
  }
  await tx.query(sql`
    insert into notice_block (home_region, id, authority, form, year, verb, office, person, device, reserved_on, until)
    values (${region}, ${id}, ${authority}, ${form}, ${year}, ${block.verb}, ${office}, ${person}, ${block.device},
            ${block.on}, ${block.until})`);
  const numbers = [...again, ...fresh];
  const written = numbers.map((number) => formatDocumentNumber({ organ: block.organ, form, year, number }));
  await tx.query(sql`
    insert into notice_block_number (home_region, block, authority, form, year, number, written, office, state,
                                     changed_by, changed_at)
    select ${region}, ${id}, ${authority}, ${form}, ${year}, each.number, each.written, ${office}, 'reserved',
           ${person}, ${at}
    from unnest(${numbers}::int[], ${written}::text[]) as each(number, written)`);
}

interface Held {
  readonly block: string;
  readonly number: number;
  readonly authority: string;
  readonly form: string;
  readonly year: number;
  readonly state: string;
  readonly person: string;
  readonly verb: string;
  readonly reserved_on: PlainDate;
  readonly until: PlainDate;
}

/** A number of a block that an act brings along. */
export interface BroughtNumber {
  readonly region: string;
  readonly authority: string;
  readonly written: string;
  readonly person: string;
  readonly verb: string;
}

/**
 * Uses a number that was reserved, for the act that this transaction writes: it must be of this officer, for such papers,
 * of this authority, and the act must lie within the days of the block.
 * @throws AppError 422 `notices.block.unknown`, `notices.block.days`; 409 `notices.block.gone`
 */
export async function takeReserved(tx: Db, brought: BroughtNumber, given: Numbered, at: Date): Promise<void> {
  const { region, authority, written, person } = brought;
  const { rows } = await tx.query<Held>(sql`
    select n.block, n.number, n.authority, n.form, n.year, n.state, b.person, b.verb, b.reserved_on, b.until
    from notice_block_number n
    join notice_block b on b.home_region = n.home_region and b.id = n.block
    where n.home_region = ${region} and n.written = ${written}
    order by (b.person = ${person}) desc, (n.state = 'reserved') desc
    limit 1 for update of n`);
  const [held] = rows;
  if (held === undefined || held.person !== person || held.authority !== authority || held.verb !== brought.verb) {
    throw new AppError('notices.block.unknown', 422, { number: written });
  }
  if (held.state !== 'reserved') throw new AppError('notices.block.gone', 409, { number: written });
  if (given.on < held.reserved_on || given.on > held.until) {
    throw new AppError('notices.block.days', 422, { number: written, from: held.reserved_on, until: held.until });
  }
  await tx.query(sql`
    update notice_block_number set state = 'used', changed_by = ${person}, changed_at = ${at}
    where home_region = ${region} and block = ${held.block} and number = ${held.number}`);
  await tx.query(sql`
    insert into notice_number (home_region, authority, form, year, number, office, matter_region, matter_id, act_id,
                               field, issued_on, written)
    values (${region}, ${held.authority}, ${held.form}, ${held.year}, ${held.number}, ${given.office},
            ${given.matterRegion}, ${given.matterId}, ${given.actId}, ${given.field}, ${given.on}, ${written})`);
}

/** How numbers of a block end without a paper. */
export interface BlockEnd {
  readonly region: string;
  readonly block: string;
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
  /** `returned` may be given out again; `void` never: its paper may be out there. */
  readonly as: 'returned' | 'void';
  /** Only these; all that are still reserved when absent. */
  readonly written?: readonly string[];
}

/** Ends what is still reserved of a block; what was used stays used. Gives the numbers that ended. */
export async function endNumbers(tx: Db, end: BlockEnd): Promise<readonly string[]> {
  const { rows } = await tx.query<{ written: string }>(sql`
    update notice_block_number
    set state = ${end.as}, reason = ${end.reason}, changed_by = ${end.by}, changed_at = ${end.at}
    where home_region = ${end.region} and block = ${end.block} and state = 'reserved'
      and (${end.written === undefined} or written = any(${end.written ?? []}::text[]))
    returning written`);
  return rows.map(({ written }) => written).sort();
}
