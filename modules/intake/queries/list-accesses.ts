import type { PlainDate } from '../../../kernel/plain-date.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Transaction } from '../../../platform/store/store.ts';
import type { Access } from '../commands/record-access.ts';

export type AccessKind = Access['kind'];

/** One look at what is otherwise hidden, or one export. */
export interface RecordedAccess {
  readonly id: string;
  readonly at: Date;
  readonly kind: AccessKind;
  readonly homeRegion: string;
  readonly matterId: string | null;
  readonly seq: number | null;
  readonly fileId: string | null;
  readonly reader: string;
  readonly onBehalfOf: string | null;
  readonly authority: string;
  readonly reason: string;
}

export interface AccessFilter {
  readonly kinds: readonly AccessKind[];
  /** Who looked, or in whose stead. */
  readonly person?: string | undefined;
  /** A matter's id, or its first characters (eight at least). */
  readonly matter?: string | undefined;
  /** Legal days in China, both included. */
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
}

/**
 * From here on this transaction sees the log of access of its viewer's own area. Who may is the caller's to check; the
 * setting ends with the transaction.
 */
export async function openAccessLog(tx: Transaction): Promise<void> {
  // A statement of its own: distributed databases take over nothing else.
  await tx.query({ text: "set local app.audit = 'on'" });
}

/** First and last id that begin so; ids are compared as numbers, not as text. */
function idsFrom(start: string): { readonly first: string; readonly last: string } {
  const digits = start.replaceAll('-', '').toLowerCase();
  return { first: digits.padEnd(32, '0'), last: digits.padEnd(32, 'f') };
}

/** The newest entries before a place, after {@link openAccessLog}. */
export async function listAccesses(
  tx: Transaction,
  filter: AccessFilter,
  before: { readonly at: string; readonly id: string } | undefined,
  limit: number,
): Promise<RecordedAccess[]> {
  const { kinds, person = null, matter, from = null, to = null } = filter;
  const page = before === undefined ? sql`true` : sql`(at, id) < (${before.at}::timestamptz, ${before.id}::uuid)`;
  const ids = matter === undefined ? undefined : idsFrom(matter);
  const ofMatter = ids === undefined ? sql`true` : sql`matter_id between ${ids.first}::uuid and ${ids.last}::uuid`;
  const byPerson = person === null ? sql`true` : sql`(reader = ${person}::uuid or on_behalf_of = ${person}::uuid)`;
  const { rows } = await tx.query<RecordedAccess>(sql`
    select id, at, kind, home_region as "homeRegion", matter_id as "matterId", seq, file_id as "fileId", reader,
           on_behalf_of as "onBehalfOf", authority, reason
      from access_log
     where ${page} and ${ofMatter} and ${byPerson} and kind = any(${kinds})
       and (${from}::date is null or at >= ${from}::date::timestamp at time zone 'Asia/Shanghai')
       and (${to}::date is null or at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai')
     order by at desc, id desc limit ${limit}`);
  return rows;
}
