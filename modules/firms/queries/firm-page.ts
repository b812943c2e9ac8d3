import { AppError } from '../../../kernel/error.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { str } from '../../../kernel/read-json.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { FirmContext } from '../context.ts';
import type { FirmAccounts, FirmMe } from '../contract.ts';
import { type Ground, groundTitles, type StaffRole } from '../model/kinds.ts';
import { firmOf, shopsOf, toldMeasure } from '../model/standing.ts';
import type { FirmStaff } from '../session.ts';

/** The enrolment as it stands. @throws AppError 401 `firms.session` */
export async function enrolmentOf({ ledger }: FirmContext, { firm }: Pick<FirmStaff, 'firm'>): Promise<Matter> {
  const found = await ledger.store.transaction(SYSTEM_VIEWER, (tx) => readMatters(tx, firm.region, [firm.id]));
  const matter = found.get(firm.id)?.matter;
  if (matter === undefined) throw new AppError('firms.session', 401);
  return matter;
}

function toldOf(matter: Matter): FirmMe['told'] {
  const told = toldMeasure(matter)?.[1];
  if (told === undefined) return null;
  return {
    measure: str(told, 'measure') === 'remove' ? 'remove' : 'suspend',
    ground: groundTitles[str(told, 'ground') as Ground],
    ...{ reason: str(told, 'reason'), document: str(told, 'document'), answerBy: str(told, 'answerBy') },
    answeredOn: str(told, 'answeredOn') || null,
  };
}

/** The firm and its enrolment as whoever is signed in for it reads them. @throws AppError 401 `firms.session` */
export async function firmPage(context: FirmContext, staff: FirmStaff): Promise<FirmMe> {
  const matter = await enrolmentOf(context, staff);
  const names = await context.directory.names();
  const { staffId: id, staffName: name, login, role } = staff;
  return {
    firm: {
      ...{ ...staff.firm, ...firmOf(matter), shops: [...shopsOf(matter)], state: staff.state },
      ...{ enrolledOn: str(matter.facts, 'enrolledOn'), authorityName: names(staff.authority) },
    },
    staff: { id, name, login, role },
    told: toldOf(matter),
  };
}

/** Accounts of the firm that are in use or wait for their code, the manager's first. */
export async function firmAccountsOf({ ledger }: FirmContext, { firm }: FirmStaff): Promise<FirmAccounts> {
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ id: string; name: string; role: StaffRole; login: string | null; code_until: Date | null }>(sql`
      select id, name, role, login, code_until from firm_account
      where home_region = ${firm.region} and firm = ${firm.id} and ended_at is null order by role, made_at, id`),
  );
  return rows.map(({ code_until, ...each }) => ({
    ...each,
    codeUntil: code_until === null ? null : legalDay(code_until),
  }));
}
