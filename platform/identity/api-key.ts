import { AppError } from '../../kernel/error.ts';
import { type AuthorityCode, type PersonId, uuidv7 } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { hashToken, newToken } from '../crypto/random.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import { type Actor, actorOf, type Grant } from './actor.ts';
import { mayAdminister } from './administer.ts';
import type { IdentityDeps } from './settings.ts';

const PREFIX = 'qyk_';

/** A key with which a program acts as a person, at one authority, within its scopes. */
export interface ApiKey {
  readonly id: string;
  readonly personId: PersonId;
  readonly authority: AuthorityCode;
  readonly label: string;
  /** What it may be used for, as keys that the routes know. */
  readonly scopes: readonly string[];
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
}

/**
 * Makes a key; `token` is shown once. Throws 403 `identity.api-key-not-own` unless the actor is that person or
 * administers the authority, and 422 `identity.api-key-expired` when it would be over already.
 */
export async function createApiKey(
  db: Db,
  deps: IdentityDeps,
  by: Actor,
  given: Omit<ApiKey, 'id' | 'lastUsedAt'>,
): Promise<{ token: string; id: string }> {
  const now = deps.clock.now();
  if (by.personId !== given.personId && !mayAdminister(by, given.authority)) {
    throw new AppError('identity.api-key-not-own', 403);
  }
  if (given.expiresAt <= now) throw new AppError('identity.api-key-expired', 422);
  const token = PREFIX + newToken();
  const id = uuidv7();
  await db.query(sql`
    insert into api_key (id, token_hash, person, authority_code, label, scopes, created_by, created_at, expires_at)
    values (${id}, ${hashToken(token)}, ${given.personId}, ${given.authority}, ${given.label}, ${[...given.scopes]},
            ${by.personId}, ${now}, ${given.expiresAt})`);
  deps.onEvent({ what: 'api-key-made', person: given.personId, by: by.personId });
  return { token, id };
}

interface KeyRow {
  readonly id: string;
  readonly person: PersonId;
  readonly name: string;
  readonly clearance: number;
  readonly authority: AuthorityCode;
  readonly scopes: readonly string[];
  readonly last_used_at: Date | null;
  readonly grants: readonly Grant[];
}

/**
 * Who acts with this key on a day, and what the key is good for. The actor has the roles that the person
 * still holds at the key's authority. Throws 401 `identity.api-key-refused`, 403 `identity.no-role`,
 * `identity.context-not-held`.
 */
export async function actorOfApiKey(
  db: Db,
  deps: IdentityDeps,
  token: string,
  today: PlainDate,
): Promise<{ actor: Actor; keyId: string; scopes: readonly string[] }> {
  const now = deps.clock.now();
  const { rows } = await db.query<KeyRow>(sql`
    select k.id, k.person, p.name, p.clearance, k.authority_code as authority, k.scopes, k.last_used_at,
           (select coalesce(json_agg(json_build_object(
                     'authority', h.authority_code, 'role', h.role, 'validFrom', h.valid_from,
                     'validTo', h.valid_to, 'onBehalfOf', h.on_behalf_of)), '[]')
              from held_role h where h.person = k.person and h.on_behalf_of is null) as grants
      from api_key k join person p on p.id = k.person and p.active
     where k.token_hash = ${hashToken(token)} and k.revoked_at is null and k.expires_at > ${now}`);
  const [row] = rows;
  if (row === undefined || !token.startsWith(PREFIX)) throw new AppError('identity.api-key-refused', 401);
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() >= deps.settings.touchEvery) {
    await db.query(sql`update api_key set last_used_at = ${now} where id = ${row.id}`);
  }
  // A program has no second factor: roles that need one cannot be used through a key.
  const grants = row.grants.filter(({ role }) => !deps.settings.strongRoles.includes(role));
  const context = { authority: row.authority, onBehalfOf: null };
  const actor = actorOf(
    { id: null, personId: row.person, name: row.name, clearance: row.clearance, grants, context },
    today,
  );
  return { actor, keyId: row.id, scopes: row.scopes };
}

/** The keys of a person that still work. */
export async function listApiKeys(db: Db, deps: IdentityDeps, personId: PersonId): Promise<ApiKey[]> {
  const { rows } = await db.query<ApiKey>(sql`
    select id, person as "personId", authority_code as authority, label, scopes, expires_at as "expiresAt",
           last_used_at as "lastUsedAt"
      from api_key
     where person = ${personId} and revoked_at is null and expires_at > ${deps.clock.now()}
     order by id`);
  return rows;
}

/** Ends a key at once. Throws 404 `identity.api-key-unknown`, 403 `identity.api-key-not-own`. */
export async function revokeApiKey(db: Db, deps: IdentityDeps, by: Actor, id: string): Promise<void> {
  const { rows } = await db.query<{ person: PersonId; authority: string }>(sql`
    select person, authority_code as authority from api_key where id = ${id} and revoked_at is null`);
  const [found] = rows;
  if (found === undefined) throw new AppError('identity.api-key-unknown', 404);
  if (by.personId !== found.person && !mayAdminister(by, found.authority)) {
    throw new AppError('identity.api-key-not-own', 403);
  }
  await db.query(sql`update api_key set revoked_at = ${deps.clock.now()} where id = ${id}`);
  deps.onEvent({ what: 'api-key-revoked', person: found.person, by: by.personId });
}
