import type { MatterRow } from '../../../../modules/intake/contract.ts';
import { addressOfMatter } from './MatterTable.tsx';

let list: { readonly back: string; readonly addresses: readonly string[] } = { back: '/queues/mine', addresses: [] };

/** Keeps the list that the officer came from, so that j, k and Esc work on a matter's page too. */
export function rememberList(back: string, rows: readonly MatterRow[]): void {
  rememberAddresses(back, rows.map(addressOfMatter));
}

/** As {@link rememberList}, for lists whose pages are elsewhere. */
export function rememberAddresses(back: string, addresses: readonly string[]): void {
  list = { back, addresses };
}

export const listAddress = (): string => list.back;

/** The matter before (-1) or after (1) this one in that list. */
export function neighbour(address: string, step: 1 | -1): string | undefined {
  const at = list.addresses.indexOf(address);
  return at < 0 ? undefined : list.addresses[at + step];
}
