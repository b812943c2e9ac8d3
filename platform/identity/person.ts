import { AppError } from '../../kernel/error.ts';
import { newPersonId, type PersonId } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { sql } from '../store/sql.ts';
import { sqlState } from '../store/store.ts';
import type { Db } from '../store/types.ts';
import { type Actor, type Role, SYSTEM_PERSON } from './actor.ts';
import { requireAdministrator, requireOther } from './administer.ts';
import { forgetDevices } from './device.ts';
import { revokeSessions } from './session.ts';
import type { IdentityDeps } from './settings.ts';
import { foldLogin } from './sign-in.ts';

/** An officer or other person who may act. */
export interface Person {
  readonly id: PersonId;
  readonly login: string;
  readonly name: string;
  /** 执法证号 */
  readonly licenceNo: string | null;
  /** Its last day; null where none is known. */
  readonly licenceUntil: PlainDate | null;
  readonly clearance: number;
  readonly active: boolean;
  /** Why the account is closed; null while it is open, and where no reason was given. */
  readonly closedReason: string | null;
}

export interface NewPerson {
  readonly id?: PersonId;
  readonly login: string;
  readonly name: string;
  readonly licenceNo?: string | null;
  readonly licenceUntil?: PlainDate | null;
  readonly clearance?: number;
}

/**
 * Adds a person without any role or credential. Throws 409 `identity.login-taken`, `identity.licence-taken`,
 * 422 `identity.login-malformed`.
 */
export async function createPerson(db: Db, given: NewPerson): Promise<PersonId> {
  const login = foldLogin(given.login);
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u.test(login)) throw new AppError('identity.login-malformed', 422);
  const id = given.id ?? newPersonId();
  try {
    await db.query(sql`
      insert into person (id, login, name, licence_no, licence_until, clearance)
      values (${id}, ${login}, ${given.name}, ${given.licenceNo ?? null}, ${given.licenceUntil ?? null},
              ${given.clearance ?? 0})`);
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    const licence = error instanceof Error && 'constraint' in error && String(error.constraint).includes('licence');
    if (licence)
      throw new AppError('identity.licence-taken', 409, { licence: given.licenceNo ?? '' }, { cause: error });
    throw new AppError('identity.login-taken', 409, { login }, { cause: error });
  }
  return id;
}

export async function findPerson(db: Db, id: PersonId): Promise<Person | undefined> {
  const { rows } = await db.query<Person>(sql`
    select id, login, name, licence_no as "licenceNo", licence_until as "licenceUntil", clearance, active, closed_reason as "closedReason"
      from person where id = ${id}`);
  return rows[0];
}

/** Throws 404 `identity.person-unknown`. */
export async function getPerson(db: Db, id: PersonId): Promise<Person> {
  const found = await findPerson(db, id);
  if (found === undefined) throw new AppError('identity.person-unknown', 404);
  return found;
}

/**
 * A person whom administrators look after: not the one in whose name jobs act, whose id would open every door to
 * whoever could sign in as it. Throws 404 `identity.person-unknown`.
 */
export async function getOfficer(db: Db, id: PersonId): Promise<Person> {
  if (id === SYSTEM_PERSON) throw new AppError('identity.person-unknown', 404);
  return getPerson(db, id);
}

/** Someone with the roles that are theirs at one authority. */
export interface Colleague {
  readonly id: PersonId;
  readonly name: string;
  readonly licenceNo: string | null;
  readonly authority: string;
  readonly roles: readonly Role[];
}

/** Who holds which roles of their own at the authorities of `scope` (one LIKE pattern) on a day. */
export async function listColleagues(db: Db, scope: string, today: PlainDate): Promise<Colleague[]> {
  const { rows } = await db.query<Colleague>(sql`
    select p.id, p.name, p.licence_no as "licenceNo", h.authority_code as authority,
           array_agg(distinct h.role order by h.role) as roles
      from held_role h join person p on p.id = h.person and p.active
     where h.authority_code like ${scope} and h.on_behalf_of is null
       and h.valid_from <= ${today} and (h.valid_to is null or h.valid_to >= ${today})
     group by p.id, h.authority_code
     order by h.authority_code, p.name, p.id`);
  return rows;
}

/**
 * Throws 403 `identity.administer-refused` unless the actor administers every authority where the person
 * has, had or will have a role; 403 `identity.grant-to-self`, 404 `identity.person-unknown`.
 */
export async function requireAdministratorOf(db: Db, actor: Actor, personId: PersonId): Promise<void> {
  await getOfficer(db, personId);
  requireOther(actor, personId);
  const { rows } = await db.query<{ authority: string }>(sql`
    select distinct authority_code as authority from role_assignment where person = ${personId}`);
  if (rows.length === 0) requireAdministrator(actor, actor.authority);
  // All of them: an administrator of one county does not touch the head of the city who helps out there.
  for (const { authority } of rows) requireAdministrator(actor, authority);
}

/**
 * Opens or closes an account. Closing ends all sessions at once, and delegations from this person
 * stop. Throws 403 `identity.administer-refused`, `identity.grant-to-self`, 404 `identity.person-unknown`.
 */
export async function setPersonActive(
  db: Db,
  deps: IdentityDeps,
  by: Actor,
  personId: PersonId,
  active: boolean,
  reason: string | null = null,
): Promise<void> {
  await requireAdministratorOf(db, by, personId);
  const closedReason = active ? null : reason;
  await db.query(sql`update person set active = ${active}, closed_reason = ${closedReason} where id = ${personId}`);
  if (!active) {
    await revokeSessions(db, deps, personId, null, by.personId);
    await forgetDevices(db, personId);
    await distrustDelegates(db, deps, personId);
  }
  deps.onEvent({ what: active ? 'person-opened' : 'person-closed', person: personId, by: by.personId, reason });
}

/** Sets the highest sensitivity a person may see. Throws like {@link setPersonActive}. */
export async function setClearance(
  db: Db,
  deps: IdentityDeps,
  by: Actor,
  personId: PersonId,
  clearance: number,
): Promise<void> {
  await requireAdministratorOf(db, by, personId);
  await db.query(sql`update person set clearance = ${clearance} where id = ${personId}`);
  deps.sessions.distrust(personId);
  deps.onEvent({ what: 'person-changed', person: personId, by: by.personId });
}

/** Those who act in this person's stead see at once that they no longer do. */
async function distrustDelegates(db: Db, deps: IdentityDeps, personId: PersonId): Promise<void> {
  const { rows } = await db.query<{ to_person: PersonId }>(sql`
    select distinct to_person from delegation where from_person = ${personId} and not void`);
  for (const row of rows) deps.sessions.distrust(row.to_person);
}
