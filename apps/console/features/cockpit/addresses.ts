import type { Pivot } from '../../../../modules/figures/contract.ts';

/** Where the numbers of the cockpit lead: always to the matters behind them. */

interface Counted {
  readonly figure: string;
  readonly authority: string;
  readonly from: string;
  readonly to: string;
  /** The authority's own matters alone. */
  readonly own?: boolean;
  readonly domain?: string;
  /** As the answer says it of its numbers. */
  readonly boundaries?: Pivot['boundaries'];
}

/** The matters behind a figure of an area. */
export function mattersOf({ own, boundaries, ...asked }: Counted): string {
  const search = new URLSearchParams(asked);
  if (own === true) search.set('own', 'yes');
  if (boundaries !== undefined) search.set('boundaries', boundaries);
  return `/figures/matters?${search}`;
}

/** The list of what is overdue of a kind that is counted from its list. */
export function overdueListOf(procedures: readonly string[], authority: string): string {
  if (procedures.includes('case')) return `/cases/queues/overdue?${new URLSearchParams({ authority })}`;
  return `/office/queues/overdue?${new URLSearchParams({ authority, procedure: procedures.join(',') })}`;
}

/** The cockpit of a part of the area. */
export const cockpitOf = (authority: string): string => `/cockpit?${new URLSearchParams({ authority })}`;
