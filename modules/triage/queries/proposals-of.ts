import type { Text } from '../../../kernel/text.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { ProposalView } from '../../intake/contract.ts';
import { domainTitle, signs, urgencies } from '../../intake/model/labels.ts';
import type { StoredProposal } from '../commands/propose.ts';

const labelOf = (list: Readonly<Record<string, Text>>, value: string): Text => list[value] ?? { zh: value, en: value };

function titleOf(proposal: StoredProposal, authority: (code: string) => Text): Text {
  switch (proposal.kind) {
    case 'route':
      return authority(proposal.value);
    case 'domain':
      return domainTitle(proposal.value);
    case 'urgency':
      return labelOf(urgencies, proposal.value);
    case 'sign':
      return labelOf(signs, proposal.value);
  }
}

/** The proposals for a matter that this transaction has opened, in the order they were made. */
export async function proposalsOf(
  tx: Db,
  homeRegion: string,
  matterId: string,
  authority: (code: string) => Text,
): Promise<ProposalView[]> {
  const { rows } = await tx.query<StoredProposal>(sql`
    select kind, value, score, rule, reason, evidence from proposal
    where home_region = ${homeRegion} and matter_id = ${matterId} order by ord`);
  return rows.map((row) => ({
    ...row,
    title: titleOf(row, authority),
    evidence: row.evidence.map((each) => ({ ...each })),
  }));
}
