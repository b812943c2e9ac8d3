import { AppError } from '../../../kernel/error.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { endAccounts, newOneTimeCode, putAccount } from '../accounts.ts';
import type { FirmContext } from '../context.ts';
import type { FirmAppointed } from '../contract.ts';
import type { FirmStaff } from '../session.ts';
import { actByFirm } from './act-by-firm.ts';

/** What a manager does for the firm: each an act that names the account which did it. */

interface Asked {
  readonly actId: string;
  readonly traceId: string;
}

/**
 * Appoints somebody: gives a one-time code, shown this once, to be handed over.
 * @throws AppError 409 `firms.refused`, `firms.known`
 */
export async function appointStaff(
  context: FirmContext,
  manager: FirmStaff,
  { actId, name, traceId }: Asked & { readonly name: string },
): Promise<FirmAppointed> {
  const id = actId.toLowerCase();
  const made = await newOneTimeCode(context, context.settings.staffDays);
  const { firm, authority, code: firmCode } = manager;
  const account = { region: firm.region, firm: firm.id, id, authority, firmCode, role: 'staff', name } as const;
  const done = await actByFirm(context, manager, {
    ...{ actId, verb: 'appoint-staff', body: { by: manager.staffId, account: id, name }, traceId },
    beside: (tx) => putAccount(tx, context, account, made),
  });
  // The code of the first answer stands; this one was never stored.
  if (done.replayed) throw new AppError('firms.known', 409);
  return { id, name, code: made.code, until: legalDay(made.until) };
}

/** Withdraws somebody: they are out at once. @throws AppError 409 `firms.refused` */
export async function withdrawStaff(
  context: FirmContext,
  manager: FirmStaff,
  { actId, id, traceId }: Asked & { readonly id: string },
): Promise<void> {
  const { firm } = manager;
  await actByFirm(context, manager, {
    ...{ actId, verb: 'withdraw-staff', body: { by: manager.staffId, account: id }, traceId },
    beside: (tx) => endAccounts(tx, firm.region, firm.id, { id }, context.identity.clock.now()),
  });
}

/** Leaves, without a reason if it wants: all accounts end with it. @throws AppError 409 `firms.refused` */
export async function leave(
  context: FirmContext,
  manager: FirmStaff,
  { actId, reason, traceId }: Asked & { readonly reason?: string | undefined },
): Promise<void> {
  const { firm } = manager;
  await actByFirm(context, manager, {
    ...{ actId, verb: 'leave', traceId, body: { by: manager.staffId, ...(reason === undefined ? {} : { reason }) } },
    beside: (tx) => endAccounts(tx, firm.region, firm.id, { all: true }, context.identity.clock.now()),
  });
}

/** Answers what the firm was told of. @throws AppError 409 `firms.refused` */
export async function answerMeasure(
  context: FirmContext,
  manager: FirmStaff,
  { actId, text, traceId }: Asked & { readonly text: string },
): Promise<void> {
  await actByFirm(context, manager, { actId, verb: 'answer', body: { by: manager.staffId, text }, traceId });
}
