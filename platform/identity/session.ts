import { AppError } from '../../kernel/error.ts';
import { type AuthorityCode, type PersonId, uuidv7 } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { hashToken, newToken } from '../crypto/random.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import { type ActingPerson, type Context, contextsOf, type Grant } from './actor.ts';
import type { IdentityDeps } from './settings.ts';

export type SecondFactor = 'none' | 'totp' | 'passkey' | 'oidc';

/** A signed-in browser, with all that decides who acts in it (`actorOf(session, today)`). */
export interface Session extends ActingPerson {
  readonly id: string;
  readonly login: string;
  readonly secondFactor: SecondFactor;
  readonly createdAt: Date;
  readonly lastSeen: Date;
  readonly expiresAt: Date;
  readonly deviceLabel: string;
  /** The password was set by someone else and must be changed before anything. */
  readonly mustChangePassword: boolean;
}

interface SessionRow {
  readonly id: string;
  readonly person: PersonId;
  readonly login: string;
  readonly name: string;
  readonly clearance: number;
  readonly created_at: Date;
  readonly last_seen: Date;
  readonly expires_at: Date;
  readonly second_factor: SecondFactor;
  readonly device_label: string;
  readonly authority_code: AuthorityCode | null;
  readonly on_behalf_of: PersonId | null;
  readonly must_change: boolean;
  readonly grants: readonly Grant[];
}

function toSession(row: SessionRow, deps: IdentityDeps): Session {
  const weak = row.second_factor === 'none';
  return {
    id: row.id,
    personId: row.person,
    login: row.login,
    name: row.name,
    clearance: row.clearance,
    grants: weak ? row.grants.filter(({ role }) => !deps.settings.strongRoles.includes(role)) : row.grants,
    context: row.authority_code === null ? null : { authority: row.authority_code, onBehalfOf: row.on_behalf_of },
    secondFactor: row.second_factor,
    createdAt: row.created_at,
    lastSeen: row.last_seen,
    expiresAt: row.expires_at,
    deviceLabel: row.device_label,
    mustChangePassword: row.must_change,
  };
}

export interface NewSession {
  readonly personId: PersonId;
  readonly secondFactor: SecondFactor;
  /** What the person sees in the list of sessions, such as "Chromium, Linux". */
  readonly deviceLabel?: string | undefined;
  /** Network address; dropped unless the instance is configured to keep it. */
  readonly source?: string | undefined;
}

/** Starts a session; `token` (256 random bits, base64url) is for the cookie and is stored nowhere. */
export async function createSession(
  db: Db,
  deps: IdentityDeps,
  given: NewSession,
): Promise<{ token: string; sessionId: string }> {
  const token = newToken();
  const sessionId = uuidv7();
  const now = deps.clock.now();
  const end = new Date(now.getTime() + deps.settings.absoluteLimit);
  const source = deps.settings.keepSource ? (given.source ?? null) : null;
  await db.query(sql`
    insert into session (token_hash, id, person, created_at, last_seen, expires_at, second_factor, device_label, source)
    values (${hashToken(token)}, ${sessionId}, ${given.personId}, ${now}, ${now}, ${end}, ${given.secondFactor},
            ${(given.deviceLabel ?? '').slice(0, 120)}, ${source})`);
  return { token, sessionId };
}

/** The live session of a cookie's token; undefined when it is unknown, revoked, idle too long or past its end. */
export async function findSession(db: Db, deps: IdentityDeps, token: string): Promise<Session | undefined> {
  const tokenHash = hashToken(token);
  const key = tokenHash.toString('base64');
  const now = deps.clock.now();
  const known = deps.sessions.find(key);
  if (known !== undefined && known.expiresAt > now) return known;
  return deps.sessions.share(key, () => readSession(db, deps, tokenHash, now));
}

async function readSession(db: Db, deps: IdentityDeps, tokenHash: Buffer, now: Date): Promise<Session | undefined> {
  const idleSince = new Date(now.getTime() - deps.settings.idleLimit);
  const { rows } = await db.query<SessionRow>(sql`
    select s.id, s.person, p.login, p.name, p.clearance, s.created_at, s.last_seen, s.expires_at, s.second_factor,
           s.device_label, s.authority_code, s.on_behalf_of, coalesce(c.must_change, false) as must_change,
           (select coalesce(json_agg(json_build_object(
                     'authority', h.authority_code, 'role', h.role, 'validFrom', h.valid_from,
                     'validTo', h.valid_to, 'onBehalfOf', h.on_behalf_of)), '[]')
              from held_role h where h.person = s.person) as grants
      from session s
      join person p on p.id = s.person and p.active
      left join password_credential c on c.person = s.person
     where s.token_hash = ${tokenHash} and s.expires_at > ${now} and s.last_seen > ${idleSince}`);
  const [row] = rows;
  if (row === undefined) return undefined;
  if (now.getTime() - row.last_seen.getTime() >= deps.settings.touchEvery) {
    await db.query(sql`update session set last_seen = ${now} where token_hash = ${tokenHash} and last_seen < ${now}`);
  }
  const session = toSession(row, deps);
  deps.sessions.put(tokenHash.toString('base64'), session, now.getTime());
  return session;
}

/** Like {@link findSession}; throws 401 `identity.session-ended`. */
export async function getSession(db: Db, deps: IdentityDeps, token: string): Promise<Session> {
  const session = await findSession(db, deps, token);
  if (session === undefined) throw new AppError('identity.session-ended', 401);
  return session;
}

/**
 * The same session under a fresh token; the old one is refused at once. For every change of what the
 * session may do (ASVS v5.0.0-7.2.4). Throws 401 `identity.session-ended`.
 */
export async function rotateSession(db: Db, deps: IdentityDeps, token: string): Promise<string> {
  const fresh = newToken();
  const { rows } = await db.query<{ person: PersonId }>(sql`
    update session set token_hash = ${hashToken(fresh)} where token_hash = ${hashToken(token)} returning person`);
  const [row] = rows;
  if (row === undefined) throw new AppError('identity.session-ended', 401);
  deps.sessions.distrust(row.person);
  return fresh;
}

/**
 * Puts on a hat: for which authority, and in whose stead, the session acts from now on.
 * Throws 403 `identity.context-not-held`.
 */
export async function chooseContext(
  db: Db,
  deps: IdentityDeps,
  session: Session,
  context: Context,
  today: PlainDate,
): Promise<Session> {
  const held = contextsOf(session.grants, today).some(
    (each) => each.authority === context.authority && each.onBehalfOf === context.onBehalfOf,
  );
  if (!held) throw new AppError('identity.context-not-held', 403, { authority: context.authority, day: today });
  await db.query(sql`
    update session set authority_code = ${context.authority}, on_behalf_of = ${context.onBehalfOf}
     where id = ${session.id}`);
  deps.sessions.distrust(session.personId);
  return { ...session, context };
}

/** What a person sees of their own sessions. */
export interface SessionSummary {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeen: Date;
  readonly expiresAt: Date;
  readonly secondFactor: SecondFactor;
  readonly deviceLabel: string;
}

/** The live sessions of a person, the latest seen first. */
export async function listSessions(db: Db, deps: IdentityDeps, personId: PersonId): Promise<SessionSummary[]> {
  const now = deps.clock.now();
  const idleSince = new Date(now.getTime() - deps.settings.idleLimit);
  const { rows } = await db.query<SessionSummary>(sql`
    select id, created_at as "createdAt", last_seen as "lastSeen", expires_at as "expiresAt",
           second_factor as "secondFactor", device_label as "deviceLabel"
      from session
     where person = ${personId} and expires_at > ${now} and last_seen > ${idleSince}
     order by last_seen desc, id`);
  return rows;
}

/** Ends one session of the person; true when there was one. Nobody else's session can be named. */
export async function revokeSession(db: Db, deps: IdentityDeps, personId: PersonId, id: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`delete from session where person = ${personId} and id = ${id}`);
  deps.sessions.distrust(personId);
  if (rowCount > 0) deps.onEvent({ what: 'sessions-revoked', person: personId, by: personId });
  return rowCount > 0;
}

/** Ends all sessions of a person but `keep` (null: all, when access is withdrawn or a password is reset). Gives their number. */
export async function revokeSessions(
  db: Db,
  deps: IdentityDeps,
  personId: PersonId,
  keep: string | null,
  by: PersonId = personId,
): Promise<number> {
  const { rowCount } = await db.query(sql`
    delete from session where person = ${personId} and id is distinct from ${keep}::uuid`);
  deps.sessions.distrust(personId);
  if (rowCount > 0) deps.onEvent({ what: 'sessions-revoked', person: personId, by });
  return rowCount;
}

/** Ends the session of this token; quiet when it had ended already. */
export async function signOut(db: Db, deps: IdentityDeps, token: string): Promise<void> {
  const { rows } = await db.query<{ person: PersonId }>(sql`
    delete from session where token_hash = ${hashToken(token)} returning person`);
  for (const { person } of rows) {
    deps.sessions.distrust(person);
    deps.onEvent({ what: 'signed-out', person, by: person });
  }
}
