import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { ProposalView } from '../../intake/contract.ts';
import { isAbout } from './pair-view.ts';

/** The proposals without those of pairs that a person has spoken of: a yes or a no is kept, and is not asked again. */
export async function undecided(
  tx: Db,
  region: string,
  id: string,
  proposals: readonly ProposalView[],
): Promise<ProposalView[]> {
  if (!proposals.some(({ kind }) => kind === 'same')) return [...proposals];
  const { rows } = await tx.query<{ other_id: string }>(sql`
    select other_id from same_edge
    where home_region = ${region} and matter_id = ${id} and (own is not null or told is not null)`);
  return proposals.filter((proposal) => !rows.some(({ other_id }) => isAbout(proposal, other_id)));
}
