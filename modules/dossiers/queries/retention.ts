import { legalDay } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { DossierContext } from '../context.ts';
import type { RetentionList } from '../contract.ts';

const AT_ONCE = 50;

/**
 * Archived cases whose time of keeping is over on this day and whose file still stands, the oldest first, within the
 * asker's own area. `after` is the last id of the page before.
 */
export async function retentionDue(
  { ledger }: DossierContext,
  actor: LedgerActor,
  after?: string,
): Promise<RetentionList> {
  const today = legalDay(ledger.clock.now());
  const [day = '', id = ''] = after?.split('~') ?? [];
  const rows = await ledger.store.transaction(actor, async (tx) => {
    const from =
      after === undefined
        ? sql`true`
        : sql`(snapshot -> 'facts' -> 'closing' ->> 'keepUntil', id) > (${day}, ${id}::uuid)`;
    const { rows } = await tx.query<{ snapshot: Matter }>(sql`
      select snapshot from matter
      where state = 'archived' and procedure = 'case' and ${from}
        and snapshot -> 'facts' -> 'closing' ->> 'keepUntil' < ${today}
        and snapshot -> 'facts' -> 'closing' ->> 'disposedOn' is null
      order by snapshot -> 'facts' -> 'closing' ->> 'keepUntil', id limit ${AT_ONCE + 1}`);
    return rows;
  });
  const items = rows.slice(0, AT_ONCE).map(({ snapshot: matter }) => {
    const closing = obj(matter.facts, 'closing');
    const holds = Object.values(obj(closing, 'holds')).filter(
      (hold) => typeof hold === 'object' && hold !== null && !('endedOn' in hold),
    ).length;
    const { approvers } = obj(closing, 'disposal');
    const approvals = new Set(Array.isArray(approvers) ? approvers.map(String) : []).size;
    return {
      homeRegion: matter.homeRegion,
      id: matter.id,
      number: str(matter.facts, 'number'),
      title: matter.title,
      archivedOn: str(closing, 'archivedOn'),
      keepUntil: str(closing, 'keepUntil'),
      holds,
      approvals,
      ready: approvals >= 2 && holds === 0,
    };
  });
  const last = rows.length > AT_ONCE ? items.at(-1) : undefined;
  return { items, next: last === undefined ? null : `${last.keepUntil}~${last.id}` };
}
