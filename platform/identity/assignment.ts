import { AppError } from '../../kernel/error.ts';
import { type AuthorityCode, type PersonId, uuidv7 } from '../../kernel/id.ts';
import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import { type Actor, type Role, SYSTEM_PERSON } from './actor.ts';
import { requireAdministrator, requireOther, requirePeriod } from './administer.ts';
import { getAuthority } from './authority.ts';
import { getOfficer } from './person.ts';
import type { IdentityDeps } from './settings.ts';

/** A role held at an authority; days included on both ends. */
export interface Assignment {
  readonly id: string;
  readonly personId: PersonId;
  readonly authority: AuthorityCode;
  readonly role: Role;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly grantedBy: PersonId;
  readonly reason: string | null;
  readonly endedBy: PersonId | null;
  readonly endReason: string | null;
}

export interface NewAssignment {
  readonly personId: PersonId;
  readonly authority: AuthorityCode;
  readonly role: Role;
  readonly validFrom: PlainDate;
  readonly validTo?: PlainDate | null;
  readonly reason?: string | null;
}

/**
 * Gives a person a role at an authority. Throws 403 `identity.administer-refused` and
 * `identity.grant-to-self`, 404 `identity.person-unknown` and `identity.authority-unknown`, 409 `identity.role-held` when
 * the same role there already covers some of these days, 422 `identity.period-inverted`.
 */
export async function assignRole(db: Db, deps: IdentityDeps, by: Actor, given: NewAssignment): Promise<string> {
  const { validTo = null, reason = null } = given;
  requireAdministrator(by, given.authority);
  requireOther(by, given.personId);
  requirePeriod(given.validFrom, validTo);
  await getAuthority(db, given.authority);
  await getOfficer(db, given.personId);
  await refuseHeld(db, given, validTo);
  const id = uuidv7();
  await db.query(sql`
    insert into role_assignment (id, person, authority_code, role, valid_from, valid_to, granted_by, granted_at, reason)
    values (${id}, ${given.personId}, ${given.authority}, ${given.role}, ${given.validFrom}, ${validTo},
            ${by.personId}, ${deps.clock.now()}, ${reason})`);
  deps.sessions.distrust(given.personId);
  const { personId: person, authority, role } = given;
  deps.onEvent({ what: 'role-granted', person, by: by.personId, authority, roles: [role], reason });
  return id;
}

/** The same role twice on one day would need ending twice, and one who forgets the second leaves it in force. */
async function refuseHeld(db: Db, given: NewAssignment, validTo: PlainDate | null): Promise<void> {
  const { rows } = await db.query<{ from: PlainDate; to: PlainDate | null }>(sql`
    select valid_from::text as "from", valid_to::text as "to" from role_assignment
     where person = ${given.personId} and authority_code = ${given.authority} and role = ${given.role} and not void
       and daterange(valid_from, valid_to, '[]') && daterange(${given.validFrom}, ${validTo}, '[]')
     order by valid_from limit 1`);
  const [held] = rows;
  if (held !== undefined) throw new AppError('identity.role-held', 409, { from: held.from, to: held.to ?? '…' });
}

/** Gives many roles at once, for seeds and imports: by the system, unchecked but for what the database checks. */
export async function assignRoles(db: Db, deps: IdentityDeps, given: readonly NewAssignment[]): Promise<void> {
  const rows = given.map((each) => ({ id: uuidv7(), validTo: null, ...each }));
  await db.query(sql`
    insert into role_assignment (id, person, authority_code, role, valid_from, valid_to, granted_by, granted_at)
    select r.id, r."personId", r.authority, r.role, r."validFrom", r."validTo", ${SYSTEM_PERSON}, ${deps.clock.now()}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        id uuid, "personId" uuid, authority text, role text, "validFrom" date, "validTo" date)`);
}

/** The roles that a person has, had or will have, the newest first. */
export async function listAssignments(db: Db, personId: PersonId): Promise<Assignment[]> {
  const { rows } = await db.query<Assignment>(sql`
    select id, person as "personId", authority_code as authority, role, valid_from::text as "validFrom",
           valid_to::text as "validTo", granted_by as "grantedBy", reason, ended_by as "endedBy",
           end_reason as "endReason"
      from role_assignment where person = ${personId} and not void
     order by valid_from desc, authority_code, role`);
  return rows;
}

/**
 * Ends a role after `lastDay`; yesterday ends it now. A role that has not begun by then is withdrawn.
 * Earlier days stay as they were: what was held then is history.
 * Throws 404 `identity.assignment-unknown`, 409 `identity.assignment-ended`, 422 `identity.end-in-past`,
 * 403 like {@link assignRole}.
 */
export async function endAssignment(
  db: Db,
  deps: IdentityDeps,
  by: Actor,
  id: string,
  lastDay: PlainDate,
  today: PlainDate,
  reason: string | null = null,
): Promise<void> {
  if (lastDay < addDays(today, -1)) throw new AppError('identity.end-in-past', 422, { day: lastDay });
  const { rows } = await db.query<{ person: PersonId; authority: string; role: Role }>(sql`
    select person, authority_code as authority, role from role_assignment where id = ${id}`);
  const [found] = rows;
  if (found === undefined) throw new AppError('identity.assignment-unknown', 404);
  requireAdministrator(by, found.authority);
  const { rowCount } = await db.query(sql`
    update role_assignment
       set void = valid_from > ${lastDay}::date,
           valid_to = case when valid_from > ${lastDay}::date then valid_to else ${lastDay}::date end,
           ended_by = ${by.personId}, ended_at = ${deps.clock.now()}, end_reason = ${reason}
     where id = ${id} and not void and (valid_to is null or valid_to > ${lastDay}::date)`);
  if (rowCount === 0) throw new AppError('identity.assignment-ended', 409, { day: lastDay });
  deps.sessions.distrust(found.person);
  const { rows: delegates } = await db.query<{ to_person: PersonId }>(sql`
    select distinct to_person from delegation where from_person = ${found.person} and not void`);
  for (const delegate of delegates) deps.sessions.distrust(delegate.to_person);
  const { person, authority, role } = found;
  deps.onEvent({ what: 'role-ended', person, by: by.personId, authority, roles: [role], reason });
}
