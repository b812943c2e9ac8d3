import { AppError } from '../../kernel/error.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { isWithin } from '../../kernel/region.ts';
import { type Actor, SYSTEM_PERSON } from './actor.ts';

/** Whether the actor looks after the people of an authority: an administrator in its own area, or the system. */
export function mayAdminister(actor: Actor, authority: string): boolean {
  if (actor.personId === SYSTEM_PERSON) return true;
  return actor.roles.includes('administrator') && isWithin(authority, actor.authority);
}

/** Throws 403 `identity.administer-refused` unless {@link mayAdminister}. */
export function requireAdministrator(actor: Actor, authority: string): void {
  if (!mayAdminister(actor, authority)) throw new AppError('identity.administer-refused', 403, { authority });
}

/** Nobody gives themselves power: throws 403 `identity.grant-to-self`. */
export function requireOther(actor: Actor, personId: PersonId): void {
  if (actor.personId === personId) throw new AppError('identity.grant-to-self', 403);
}

/**
 * Whether the actor may hand the roles of `from` at an authority to someone: the person in their own
 * name, the head of that authority, its administrator.
 */
export function mayDelegate(actor: Actor, from: PersonId, authority: string): boolean {
  if (actor.personId === from && actor.onBehalfOf === null) return true;
  if (actor.roles.includes('head') && actor.authority === authority) return true;
  return mayAdminister(actor, authority);
}

/** Throws 422 `identity.period-inverted` when a period ends before it begins. */
export function requirePeriod(from: PlainDate, to: PlainDate | null): void {
  if (to !== null && to < from) throw new AppError('identity.period-inverted', 422, { from, to });
}
