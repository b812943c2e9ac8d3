import { AppError } from '../../kernel/error.ts';
import { type AuthorityCode, type PersonId, uuidv7 } from '../../kernel/id.ts';
import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import type { Actor, Role } from './actor.ts';
import { mayDelegate, requireOther, requirePeriod } from './administer.ts';
import { getPerson } from './person.ts';
import type { IdentityDeps } from './settings.ts';

/** Roles of an absent person, used by another in their stead (委托代行), days included on both ends. */
export interface Delegation {
  readonly id: string;
  readonly from: PersonId;
  readonly to: PersonId;
  readonly authority: AuthorityCode;
  readonly roles: readonly Role[];
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate;
  readonly reason: string;
}

/**
 * Lets `to` act in the stead of `from` at an authority. Only roles of `from`'s own on the first day can
 * be handed over, and each lasts no longer than `from` holds it; they cannot be handed on. The
 * receiver sees no more than their own clearance.
 *
 * Throws 403 `identity.delegation-refused` (neither the person, the head nor an administrator), `identity.grant-to-self`, 404
 * `identity.person-unknown`, 422 `identity.delegation-not-held`, `identity.delegation-to-self`,
 * `identity.delegation-receiver-closed`, `identity.period-inverted`.
 */
export async function createDelegation(
  db: Db,
  deps: IdentityDeps,
  by: Actor,
  given: Omit<Delegation, 'id'>,
): Promise<string> {
  if (!mayDelegate(by, given.from, given.authority)) throw new AppError('identity.delegation-refused', 403);
  if (given.from === given.to) throw new AppError('identity.delegation-to-self', 422);
  requireOther(by, given.to);
  requirePeriod(given.validFrom, given.validTo);
  if (!(await getPerson(db, given.to)).active) throw new AppError('identity.delegation-receiver-closed', 422);
  const { rows } = await db.query<{ role: Role }>(sql`
    select distinct role from held_role
     where person = ${given.from} and authority_code = ${given.authority} and on_behalf_of is null
       and valid_from <= ${given.validFrom} and (valid_to is null or valid_to >= ${given.validFrom})`);
  const missing = given.roles.filter((role) => !rows.some((row) => row.role === role));
  if (missing.length > 0 || given.roles.length === 0) {
    const { authority, validFrom } = given;
    throw new AppError('identity.delegation-not-held', 422, { roles: missing, authority, day: validFrom });
  }
  const id = uuidv7();
  await db.query(sql`
    insert into delegation (id, from_person, to_person, authority_code, roles, valid_from, valid_to, reason,
                            created_by, created_at)
    values (${id}, ${given.from}, ${given.to}, ${given.authority}, ${[...new Set(given.roles)].sort()}, ${given.validFrom},
            ${given.validTo}, ${given.reason}, ${by.personId}, ${deps.clock.now()})`);
  deps.sessions.distrust(given.to);
  const { from, to: person, authority, roles, reason } = given;
  deps.onEvent({ what: 'delegated', person, by: by.personId, authority, roles, reason, from });
  return id;
}

/**
 * Ends a delegation after `lastDay` (yesterday ends it now), or withdraws one that has not begun. The
 * receiver may give it back. Throws 404 `identity.delegation-unknown`, 409 `identity.delegation-ended`,
 * 422 `identity.end-in-past`, 403 `identity.delegation-refused`.
 */
export async function endDelegation(
  db: Db,
  deps: IdentityDeps,
  by: Actor,
  id: string,
  lastDay: PlainDate,
  today: PlainDate,
  reason: string | null = null,
): Promise<void> {
  if (lastDay < addDays(today, -1)) throw new AppError('identity.end-in-past', 422, { day: lastDay });
  const { rows } = await db.query<{ from: PersonId; to: PersonId; authority: string; roles: Role[] }>(sql`
    select from_person as "from", to_person as "to", authority_code as authority, roles from delegation where id = ${id}`);
  const [found] = rows;
  if (found === undefined) throw new AppError('identity.delegation-unknown', 404);
  if (by.personId !== found.to && !mayDelegate(by, found.from, found.authority)) {
    throw new AppError('identity.delegation-refused', 403);
  }
  const { rowCount } = await db.query(sql`
    update delegation
       set void = valid_from > ${lastDay}::date,
           valid_to = case when valid_from > ${lastDay}::date then valid_to else ${lastDay}::date end,
           ended_by = ${by.personId}, ended_at = ${deps.clock.now()}, end_reason = ${reason}
     where id = ${id} and not void and valid_to > ${lastDay}::date`);
  if (rowCount === 0) throw new AppError('identity.delegation-ended', 409, { day: lastDay });
  deps.sessions.distrust(found.to);
  const { from, to: person, authority, roles } = found;
  deps.onEvent({ what: 'delegation-ended', person, by: by.personId, authority, roles, reason, from });
}

/** Delegations from or to a person that are not over on `today`, the nearest first. */
export async function listDelegations(db: Db, personId: PersonId, today: PlainDate): Promise<Delegation[]> {
  const { rows } = await db.query<Delegation>(sql`
    select id, from_person as "from", to_person as "to", authority_code as authority, roles,
           valid_from::text as "validFrom", valid_to::text as "validTo", reason
      from delegation
     where (from_person = ${personId} or to_person = ${personId}) and not void and valid_to >= ${today}
     order by valid_from, id`);
  return rows;
}

/** Someone who may take over all open matters of another. */
export interface Receiver {
  readonly personId: PersonId;
  readonly name: string;
  readonly licenceNo: string | null;
}

/**
 * Who may take over what `from` has on the table as `role` at an authority: all others who hold that role
 * there in their own right today.
 */
export async function listReceivers(
  db: Db,
  from: PersonId,
  authority: AuthorityCode,
  role: Role,
  today: PlainDate,
): Promise<Receiver[]> {
  const { rows } = await db.query<Receiver>(sql`
    select distinct p.id as "personId", p.name, p.licence_no as "licenceNo"
      from held_role h join person p on p.id = h.person and p.active
     where h.authority_code = ${authority} and h.role = ${role} and h.on_behalf_of is null and h.person <> ${from}
       and h.valid_from <= ${today} and (h.valid_to is null or h.valid_to >= ${today})
     order by p.name, p.id`);
  return rows;
}
