import { tidyUscc } from '../../../kernel/codes/uscc.ts';
import { AppError } from '../../../kernel/error.ts';
import { verifyPassword } from '../../../platform/identity/password.ts';
import { foldLogin } from '../../../platform/identity/sign-in.ts';
import { type Attempt, attemptOf, countAttempt, forgive, refund } from '../../../platform/identity/throttle.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { FirmContext } from '../context.ts';
import type { FirmSignIn } from '../contract.ts';
import { SIGNING_IN } from '../model/standing.ts';
import { createFirmSession, type FirmStaff } from '../session.ts';
import { checkPassword } from './activate.ts';

interface Credential {
  readonly region: string;
  readonly id: string;
  readonly authority: string;
  readonly password: string;
}

async function findCredential(
  { ledger }: FirmContext,
  firmCode: string,
  login: string,
): Promise<Credential | undefined> {
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<Credential>(sql`
      select a.home_region as region, a.id, a.authority, a.password
      from firm_account a
      join matter m on m.home_region = a.home_region and m.id = a.firm and m.state = any(${[...SIGNING_IN]})
      where a.firm_code = ${firmCode} and a.login = ${login} and a.ended_at is null`),
  );
  return rows[0];
}

/** Nobody failed when the machine was too busy to look. */
async function verified(
  context: FirmContext,
  hash: string | undefined,
  password: string,
  attempts: readonly Attempt[],
) {
  try {
    return await verifyPassword(context.identity, hash, password);
  } catch (error) {
    for (const attempt of attempts) await refund(context.ledger.store.db, attempt);
    throw error;
  }
}

/**
 * Signs somebody of a firm in; gives the token of the session. Unknown firm, unknown login and wrong password are refused
 * alike, in the same time, and slowed down as officers' are.
 * @throws AppError 401 `firms.bad-credentials`, 429 `identity.throttled`, 503 `crypto.busy`
 */
export async function signInToFirm(context: FirmContext, asked: FirmSignIn, source: string): Promise<string> {
  const { identity, ledger } = context;
  const { db } = ledger.store;
  const login = foldLogin(asked.login);
  const firmCode = tidyUscc(asked.firmCode);
  const place = attemptOf(identity, 'source', 'firm', source);
  const account = attemptOf(identity, 'login', 'firm', firmCode, login, source);
  for (const attempt of [place, account]) await countAttempt(db, identity, attempt);
  const found = await findCredential(context, firmCode, login);
  const right = await verified(context, found?.password, asked.password, [place, account]);
  if (!right || found === undefined) throw new AppError('firms.bad-credentials', 401);
  await refund(db, place);
  await forgive(db, account);
  return ledger.store.transaction(SYSTEM_VIEWER, (tx) => createFirmSession(tx, context, found));
}

/**
 * Changes one's own password; every session of the account ends, and the token of a new one is given.
 * @throws AppError 401 `firms.bad-credentials`; 422 `identity.password-weak`; 429 `identity.throttled`
 */
export async function changeFirmPassword(
  context: FirmContext,
  staff: FirmStaff,
  asked: { readonly old: string; readonly new: string },
): Promise<string> {
  const { identity, ledger } = context;
  checkPassword(context, asked.new, staff.login);
  const attempt = attemptOf(identity, 'login', 'firm-password', staff.staffId);
  await countAttempt(ledger.store.db, identity, attempt);
  const known = await findCredential(context, staff.code, staff.login);
  if (!(await verified(context, known?.password, asked.old, [attempt])) || known === undefined) {
    throw new AppError('firms.bad-credentials', 401);
  }
  const password = await identity.slowHash.hash(asked.new);
  await forgive(ledger.store.db, attempt);
  return ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
    await tx.query(sql`
      update firm_account set password = ${password}
      where home_region = ${known.region} and id = ${known.id} and password = ${known.password}`);
    await tx.query(sql`delete from firm_session where home_region = ${known.region} and account = ${known.id}`);
    return createFirmSession(tx, context, known);
  });
}
