import type { PlainDate } from '../../../kernel/plain-date.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';

/** What became of a number of a block. */
export type BlockState = 'reserved' | 'used' | 'returned' | 'void';

export interface NumberBlock {
  readonly id: string;
  readonly authority: string;
  readonly form: string;
  readonly year: number;
  readonly person: { readonly id: string; readonly name: string };
  readonly device: string;
  readonly reservedOn: PlainDate;
  readonly until: PlainDate;
  readonly numbers: readonly {
    readonly written: string;
    readonly state: BlockState;
    readonly reason: string | null;
    /** The day on which it became what it is. */
    readonly on: PlainDate;
  }[];
}

/** Most blocks that are listed at once, of those that hold nothing any more. */
const LISTED = 300;

/**
 * Blocks of one officer, or of everybody below an authority: those that still hold a reserved number, the oldest first;
 * with `year` also those of that year that hold none any more, the newest first.
 */
export async function openBlocks(
  tx: Db,
  asked: {
    readonly region: string;
    readonly authority: string;
    readonly person?: string;
    readonly verb: string;
    readonly year?: number;
  },
): Promise<readonly NumberBlock[]> {
  const { rows } = await tx.query<NumberBlock>(sql`
    select b.id, b.authority, b.form, b.year, json_build_object('id', b.person, 'name', coalesce(p.name, '')) as person,
      b.device, b.reserved_on as "reservedOn", b.until,
      json_agg(json_build_object('written', n.written, 'state', n.state, 'reason', n.reason,
        'on', (n.changed_at at time zone 'Asia/Shanghai')::date) order by n.number) as numbers
    from notice_block b
    join notice_block_number n on n.home_region = b.home_region and n.block = b.id
    left join person p on p.id = b.person
    where b.home_region = ${asked.region} and b.authority = ${asked.authority} and b.verb = ${asked.verb}
      and (${asked.person === undefined} or b.person = ${asked.person ?? null}::uuid)
    group by b.home_region, b.id, p.name
    having bool_or(n.state = 'reserved') or b.year = ${asked.year ?? null}::int
    order by bool_or(n.state = 'reserved') desc,
      case when bool_or(n.state = 'reserved') then b.reserved_on end, b.reserved_on desc, b.id limit ${LISTED}`);
  return rows;
}

/** The block of that id as far as the viewer sees it. */
export async function findBlock(
  tx: Db,
  region: string,
  id: string,
): Promise<{ readonly person: string; readonly office: string } | undefined> {
  const { rows } = await tx.query<{ person: string; office: string }>(sql`
    select person, office from notice_block where home_region = ${region} and id = ${id}`);
  return rows[0];
}
