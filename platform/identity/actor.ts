import { AppError } from '../../kernel/error.ts';
import type { AuthorityCode, PersonId } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { scopePattern } from '../../kernel/region.ts';

/** What a person may be at an authority; combinable, dated, delegable. */
export const ROLES = [
  'intake',
  'officer',
  'legal-reviewer',
  'head',
  'campaign-office',
  'supervisor',
  'custodian',
  'administrator',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

export function isRole(value: string): value is Role {
  return (ROLES as readonly string[]).includes(value);
}

/** Who acts now, for which authority, in whose stead, and what that lets them see. */
export interface Actor {
  readonly personId: PersonId;
  readonly name: string;
  readonly authority: AuthorityCode;
  /** Sorted, without repeats. */
  readonly roles: readonly Role[];
  /** LIKE patterns of authority codes, comma-separated (`app.scope`): the subtree of a bureau, the one station. */
  readonly scope: string;
  /** Highest sensitivity that may be seen; the person's own, also when acting in another's stead. */
  readonly clearance: number;
  /** The absent person whose roles are used (委托代行). */
  readonly onBehalfOf: PersonId | null;
  readonly sessionId: string | null;
}

/** A role that a person holds or was delegated, from a day to a day, both included. */
export interface Grant {
  readonly authority: AuthorityCode;
  readonly role: Role;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  /** Null for the person's own roles. */
  readonly onBehalfOf: PersonId | null;
}

/** One hat that a person may put on: an authority, and in whose stead. */
export interface Context {
  readonly authority: AuthorityCode;
  readonly onBehalfOf: PersonId | null;
}

export interface HeldContext extends Context {
  readonly roles: readonly Role[];
}

/** Of a session, what decides who the actor is. */
export interface ActingPerson {
  readonly id: string | null;
  readonly personId: PersonId;
  readonly name: string;
  readonly clearance: number;
  readonly grants: readonly Grant[];
  /** The chosen hat; null: the first of the person's own. */
  readonly context: Context | null;
}

const holds = (grant: Grant, today: PlainDate): boolean =>
  grant.validFrom <= today && (grant.validTo === null || today <= grant.validTo);

const sameContext = (a: Context, b: Context): boolean => a.authority === b.authority && a.onBehalfOf === b.onBehalfOf;

/** The hats that can be worn on `today`: own ones first, then in others' stead, by authority. */
export function contextsOf(grants: readonly Grant[], today: PlainDate): HeldContext[] {
  const byHat = new Map<string, { context: Context; roles: Set<Role> }>();
  for (const grant of grants) {
    if (!holds(grant, today)) continue;
    const key = `${grant.onBehalfOf ?? ''} ${grant.authority}`;
    const hat = byHat.get(key) ?? { context: grant, roles: new Set<Role>() };
    hat.roles.add(grant.role);
    byHat.set(key, hat);
  }
  return [...byHat]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { context, roles }]) => ({
      authority: context.authority,
      onBehalfOf: context.onBehalfOf,
      roles: [...roles].sort(),
    }));
}

/**
 * The actor of a session on a legal day: assignments and delegations that hold that day, under the
 * chosen hat. Own and delegated roles are never mixed: an act is done in one capacity.
 *
 * Throws 403 `identity.no-role` when nothing holds today, and 403 `identity.context-not-held` when the
 * chosen hat no longer does; it does not fall back to another hat, lest an act be done in the wrong name.
 */
export function actorOf(session: ActingPerson, today: PlainDate): Actor {
  const contexts = contextsOf(session.grants, today);
  const { context } = session;
  const chosen = context === null ? contexts[0] : contexts.find((each) => sameContext(each, context));
  if (chosen === undefined) {
    if (context === null || contexts.length === 0) throw new AppError('identity.no-role', 403, { day: today });
    throw new AppError('identity.context-not-held', 403, { authority: context.authority, day: today });
  }
  return {
    personId: session.personId,
    name: session.name,
    authority: chosen.authority,
    roles: chosen.roles,
    scope: scopePattern(chosen.authority),
    clearance: session.clearance,
    onBehalfOf: chosen.onBehalfOf,
    sessionId: session.id,
  };
}

/** The person row of seeds, imports and jobs. */
export const SYSTEM_PERSON = '00000000-0000-8000-8000-000000000001' as PersonId;

/**
 * An actor for what nobody signed in for. `scope` is a LIKE pattern (`%`, `5105%`); its authority is
 * the bureau at the root of it (`510500`), for `%` the whole (`000000`). It holds only the roles given.
 */
export function systemActor(name: string, scope: string, roles: readonly Role[] = [], clearance = 0): Actor {
  const digits = scope.split(',')[0]?.replace(/%$/, '') ?? '';
  return {
    personId: SYSTEM_PERSON,
    name,
    authority: digits.padEnd(6, '0') as AuthorityCode,
    roles: [...roles].sort(),
    scope,
    clearance,
    onBehalfOf: null,
    sessionId: null,
  };
}
