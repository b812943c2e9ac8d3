import { AppError } from '../../kernel/error.ts';
import { isUuid, type PersonId } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { scopePattern } from '../../kernel/region.ts';
import { raw, sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import type { Actor } from './actor.ts';

/** One line of the audit trail of access. */
export interface RecordedEvent {
  readonly id: string;
  readonly at: Date;
  readonly what: string;
  readonly person: PersonId | null;
  readonly by: PersonId | null;
  /** Of a role or delegation: where, and which. */
  readonly authority: string | null;
  readonly roles: string[] | null;
  readonly reason: string | null;
  /** Of a delegation: whose roles; `person` is who stands in. */
  readonly from: PersonId | null;
}

/** Where a page ended: what comes after is older. */
export interface TrailPlace {
  readonly at: string;
  readonly id: string;
}

export interface EventFilter {
  /** Whom it is about. */
  readonly person?: string | undefined;
  /** Whom it is about, or who did it. */
  readonly concerning?: string | undefined;
  readonly whats?: readonly string[] | undefined;
  /** Legal days in China, both included. */
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
}

/** Throws 422 `identity.event-cursor`. */
export function readTrailCursor(cursor: string): TrailPlace {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('latin1').split(' ');
  if (Number.isNaN(Date.parse(at)) || !isUuid(id)) throw new AppError('identity.event-cursor', 422);
  return { at, id };
}

export const trailCursor = ({ at, id }: { readonly at: Date; readonly id: string }): string =>
  Buffer.from(`${at.toISOString()} ${id}`, 'latin1').toString('base64url');

const atThatTime = raw(`r.person = e.person and r.granted_at <= e.at
                     and (r.valid_to is null or r.valid_to >= (e.at at time zone 'Asia/Shanghai')::date)`);

/**
 * The audit trail that concerns an actor's area, the newest first: roles given and ended there, and of people who had a
 * role there from when it was granted until it ended. What belongs to nobody (an unknown login, a person without any role
 * by then) is for the authorities that have none above them. Who may ask is the caller's to check.
 */
export async function readIdentityEvents(
  db: Db,
  actor: Pick<Actor, 'authority'>,
  filter: EventFilter,
  before: TrailPlace | undefined,
  limit: number,
): Promise<RecordedEvent[]> {
  const scope = scopePattern(actor.authority);
  const { person = null, concerning = null, whats = null, from = null, to = null } = filter;
  const page = before === undefined ? sql`true` : sql`(e.at, e.id) < (${before.at}::timestamptz, ${before.id}::uuid)`;
  const { rows } = await db.query<RecordedEvent>(sql`
    select e.id, e.at, e.what, e.person, e.by, e.authority_code as authority, e.roles, e.reason,
           e.from_person as "from"
      from identity_event e
     where ${page}
       and (${person}::uuid is null or e.person = ${person})
       and (${concerning}::uuid is null or ${concerning} in (e.person, e.by, e.from_person))
       and (${whats}::text[] is null or e.what = any(${whats}))
       and (${from}::date is null or e.at >= ${from}::date::timestamp at time zone 'Asia/Shanghai')
       and (${to}::date is null or e.at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai')
       and (e.authority_code like ${scope}
            or exists (select from role_assignment r where ${atThatTime} and r.authority_code like ${scope})
            or (exists (select from authority a where a.code = ${actor.authority} and a.parent_code is null)
                and not exists (select from role_assignment r where ${atThatTime})))
     order by e.at desc, e.id desc limit ${limit}`);
  return rows;
}

/** One page of {@link readIdentityEvents}. Throws 422 `identity.event-cursor`. */
export async function listIdentityEvents(
  db: Db,
  actor: Actor,
  query: EventFilter & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: RecordedEvent[]; next: string | null }> {
  const before = query.cursor === undefined ? undefined : readTrailCursor(query.cursor);
  const found = await readIdentityEvents(db, actor, query, before, query.limit + 1);
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return { items, next: found.length > query.limit && last !== undefined ? trailCursor(last) : null };
}
