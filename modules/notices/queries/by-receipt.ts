import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../../kernel/error.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { hashReceiptCode } from '../../../platform/crypto/index.ts';

import { sql } from '../../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { receiver, recordAccess } from '../../intake/index.ts';
import type { NoticeContext, NoticeFormat } from '../context.ts';
import type { PublicNotice } from '../contract.ts';
import { titleOf } from './list-notices.ts';
import { type OpenedNotice, renderNotice } from './open-notice.ts';
import { type StoredNotice, storedNotices } from './stored-notice.ts';

/** Answers come no earlier than this, in milliseconds, so that a right code is not told from a wrong one by its time. */
const FLOOR = 400;

/** What goes to the other side is not for who holds the code. */
const OWN = new Set(['complainant', 'parties', 'reporter', 'informant']);

interface Found {
  readonly region: string;
  readonly matterId: string;
  readonly notices: readonly StoredNotice[];
}

async function find(tx: Db, hash: string): Promise<Found | undefined> {
  const { rows } = await tx.query<{ home_region: string; matter_id: string }>(sql`
    select home_region, matter_id from act where body ? 'receiptHash' and body ->> 'receiptHash' = ${hash} limit 1`);
  const [row] = rows;
  if (row === undefined) return undefined;
  const all = await storedNotices(tx, row.home_region, row.matter_id);
  return {
    region: row.home_region,
    matterId: row.matter_id,
    // What was taken back before anybody was given it, nobody needs to know of.
    notices: all.filter(({ body, given }) => OWN.has(String(body.recipient)) && given !== false),
  };
}

async function byCode<T>(
  { ledger, receiptPepper }: NoticeContext,
  code: string,
  work: (tx: Db, found: Found) => Promise<T>,
): Promise<T> {
  const floor = sleep(FLOOR);
  try {
    const hash = (await hashReceiptCode(code, receiptPepper)).toString('hex');
    return await ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
      const found = await find(tx, hash);
      if (found === undefined) throw new AppError('intake.status.unknown', 404);
      return work(tx, found);
    });
  } finally {
    await floor;
  }
}

function presentPublic({ body, withdrawn_at }: StoredNotice): PublicNotice {
  const issuer = body.issuer as { readonly zh?: string; readonly en?: string } | undefined;
  return {
    number: String(body.number),
    title: titleOf(String(body.template)),
    on: String(body.on),
    authority: { zh: issuer?.zh ?? '', en: issuer?.en ?? '' },
    withdrawnOn: withdrawn_at === null ? null : legalDay(withdrawn_at),
  };
}

/** The notices for whoever holds the receipt code. @throws AppError 404 `intake.status.unknown` */
export const noticesByReceipt = (context: NoticeContext, code: string): Promise<PublicNotice[]> =>
  byCode(context, code, async (_tx, { notices }) => notices.map(presentPublic));

/**
 * The file of one of them; the look is noted. @throws AppError 404 `intake.status.unknown`, `notices.not-found`; 409
 * `notices.withdrawn`; 410
 * `notices.erased`
 */
export async function openByReceipt(
  context: NoticeContext,
  asked: { readonly receiptCode: string; readonly number: string; readonly format: NoticeFormat },
): Promise<OpenedNotice> {
  const stored = await byCode(context, asked.receiptCode, async (tx, { region, matterId, notices }) => {
    const found = notices.find(({ body }) => body.number === asked.number);
    if (found === undefined) throw new AppError('notices.not-found', 404);
    if (found.withdrawn_at !== null) {
      throw new AppError('notices.withdrawn', 409, { number: asked.number, on: legalDay(found.withdrawn_at) });
    }
    const reason = `notice ${asked.number} (${asked.format}) by receipt code`;
    const access = {
      homeRegion: region,
      matterId,
      seq: found.seq,
      kind: 'file',
      fileId: found.act_id,
      reason,
    } as const;
    await recordAccess(
      tx,
      receiver(String((found.body.issuer as { code?: unknown }).code)),
      access,
      context.ledger.clock.now(),
    );
    return found;
  });
  return renderNotice(context, stored, asked.format);
}
