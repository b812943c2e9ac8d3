import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../kernel/error.ts';
import type { AuthorityCode, MatterId, Region } from '../../kernel/id.ts';
import { hashToken, newToken } from '../../platform/crypto/index.ts';
import { cookieOptions } from '../../platform/http/access.ts';
import { sql } from '../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../platform/store/types.ts';
import type { FirmContext } from './context.ts';
import type { StaffRole } from './model/kinds.ts';
import { SIGNING_IN } from './model/standing.ts';

/** Apart from officers' cookie: one browser may hold both, and neither opens what the other does. */
export const FIRM_COOKIE = 'qy_firm';

/** Somebody of a firm, signed in. */
export interface FirmStaff {
  readonly firm: { readonly region: Region; readonly id: MatterId };
  /** Of the firm. */
  readonly name: string;
  /** 统一社会信用代码. */
  readonly code: string;
  /** That keeps the register; acts of the firm are entered there. */
  readonly authority: AuthorityCode;
  readonly state: (typeof SIGNING_IN)[number];
  readonly staffId: string;
  readonly staffName: string;
  readonly login: string;
  readonly role: StaffRole;
}

export interface AccountPlace {
  readonly region: string;
  readonly authority: string;
  readonly id: string;
}

/** Starts a session; the token is for the cookie and is stored nowhere. Whosever sessions are over go with it: no other sweep is needed. */
export async function createFirmSession(db: Db, { identity }: FirmContext, account: AccountPlace): Promise<string> {
  const token = newToken();
  const now = identity.clock.now();
  const end = new Date(now.getTime() + identity.settings.absoluteLimit);
  await db.query(sql`delete from firm_session where expires_at <= ${now}`);
  await db.query(sql`
    insert into firm_session (home_region, token_hash, account, authority, created_at, last_seen, expires_at)
    values (${account.region}, ${hashToken(token)}, ${account.id}, ${account.authority}, ${now}, ${now}, ${end})`);
  return token;
}

/** Who stands behind a cookie's token now. An account, a firm that ended are out with the act that ended them. */
async function findFirmStaff(context: FirmContext, token: string): Promise<FirmStaff | undefined> {
  const { identity, ledger } = context;
  if (token === '') return undefined;
  const now = identity.clock.now();
  const idleSince = new Date(now.getTime() - identity.settings.idleLimit);
  return ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<FirmStaff & { lastSeen: Date }>(sql`
      select jsonb_build_object('region', a.home_region, 'id', a.firm) as firm, m.snapshot #>> '{facts,firm,name}' as name,
             a.firm_code as code, a.authority, m.state, a.id as "staffId", a.name as "staffName", a.login, a.role,
             s.last_seen as "lastSeen"
      from firm_session s
      join firm_account a on a.home_region = s.home_region and a.id = s.account and a.ended_at is null and a.login is not null
      join matter m on m.home_region = a.home_region and m.id = a.firm and m.state = any(${[...SIGNING_IN]})
      where s.token_hash = ${hashToken(token)} and s.expires_at > ${now} and s.last_seen > ${idleSince}`);
    const [row] = rows;
    if (row === undefined) return undefined;
    const { lastSeen, ...staff } = row;
    if (now.getTime() - lastSeen.getTime() >= identity.settings.touchEvery) {
      await tx.query(sql`
        update firm_session set last_seen = ${now} where token_hash = ${hashToken(token)} and last_seen < ${now}`);
    }
    return staff;
  });
}

/** Like {@link findFirmStaff}. @throws AppError 401 `firms.session` */
export async function getFirmStaff(context: FirmContext, token: string): Promise<FirmStaff> {
  const staff = await findFirmStaff(context, token);
  if (staff === undefined) throw new AppError('firms.session', 401);
  return staff;
}

/**
 * Who of which firm asks. Routes that use it have `access: 'anyone'`, so that a call which changes something is refused
 * when it comes from another site.
 * @throws AppError 401 `firms.session`
 */
export const firmStaffOf = (context: FirmContext, request: FastifyRequest): Promise<FirmStaff> =>
  getFirmStaff(context, tokenOf(request));

/** The firm's manager. @throws AppError 401 `firms.session`, 403 `firms.manager` */
export async function firmManagerOf(context: FirmContext, request: FastifyRequest): Promise<FirmStaff> {
  const staff = await firmStaffOf(context, request);
  if (staff.role !== 'manager') throw new AppError('firms.manager', 403);
  return staff;
}

export const tokenOf = (request: FastifyRequest): string => request.cookies[FIRM_COOKIE] ?? '';

export function setFirmCookie(request: FastifyRequest, reply: FastifyReply, token: string, publicUrl?: string): void {
  reply.setCookie(FIRM_COOKIE, token, cookieOptions(request, publicUrl));
}

export function clearFirmCookie(request: FastifyRequest, reply: FastifyReply, publicUrl?: string): void {
  reply.clearCookie(FIRM_COOKIE, cookieOptions(request, publicUrl));
}

/** Ends the session of this token; quiet when it had ended already. */
export async function endFirmSession({ ledger }: FirmContext, token: string): Promise<void> {
  if (token === '') return;
  await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query(sql`delete from firm_session where token_hash = ${hashToken(token)}`),
  );
}
