import { AppError } from '../../kernel/error.ts';
import { str } from '../../kernel/read-json.ts';
import type { ActGuard } from '../../platform/ledger/guard.ts';
import { sql } from '../../platform/store/sql.ts';
import type { Store } from '../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { othersUnder } from './queries/receipts.ts';

const MOST_NAMED = 5;

/**
 * Tells who books a payment at once that its receipt stands in another case of the region. One payment may cover two
 * decisions of a party: whoever says in which case it stands rightly (`alsoIn`) goes on; a person decides, not the machine.
 * Cases that the asker may not see are counted, not named. Twice in one case is refused by the procedure.
 */
export const receiptGuard = (store: Store): ActGuard => ({
  seen: async (actor, { verb, body, homeRegion, matterId, actId }) => {
    const receipt = str(body, 'receipt');
    if (verb !== 'record-payment' || receipt === '' || str(body, 'alsoIn') !== '') return;
    const others = await store.transaction(SYSTEM_VIEWER, async (tx) => {
      // Sent a second time: it stands already, and the ledger answers as it did.
      const { rows } = await tx.query(sql`select from act where home_region = ${homeRegion} and act_id = ${actId}`);
      return rows.length > 0 ? [] : othersUnder(tx, homeRegion, receipt, matterId);
    });
    if (others.length === 0) return;
    const { rows } = await store.transaction(actor, (tx) =>
      tx.query<{ number: string }>(sql`
        select coalesce(snapshot #>> '{facts,number}', '') as number from matter
        where home_region = ${homeRegion} and id = any(${[...others]}::uuid[]) order by id limit ${MOST_NAMED}`),
    );
    const named = rows.map(({ number }) => number).filter((number) => number !== '');
    throw new AppError('integrity.receipt-elsewhere', 409, {
      ...{ receipt, count: others.length },
      cases: named.length === 0 ? '—' : named.join('、'),
    });
  },
});
