import { AppError } from '../../../kernel/error.ts';
import type { ActId, MatterId, Region } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { regionOf } from '../../../kernel/region.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, Performed } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { findMatter, noticesOf } from '../../intake/index.ts';
import type { NoticeContext } from '../context.ts';
import type { WithdrawRequest } from '../contract.ts';
import { storedNotices } from '../queries/stored-notice.ts';

export interface AskedWithdrawal extends WithdrawRequest {
  readonly region: string;
  readonly matterId: string;
  /** The act that issued the notice. */
  readonly issuedBy: string;
  readonly traceId: string;
}

/** Where a number stands in the register, as far as the asker's office sees it. */
interface Entry {
  readonly home_region: string;
  readonly authority: string;
  readonly form: string;
  readonly year: number;
  readonly number: number;
  readonly office: string;
}

async function entryOf(tx: Db, issuer: string, actId: string): Promise<Entry> {
  const { rows } = await tx.query<Entry>(sql`
    select home_region, authority, form, year, number, office from notice_number
    where home_region = ${regionOf(issuer)} and act_id = ${actId}`);
  const [entry] = rows;
  // Row security shows an office its own numbers: whoever took the matter over since does not take back another's paper.
  if (entry === undefined) throw new AppError('notices.other-issuer', 403, { authority: issuer });
  return entry;
}

/**
 * Withdraws a notice with its reason. Its number stays in the register: void where nobody had been given the paper,
 * else withdrawn, and the next notice of that kind to that side corrects it.
 * @throws AppError 404 `procedure.no-such-matter`, `notices.not-found`; 403 `notices.other-issuer`; 409
 *   `procedure.refused`, `procedure.stale`, `notices.withdrawn`
 */
export async function withdrawNotice(
  { ledger }: NoticeContext,
  actor: LedgerActor,
  asked: AskedWithdrawal,
): Promise<Performed> {
  const { region, matterId } = asked;
  const found = await ledger.store.transaction(actor, async (tx) => {
    const { matter } = await findMatter(tx, region, matterId);
    const stored = (await storedNotices(tx, region, matterId)).find(({ act_id }) => act_id === asked.issuedBy);
    if (stored === undefined) throw new AppError('notices.not-found', 404);
    const issuer = String((stored.body.issuer as { readonly code?: unknown } | undefined)?.code);
    const notice = noticesOf(matter.facts).find(({ seq }) => seq === stored.seq);
    return {
      entry: await entryOf(tx, issuer, stored.act_id),
      number: String(stored.body.number),
      isVoid: notice === undefined || notice.deliveries.length === 0,
    };
  });
  const { entry, number, isVoid } = found;
  return perform(ledger, actor, {
    actId: asked.actId as ActId,
    homeRegion: region as Region,
    matterId: matterId as MatterId,
    verb: 'withdraw-notice',
    // Whether it was delivered is judged on this version: a delivery recorded meanwhile makes it stale.
    version: asked.version,
    body: { number, reason: asked.reason },
    traceId: asked.traceId,
    beside: async (tx) => {
      await tx.query(sql`
        insert into notice_withdrawal (home_region, authority, form, year, number, office, act_id, void, withdrawn_on)
        values (${entry.home_region}, ${entry.authority}, ${entry.form}, ${entry.year}, ${entry.number}, ${entry.office},
                ${asked.actId}, ${isVoid}, ${legalDay(ledger.clock.now())})`);
    },
  });
}
