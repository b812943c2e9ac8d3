import { z } from 'zod';
import { AppError, isAppError } from '../../kernel/error.ts';
import { fillText } from '../../kernel/error-catalogue.ts';
import type { PersonId } from '../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { isWithin, scopePattern } from '../../kernel/region.ts';
import { getActorWith } from '../http/access.ts';
import type { App } from '../http/types.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import type { Db } from '../store/types.ts';
import type { Actor, Role } from './actor.ts';
import { type PersonPage, personPage } from './admin-contract.ts';
import { type Assignment, listAssignments } from './assignment.ts';
import { listDelegations } from './delegation.ts';
import { errors } from './errors.ts';
import { listPasskeys } from './passkey.ts';
import { getOfficer, requireAdministratorOf } from './person.ts';
import type { IdentityDeps } from './settings.ts';
import { hasTotp } from './totp.ts';

/** Who sees the people of the own area: who looks after them, leads them, or audits what they did. */
export const SEE_PEOPLE: readonly Role[] = ['administrator', 'head', 'auditor'];

function stateOf({ validFrom, validTo }: Assignment, today: PlainDate): 'to-come' | 'held' | 'over' {
  if (validFrom > today) return 'to-come';
  return validTo !== null && validTo < today ? 'over' : 'held';
}

/** How somebody signs in: what there is and since when, never a secret. */
async function signInOf(db: Db, deps: IdentityDeps, id: PersonId): Promise<PersonPage['signIn']> {
  const now = deps.clock.now();
  const idleSince = new Date(now.getTime() - deps.settings.idleLimit);
  const { rows: passwords } = await db.query<{ changedAt: Date; mustChange: boolean }>(sql`
    select changed_at as "changedAt", must_change as "mustChange" from password_credential where person = ${id}`);
  const { rows: linked } = await db.query<{ issuer: string; linkedAt: Date }>(sql`
    select issuer, linked_at as "linkedAt" from oidc_identity where person = ${id} order by linked_at`);
  const { rows: used } = await db.query<{ sessions: number; lastSignInAt: Date | null }>(sql`
    select (select count(*) from session
             where person = ${id} and expires_at > ${now} and last_seen > ${idleSince}) as sessions,
           (select max(at) from identity_event where person = ${id} and what = 'signed-in') as "lastSignInAt"`);
  const passkeys = await listPasskeys(db, id);
  return {
    passwordSetAt: passwords[0]?.changedAt.toISOString() ?? null,
    mustChange: passwords[0]?.mustChange ?? false,
    totp: await hasTotp(db, id),
    passkeys: passkeys.map(({ label, createdAt, lastUsedAt }) => ({
      label,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    oidc: linked.map(({ issuer, linkedAt }) => ({ issuer, linkedAt: linkedAt.toISOString() })),
    sessions: used[0]?.sessions ?? 0,
    lastSignInAt: used[0]?.lastSignInAt?.toISOString() ?? null,
  };
}

/** The very check that the commands make, as a text for the buttons that it disables. */
async function refusalOf(db: Db, actor: Actor, id: PersonId): Promise<PersonPage['refusal']> {
  try {
    await requireAdministratorOf(db, actor, id);
    return null;
  } catch (error) {
    if (!isAppError(error)) throw error;
    const entry = Object.entries(errors).find(([code]) => code === error.code)?.[1];
    if (entry === undefined) throw error;
    return { code: error.code, zh: fillText(entry.zh, error.params), en: fillText(entry.en, error.params) };
  }
}

/**
 * One person as the caller's area sees them. Throws 404 `identity.person-unknown` for a person who never had a role in
 * that area: the same as for one who does not exist.
 */
export async function readPersonPage(db: Db, deps: IdentityDeps, actor: Actor, id: PersonId): Promise<PersonPage> {
  const today = legalDay(deps.clock.now());
  const person = await getOfficer(db, id);
  const roles = (await listAssignments(db, id)).filter(({ authority }) => isWithin(authority, actor.authority));
  const { rowCount: once } = await db.query(sql`
    select from role_assignment where person = ${id} and authority_code like ${scopePattern(actor.authority)} limit 1`);
  if (once === 0) throw new AppError('identity.person-unknown', 404);
  const delegations = (await listDelegations(db, id, today)).filter(({ authority }) =>
    isWithin(authority, actor.authority),
  );
  const ids = [
    ...roles.flatMap(({ grantedBy, endedBy }) => [grantedBy, ...(endedBy === null ? [] : [endedBy])]),
    ...delegations.flatMap(({ from, to }) => [from, to]),
  ];
  const { rows: named } = await db.query<{ id: string; name: string }>(sql`
    select id, name from person where id = any(${[...new Set(ids)]}::uuid[])`);
  const names = new Map(named.map((each) => [each.id, each.name]));
  const someone = (personId: PersonId) => ({ id: personId, name: names.get(personId) ?? '' });
  return {
    person,
    roles: roles.map((each) => ({
      ...each,
      state: stateOf(each, today),
      grantedBy: someone(each.grantedBy),
      endedBy: each.endedBy === null ? null : someone(each.endedBy),
    })),
    delegations: delegations.map(({ from, to, roles: handed, ...each }) => ({
      ...each,
      roles: [...handed],
      from: someone(from),
      to: someone(to),
    })),
    signIn: actor.roles.some((role) => role === 'administrator' || role === 'auditor')
      ? await signInOf(db, deps, id)
      : null,
    refusal: await refusalOf(db, actor, id),
  };
}

export function addPersonPageRoute(app: App, store: Store, deps: IdentityDeps): void {
  app.route({
    method: 'GET',
    url: '/api/people/:id',
    schema: {
      tags: ['people'],
      summary: '一名人员：岗位、代行、登录方式、状态 / one person: roles, delegations, ways of signing in, state',
      params: z.object({ id: z.uuid() }),
      response: { 200: personPage },
    },
    handler: (request) =>
      readPersonPage(store.db, deps, getActorWith(request, ...SEE_PEOPLE), request.params.id as PersonId),
  });
}
