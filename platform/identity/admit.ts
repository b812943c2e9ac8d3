import { randomInt } from 'node:crypto';
import { AppError } from '../../kernel/error.ts';
import type { AuthorityCode, PersonId } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Db } from '../store/types.ts';
import { type Actor, type Role, SYSTEM_PERSON } from './actor.ts';
import { requireAdministrator } from './administer.ts';
import { assignRole } from './assignment.ts';
import { findWeakness, setPassword } from './password.ts';
import { createPerson, type NewPerson } from './person.ts';
import type { IdentityDeps } from './settings.ts';

/** Letters and digits that are not mistaken for each other on paper or by telephone. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 5;

/** A first password to be read out once and changed at sign-in: about 99 bits, `k7mq-…` in five groups of four. */
export function newFirstPassword(deps: IdentityDeps, login: string): string {
  for (;;) {
    const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    const password = Array.from({ length: GROUPS }, group).join('-');
    // By chance it may hold the login itself.
    if (findWeakness(password, login, deps.settings.passwordMinimum) === undefined) return password;
  }
}

/** Someone who begins to work somewhere. */
export interface Admission extends Omit<NewPerson, 'id'> {
  readonly authority: AuthorityCode;
  readonly roles: readonly Role[];
  readonly validFrom: PlainDate;
  readonly validTo?: PlainDate | null;
  readonly reason?: string | null;
}

/**
 * Adds a person with first roles and a first password, which is given back once and must be changed at the first
 * sign-in. In one transaction: a person without a role would belong to nobody's area.
 * Throws 403 `identity.administer-refused`, `identity.clearance-above-own`, 404 `identity.authority-unknown`, 409
 * `identity.login-taken`, `identity.licence-taken`, 422 `identity.login-malformed`, `identity.role-missing`,
 * `identity.period-inverted`.
 */
export async function admitPerson(
  tx: Db,
  deps: IdentityDeps,
  by: Actor,
  given: Admission,
): Promise<{ personId: PersonId; password: string }> {
  requireAdministrator(by, given.authority);
  if (given.roles.length === 0) throw new AppError('identity.role-missing', 422);
  if (by.personId !== SYSTEM_PERSON && (given.clearance ?? 0) > by.clearance) {
    throw new AppError('identity.clearance-above-own', 403, { own: by.clearance });
  }
  const personId = await createPerson(tx, given);
  const { authority, validFrom, validTo = null, reason = null } = given;
  for (const role of new Set(given.roles)) {
    await assignRole(tx, deps, by, { personId, authority, role, validFrom, validTo, reason });
  }
  const password = newFirstPassword(deps, given.login);
  await setPassword(tx, deps, personId, password, { mustChange: true, by: by.personId });
  deps.onEvent({ what: 'person-added', person: personId, by: by.personId, reason });
  return { personId, password };
}
