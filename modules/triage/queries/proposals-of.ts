import type { Text } from '../../../kernel/text.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { ProposalView } from '../../intake/contract.ts';
import { domainTitle, signs, urgencies } from '../../intake/model/labels.ts';
import type { StoredProposal } from '../commands/propose.ts';
import { channelOf } from '../model/letter.ts';

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
    case 'mixed':
      return proposal.value === 'report'
        ? { zh: '分出举报', en: 'Split off a report' }
        : { zh: '分出投诉', en: 'Split off a complaint' };
    case 'not-ours':
      return channelOf(proposal.value);
    case 'same':
      return { zh: `事项 ${proposal.value.slice(0, 13)}`, en: `Matter ${proposal.value.slice(0, 13)}` };
  }
}

/**
 * The proposals for a matter that this transaction has opened, in the order they were made. Another matter is named only
 * to who may see it.
 */
export async function proposalsOf(
  tx: Db,
  homeRegion: string,
  matterId: string,
  authority: (code: string) => Text,
): Promise<ProposalView[]> {
  const { rows } = await tx.query<StoredProposal>(sql`
    select p.kind, p.value, p.score, p.rule, p.reason, p.evidence from proposal p
    where p.home_region = ${homeRegion} and p.matter_id = ${matterId}
      and case when p.kind = 'same'
          then exists (select from matter m where m.home_region = ${homeRegion} and m.id = p.value::uuid)
          else true end
    order by p.ord`);
  return rows.map((row) => ({
    ...row,
    title: titleOf(row, authority),
    evidence: row.evidence.map((each) => ({ ...each })),
  }));
}
