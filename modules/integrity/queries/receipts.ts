import { str } from '../../../kernel/read-json.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { type Payment, paymentsOf, sameReceipt } from '../../cases/model/case/settlement.ts';
import type { SharedReceipt } from '../model/check.ts';

interface Booked {
  readonly matter: Matter;
  readonly payment: Payment;
}

/** Payments that stand under this receipt in these cases, however it is written. */
const bookedUnder = (receipt: string, matters: readonly Matter[]): readonly Booked[] =>
  matters.flatMap((matter) =>
    paymentsOf(matter)
      .filter((payment) => sameReceipt(payment.receipt, receipt))
      .map((payment) => ({ matter, payment })),
  );

/**
 * Cases among these in which the receipt stands, by what they say themselves: an act may have been struck out since. One
 * of them need not explain itself; each other one names a case in which the receipt stands too.
 */
function unexplained(receipt: string, matters: readonly Matter[]): readonly Booked[] {
  const booked = bookedUnder(receipt, matters);
  const silent = booked.filter(({ payment }) => payment.alsoIn === '');
  return silent.length > 1 && new Set(booked.map(({ matter }) => matter.id)).size > 1 ? booked : [];
}

const numberOf = (matter: Matter): string => str(matter.facts, 'number');

async function mattersOf(tx: Db, homeRegion: string, ids: readonly string[]): Promise<readonly Matter[]> {
  const { rows } = await tx.query<{ snapshot: Matter }>(sql`
    select snapshot from matter where home_region = ${homeRegion} and id = any(${[...ids]}::uuid[]) order by id`);
  return rows.map(({ snapshot }) => snapshot);
}

/**
 * Receipts of a region under which money stands in more than one case without a word why, by the id of each case. Asked
 * once a run, as the system.
 */
export async function sharedReceipts(
  tx: Db,
  homeRegion: string,
): Promise<ReadonlyMap<string, readonly SharedReceipt[]>> {
  const { rows } = await tx.query<{ receipt: string; ids: string[] }>(sql`
    select act_receipt(body) as receipt, array_agg(distinct matter_id::text) as ids from act
    where home_region = ${homeRegion} and verb in ('record-payment', 'decide-on-spot') and act_receipt(body) is not null
    group by 1 having count(distinct matter_id) > 1`);
  const matters = await mattersOf(tx, homeRegion, [...new Set(rows.flatMap(({ ids }) => ids))]);
  const by = new Map<string, SharedReceipt[]>();
  for (const { receipt, ids } of rows) {
    const of = unexplained(
      receipt,
      matters.filter(({ id }) => ids.includes(id)),
    );
    for (const { matter, payment } of of) {
      const others = [
        ...new Set(of.filter((each) => each.matter.id !== matter.id).map((each) => numberOf(each.matter))),
      ];
      by.set(matter.id, [...(by.get(matter.id) ?? []), { receipt: payment.receipt, others }]);
    }
  }
  return by;
}

/** Ids of other cases of the region in which money stands under this receipt. Asked as the system. */
export async function othersUnder(
  tx: Db,
  homeRegion: string,
  receipt: string,
  except: string,
): Promise<readonly string[]> {
  const { rows } = await tx.query<{ id: string }>(sql`
    select distinct matter_id as id from act
    where home_region = ${homeRegion} and verb in ('record-payment', 'decide-on-spot')
      and act_receipt(body) = act_receipt(jsonb_build_object('receipt', ${receipt}::text)) and matter_id <> ${except}
    limit 50`);
  const matters = await mattersOf(
    tx,
    homeRegion,
    rows.map(({ id }) => id),
  );
  return [...new Set(bookedUnder(receipt, matters).map(({ matter }) => matter.id))];
}
