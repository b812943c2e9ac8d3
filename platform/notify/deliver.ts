import { replanned, sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { SYSTEM_VIEWER } from '../store/types.ts';
import type { Notice, NoticeChannel } from './notice.ts';

const BATCH = 200;

/**
 * Hands the notices that wait in the outbox (topic `notice`) to a channel, oldest first. A notice leaves the outbox in
 * the transaction that sent it: killed in between, it is sent again. Gives the number sent.
 */
export async function deliverDue(store: Store, channel: NoticeChannel): Promise<number> {
  return store.transaction(
    SYSTEM_VIEWER,
    async (tx) => {
      const { rows } = await tx.query<Omit<Notice, 'eventAt'> & { eventAt: Date }>(
        replanned(sql`
          with due as (
            delete from outbox where ctid = any(array(
              select ctid from outbox where topic = 'notice'
              order by available_at limit ${BATCH} for update skip locked))
            returning home_region, act_id)
          select a.act_id as "actId", a.home_region as "homeRegion", a.matter_id as "matterId", a.procedure, a.verb,
                 a.event_at as "eventAt"
          from due join act a on a.home_region = due.home_region and a.act_id = due.act_id
          order by a.event_at, a.act_id`),
      );
      if (rows.length > 0) await channel.send(rows.map((row) => ({ ...row, eventAt: row.eventAt.toISOString() })));
      return rows.length;
    },
    { byIndex: true },
  );
}
