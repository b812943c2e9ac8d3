import { addDays, legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { addWorkdays } from '../../kernel/work-calendar.ts';
import type { SignHead } from '../../platform/ledger/seal.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import type { NoteSigner } from '../../platform/proof/note.ts';
import type { Window } from './model/figures.ts';

/** What this module works with; the composition root gives it. */
export interface BulletinDependencies {
  readonly ledger: LedgerDependencies;
  /** Name in checkpoints' origins: `qingyuan/<instance>/<region>`. */
  readonly instance: string;
  readonly signer: NoteSigner;
  readonly signHead: SignHead;
  /** How many working days before its date a matter is near. */
  readonly nearWorkdays: number;
}

/** The period asked for, or this year up to today. */
export function windowOf(
  deps: { readonly ledger: Pick<LedgerDependencies, 'env'>; readonly nearWorkdays: number },
  today: PlainDate,
  from?: string,
  to?: string,
): Window {
  return {
    from: (from ?? `${today.slice(0, 4)}-01-01`) as PlainDate,
    to: (to ?? today) as PlainDate,
    today,
    // Also the days off that follow the last near working day: a date in calendar days may fall on them.
    nearUntil: addDays(addWorkdays(deps.ledger.env.calendar, today, deps.nearWorkdays + 1), -1),
  };
}

export const todayOf = (deps: Pick<BulletinDependencies, 'ledger'>): PlainDate => legalDay(deps.ledger.clock.now());
