import { tidyUscc } from '../../../kernel/codes/uscc.ts';
import { AppError } from '../../../kernel/error.ts';
import { type AuthorityCode, type MatterId, newActId, type Region } from '../../../kernel/id.ts';
import { hashReceiptCode } from '../../../platform/crypto/index.ts';
import { findWeakness } from '../../../platform/identity/password.ts';
import { foldLogin } from '../../../platform/identity/sign-in.ts';
import { attemptOf, countAttempt, forgive } from '../../../platform/identity/throttle.ts';
import { sql } from '../../../platform/store/sql.ts';
import { sqlState } from '../../../platform/store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { endAccounts } from '../accounts.ts';
import type { FirmContext } from '../context.ts';
import type { FirmActivation } from '../contract.ts';
import type { StaffRole } from '../model/kinds.ts';
import { SIGNING_IN } from '../model/standing.ts';
import { createFirmSession } from '../session.ts';
import { actByFirm } from './act-by-firm.ts';

interface Waiting {
  readonly region: Region;
  readonly firm: MatterId;
  readonly id: string;
  readonly authority: AuthorityCode;
  readonly role: StaffRole;
  readonly letter: string | null;
}

async function findWaiting(context: FirmContext, hash: Buffer, firmCode: string): Promise<Waiting | undefined> {
  const { rows } = await context.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<Waiting>(sql`
      select a.home_region as region, a.firm, a.id, a.authority, a.role, a.letter
      from firm_account a
      join matter m on m.home_region = a.home_region and m.id = a.firm and m.state = any(${[...SIGNING_IN]})
      where a.code_hash = ${hash} and a.code_until > ${context.identity.clock.now()} and a.firm_code = ${firmCode}`),
  );
  return rows[0];
}

/** @throws AppError 422 `identity.password-weak` */
export function checkPassword({ identity }: FirmContext, password: string, login: string): void {
  const minimum = identity.settings.passwordMinimum;
  const reason = findWeakness(password, login, minimum);
  if (reason !== undefined) throw new AppError('identity.password-weak', 422, { reason, minimum });
}

/**
 * Opens an account by its one-time code, with a login and a password of one's own choosing; gives the token of a session.
 * Wrong, used, lapsed codes and codes of another firm are refused alike and after the same work; the password is looked
 * at first, so that its refusal says nothing of the code.
 * @throws AppError 404 `firms.code`; 409 `firms.login-taken`; 422 `identity.password-weak`; 429 `identity.throttled`
 */
export async function activate(
  context: FirmContext,
  asked: FirmActivation,
  { source, traceId }: { readonly source: string; readonly traceId: string },
): Promise<string> {
  const { identity, ledger } = context;
  const login = foldLogin(asked.login);
  checkPassword(context, asked.password, login);
  const attempt = attemptOf(identity, 'login', 'firm-code', source);
  await countAttempt(ledger.store.db, identity, attempt);
  const hash = await hashReceiptCode(asked.code, context.codePepper);
  const password = await identity.slowHash.hash(asked.password);
  const waiting = await findWaiting(context, hash, tidyUscc(asked.firmCode));
  if (waiting === undefined) throw new AppError('firms.code', 404);

  const now = identity.clock.now();
  const open = async (tx: Db): Promise<void> => {
    // The condition is in the update, so that of two who type the same code at once only one gets in.
    const { rowCount } = await tx.query(sql`
      update firm_account set login = ${login}, password = ${password}, name = ${asked.name}, activated_at = ${now},
        code_hash = null, code_until = null
      where home_region = ${waiting.region} and id = ${waiting.id} and code_hash = ${hash} and ended_at is null`);
    if (rowCount === 0) throw new AppError('firms.code', 404);
  };
  try {
    await (waiting.role === 'manager'
      ? openByLetter(context, waiting, asked.name, traceId, open)
      : openStaff(context, open));
  } catch (error) {
    if (sqlState(error) === '23505') throw new AppError('firms.login-taken', 409);
    throw error;
  }
  await forgive(ledger.store.db, attempt);
  return ledger.store.transaction(SYSTEM_VIEWER, (tx) => createFirmSession(tx, context, waiting));
}

/** A manager's account is opened with an act: whoever opens it answers for the firm from then on, and nobody else. */
async function openByLetter(
  context: FirmContext,
  waiting: Waiting,
  name: string,
  traceId: string,
  open: (tx: Db) => Promise<void>,
): Promise<void> {
  const { region, firm, id, authority, letter } = waiting;
  await actByFirm(
    context,
    { firm: { region, id: firm }, authority },
    {
      ...{ actId: newActId(), verb: 'activate', body: { account: id, letter: letter ?? '', name }, traceId },
      beside: async (tx) => {
        await endAccounts(tx, region, firm, { managersBut: id }, context.identity.clock.now());
        await open(tx);
      },
    },
  );
}

/** Appointing was the act; that somebody has come is none. */
const openStaff = ({ ledger }: FirmContext, open: (tx: Db) => Promise<void>): Promise<void> =>
  ledger.store.transaction(SYSTEM_VIEWER, open);
