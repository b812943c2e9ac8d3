import { obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import type { Draft } from '../../forms/body.ts';

const SOURCES = new Set(['clue', 'report', 'complaint']);

/** The same with more sources, of which a case may come (`980101/…/report`). */
export function withSources(prefill: Draft, others: readonly string[]): Draft {
  const more = others.map((each) => {
    const [region = '', matterId = '', kind = ''] = each.split('/');
    return { kind: SOURCES.has(kind) ? kind : 'clue', region, matterId };
  });
  return { ...prefill, sources: [...(Array.isArray(prefill.sources) ? prefill.sources : []), ...more] };
}

/** What a clue or report says already of the case that is filed from it. */
export function prefillFrom({ row, facts }: MatterDetail): Draft {
  const told = facts as JsonObject;
  const respondent = obj(told, 'respondent');
  const name = str(respondent, 'name');
  const code = str(respondent, 'code');
  const address = str(respondent, 'address');
  const occurredOn = str(told, 'occurredOn');
  const campaign = str(told, 'campaign');
  const cause = str(obj(told, 'case'), 'cause');
  return {
    title: row.title,
    ...(cause === '' ? {} : { cause }),
    domain: row.domain,
    channel: row.channel,
    sources: [
      {
        kind: SOURCES.has(row.procedure) ? row.procedure : 'clue',
        region: row.homeRegion,
        matterId: row.id,
      },
    ],
    party: {
      kind: 'organisation',
      ...(name === '' ? {} : { name }),
      ...(code.length === 18 ? { code } : {}),
    },
    ...(address === '' ? {} : { contact: { address } }),
    ...(occurredOn === '' ? {} : { occurredOn }),
    discoveredOn: row.openedOn,
    ...(campaign === '' ? {} : { campaigns: [campaign] }),
    ...(row.assignee === null ? {} : { requestedBy: row.assignee.id, officers: [{ person: row.assignee.id }, {}] }),
    ...(row.domain === 'not-ours' || row.domain === '' ? { domain: '' } : {}),
  };
}
