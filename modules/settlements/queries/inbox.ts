import { num, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { join, sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { SettlementContext } from '../context.ts';
import type { FirmInbox } from '../contract.ts';
import { answeredOn, dueOf } from '../model/standing.ts';
import { stateTitle, workdaysLeft } from './view.ts';

const PAGE = 30;

/** A firm's own settlements, the latest first. */
export async function inboxOf(
  context: SettlementContext,
  firm: { readonly id: string },
  { which, before }: { readonly which: 'open' | 'all'; readonly before?: string | undefined },
): Promise<FirmInbox> {
  const [day = '9999-12-31', id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] = before?.split(' ') ?? [];
  const conditions = [
    sql`m.procedure = 'settlement' and m.snapshot #>> '{facts,firm,id}' = ${firm.id}`,
    sql`(m.opened_on, m.id) < (${day}::date, ${id}::uuid)`,
  ];
  if (which === 'open') conditions.push(sql`m.closed_on is null`);
  const { rows } = await context.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ snapshot: Matter; personal: JsonObject | null }>(sql`
      select m.snapshot, p.payload as personal from matter m
      left join act_private p on p.home_region = m.home_region and p.matter_id = m.id and p.seq = 1
      where ${join(conditions, ' and ')} order by m.opened_on desc, m.id desc limit ${PAGE + 1}`),
  );
  const part = rows.slice(0, PAGE);
  const last = part.at(-1)?.snapshot;
  return {
    items: part.map(({ snapshot: matter, personal }) => ({
      ...{ region: matter.homeRegion, id: matter.id, state: matter.state, plainState: stateTitle(matter.state) },
      goods: str(personal ?? {}, 'goods') || null,
      claimFen: 'claimFen' in matter.facts ? num(matter.facts, 'claimFen') : null,
      ...{ filedOn: matter.openedOn, due: dueOf(matter), workdaysLeft: workdaysLeft(context, matter) },
      unanswered: answeredOn(matter) === '',
    })),
    next: rows.length > PAGE && last !== undefined ? `${last.openedOn} ${last.id}` : null,
  };
}
