import type { RewardClaimRequest } from '../../../modules/rewards/contract.ts';

export type ClaimWay = RewardClaimRequest['way'];

/** What is typed for a transfer. */
export interface Account {
  readonly holder: string;
  readonly bank: string;
  readonly number: string;
}
export const NO_ACCOUNT: Account = { holder: '', bank: '', number: '' };

export type ClaimFault = 'way' | 'holder' | 'bank' | 'number';

/** As the server takes it: letters, digits, blanks and hyphens. */
const NUMBER = /^[0-9A-Za-z -]{6,40}$/;

export const tidyAccount = ({ holder, bank, number }: Account): Account => ({
  holder: holder.trim(),
  bank: bank.trim(),
  number: number.normalize('NFKC').trim(),
});

/** What is missing or cannot be an account; nothing of it is asked of who comes in person. */
export function findClaimFaults(way: ClaimWay | '', account: Account): readonly ClaimFault[] {
  if (way === '') return ['way'];
  if (way === 'counter') return [];
  const { holder, bank, number } = tidyAccount(account);
  const faults: ClaimFault[] = [];
  if (holder === '' || holder.length > 100) faults.push('holder');
  if (bank === '' || bank.length > 100) faults.push('bank');
  if (!NUMBER.test(number)) faults.push('number');
  return faults;
}
