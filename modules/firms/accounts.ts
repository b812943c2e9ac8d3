import { AppError } from '../../kernel/error.ts';
import { addDays, legalDay } from '../../kernel/plain-date.ts';
import { hashReceiptCode, newReceiptCode } from '../../platform/crypto/index.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import { sql } from '../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../platform/store/types.ts';
import type { FirmContext } from './context.ts';
import type { StaffRole } from './model/kinds.ts';

/** A one-time code with what is stored of it: 115 random bits and a check character, as receipt codes are. */
export interface OneTimeCode {
  readonly code: string;
  readonly hash: Buffer;
  readonly until: Date;
}

export async function newOneTimeCode({ codePepper, identity }: FirmContext, days: number): Promise<OneTimeCode> {
  const code = newReceiptCode();
  // Its last day counts whole: nobody who reads a day on paper expects an hour.
  const until = new Date(`${addDays(legalDay(identity.clock.now()), days)}T23:59:59.999+08:00`);
  return { code, hash: await hashReceiptCode(code, codePepper), until };
}

export interface NewAccount {
  readonly region: string;
  readonly firm: string;
  readonly id: string;
  readonly authority: string;
  readonly firmCode: string;
  readonly role: StaffRole;
  readonly name: string;
  readonly letter?: string;
}

/** An account that waits for its code. @throws AppError 409 `firms.letter` where the letter has one already */
export async function putAccount(tx: Db, { identity }: FirmContext, account: NewAccount, code: OneTimeCode) {
  const { region, firm, id, authority, firmCode, role, name, letter = null } = account;
  const { rowCount } = await tx.query(sql`
    insert into firm_account (home_region, firm, id, authority, firm_code, role, name, letter, code_hash, code_until, made_at)
    values (${region}, ${firm}, ${id}, ${authority}, ${firmCode}, ${role}, ${name}, ${letter}, ${code.hash}, ${code.until},
            ${identity.clock.now()})
    on conflict do nothing`);
  if (rowCount === 0) throw new AppError('firms.letter', 409);
}

/** Which accounts of a firm: all, one, managers in use, letters that wait. */
export type WhichAccounts =
  | { readonly all: true }
  | { readonly id: string }
  | { readonly managersBut: string }
  | { readonly waitingManagers: true };

/** Ends accounts, empties them and takes their sessions away, so that whoever used them is out at once. */
export async function endAccounts(
  tx: Db,
  region: string,
  firm: string,
  which: WhichAccounts,
  now: Date,
): Promise<void> {
  const chosen =
    'id' in which
      ? sql`id = ${which.id}`
      : 'managersBut' in which
        ? sql`role = 'manager' and id <> ${which.managersBut}`
        : 'waitingManagers' in which
          ? sql`role = 'manager' and activated_at is null`
          : sql`true`;
  const { rows } = await tx.query<{ id: string }>(sql`
    update firm_account set ended_at = ${now}, name = '', login = null, password = null, code_hash = null, code_until = null
    where home_region = ${region} and firm = ${firm} and ended_at is null and ${chosen} returning id`);
  const ended = rows.map(({ id }) => id);
  if (ended.length === 0) return;
  await tx.query(sql`delete from firm_session where home_region = ${region} and account = any(${ended}::uuid[])`);
}

/** An account as a seed writes it, in use already. */
export interface SeededAccount extends NewAccount {
  readonly login: string;
  /** argon2id as a PHC string. */
  readonly passwordHash: string;
}

/** Accounts in use, for seeds that give people of firms one demo password; nothing happens to those that are there. */
export async function storeFirmAccounts(
  { store, clock }: Pick<LedgerDependencies, 'store' | 'clock'>,
  accounts: readonly SeededAccount[],
): Promise<void> {
  const now = clock.now();
  await store.transaction(SYSTEM_VIEWER, async (tx) => {
    for (const { region, firm, id, authority, firmCode, role, name, login, passwordHash } of accounts) {
      await tx.query(sql`
        insert into firm_account (home_region, firm, id, authority, firm_code, role, name, login, password, made_at, activated_at)
        values (${region}, ${firm}, ${id}, ${authority}, ${firmCode}, ${role}, ${name}, ${login}, ${passwordHash}, ${now}, ${now})
        on conflict do nothing`);
    }
  });
}
