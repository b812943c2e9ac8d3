import type { AuthorityCode, MatterId, PersonId, Region } from '../../../../kernel/id.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { MatterRow } from '../../../../modules/intake/contract.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';

/** A row as the shared predicate wants it. What only the acts say (facts, clocks) is not there. */
export function matterOfRow(row: MatterRow): Matter {
  return {
    homeRegion: row.homeRegion as Region,
    id: row.id as MatterId,
    procedure: row.procedure,
    version: row.version,
    state: row.state,
    homeCode: row.homeCode as AuthorityCode,
    handlingCode: row.handlingCode as AuthorityCode,
    assignee: (row.assignee?.id ?? null) as PersonId | null,
    sensitivity: 0,
    title: row.title,
    channel: row.channel,
    domain: row.domain,
    openedOn: row.openedOn as PlainDate,
    closedOn: row.closedOn as PlainDate | null,
    facts: {},
    clocks: {},
    doneBy: {},
  };
}
