import { AppError } from '../../kernel/error.ts';
import { isUuid, type PersonId } from '../../kernel/id.ts';
import { scopePattern } from '../../kernel/region.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import type { Actor } from './actor.ts';

/** One line of the audit trail of access. */
export interface RecordedEvent {
  readonly id: string;
  readonly at: Date;
  readonly what: string;
  readonly person: PersonId | null;
  readonly by: PersonId | null;
}

function readCursor(cursor: string): { at: string; id: string } {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('latin1').split(' ');
  if (Number.isNaN(Date.parse(at)) || !isUuid(id)) throw new AppError('identity.event-cursor', 422);
  return { at, id };
}

/**
 * The audit trail that concerns an actor's area, the newest first: of people who had a role there from when it was
 * granted until it ended. What belongs to nobody (an unknown login, a person without any role) is for the authorities
 * that have none above them. Who may ask is the caller's to check.
 * Throws 422 `identity.event-cursor`.
 */
export async function listIdentityEvents(
  db: Db,
  actor: Actor,
  query: { readonly person?: PersonId | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: RecordedEvent[]; next: string | null }> {
  const scope = scopePattern(actor.authority);
  const before = query.cursor === undefined ? undefined : readCursor(query.cursor);
  const page = before === undefined ? sql`true` : sql`(e.at, e.id) < (${before.at}::timestamptz, ${before.id}::uuid)`;
  const whose = query.person === undefined ? sql`true` : sql`e.person = ${query.person}`;
  const { rows } = await db.query<RecordedEvent>(sql`
    select e.id, e.at, e.what, e.person, e.by
      from identity_event e
     where ${page} and ${whose}
       and (exists (select from role_assignment r
                     where r.person = e.person and r.authority_code like ${scope}
                       and r.granted_at <= e.at
                       and (r.valid_to is null or r.valid_to >= (e.at at time zone 'Asia/Shanghai')::date))
            or (exists (select from authority a where a.code = ${actor.authority} and a.parent_code is null)
                and not exists (select from role_assignment r where r.person = e.person)))
     order by e.at desc, e.id desc limit ${query.limit + 1}`);
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  const more = rows.length > query.limit && last !== undefined;
  return {
    items,
    next: more ? Buffer.from(`${last.at.toISOString()} ${last.id}`, 'latin1').toString('base64url') : null,
  };
}
