import type { Text } from '../../../kernel/text.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { ProposalView } from '../../intake/contract.ts';
import { domainTitle, signs, urgencies } from '../../intake/model/labels.ts';
import { channelOf } from '../model/letter.ts';
import type { StoredProposal } from '../model/proposer.ts';
import { themeTitle, vulnerablePeople } from '../model/themes.ts';

const labelOf = (list: Readonly<Record<string, Text>>, value: string): Text => list[value] ?? { zh: value, en: value };

/** As it lies in the database: a title only where one was given. */
interface Row extends Omit<StoredProposal, 'title' | 'parts'> {
  readonly title: Text | null;
  readonly parts: NonNullable<StoredProposal['parts']>;
}

function titleOf(proposal: Row, authority: (code: string) => Text): Text {
  if (proposal.title !== null) return proposal.title;
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
    case 'theme':
      return themeTitle(proposal.value);
    case 'vulnerable':
      return labelOf(vulnerablePeople, proposal.value);
    case 'party':
    case 'listed':
    case 'incident':
      return { zh: proposal.value, en: proposal.value };
    case 'same': {
      const id = proposal.value.slice(-36, -23);
      return { zh: `事项 ${id}`, en: `Matter ${id}` };
    }
  }
}

/** The matter that a proposal `same` is about: its id, with the region before it where that is another one. */
const namedBy = ({ value }: Row, homeRegion: string): { readonly region: string; readonly id: string } => {
  const [first = '', second] = value.split('/');
  return second === undefined ? { region: homeRegion, id: first } : { region: first, id: second };
};

/** Those matters that proposals name and the viewer may see. One question for itself: they may lie in other regions. */
async function seen(tx: Db, rows: readonly Row[], homeRegion: string): Promise<ReadonlySet<string>> {
  const named = rows.filter(({ kind }) => kind === 'same').map((row) => namedBy(row, homeRegion));
  if (named.length === 0) return new Set();
  const { rows: found } = await tx.query<{ id: string }>(sql`
    select id from matter where home_region = any(${[...new Set(named.map(({ region }) => region))]}::char(6)[])
      and id = any(${named.map(({ id }) => id)}::uuid[])`);
  return new Set(found.map(({ id }) => id));
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
  const { rows } = await tx.query<Row>(sql`
    select p.kind, p.value, p.score, p.rule, p.reason, p.evidence, p.title, p.parts from proposal p
    where p.home_region = ${homeRegion} and p.matter_id = ${matterId}
    order by p.ord`);
  const visible = await seen(tx, rows, homeRegion);
  return rows
    .filter((row) => row.kind !== 'same' || visible.has(namedBy(row, homeRegion).id))
    .map((row) => ({
      ...row,
      title: titleOf(row, authority),
      evidence: row.evidence.map((each) => ({ ...each })),
      parts: row.parts.map((each) => ({ ...each })),
    }));
}
