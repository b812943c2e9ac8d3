import type { PublicDecision, PublicDecisionRow } from '../../../modules/publicity/contract.ts';
import { get, getListed } from '../get.ts';

/** Where the public address of a decision lies. */
export const pathOf = ({ region, id }: { readonly region: string; readonly id: string }): string =>
  `/decisions/${region}/${id}`;

export const apiOf = ({ region, id }: { readonly region: string; readonly id: string }, rest = ''): string =>
  `/api/public/decisions/${region}/${id}${rest}`;

/** A part of what is on display; undefined when it could not be asked for. */
export const findDecisions = (q: string, next: string | null) =>
  getListed<PublicDecisionRow>('/api/public/decisions', 'cursor', q, next);

/** One publication; `unknown` where there is none, undefined when it could not be asked for. */
export const findDecision = (at: {
  readonly region: string;
  readonly id: string;
}): Promise<PublicDecision | 'unknown' | undefined> => get<PublicDecision>(apiOf(at));
