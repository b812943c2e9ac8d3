import { AppError } from '../../../kernel/error.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { OfficialDocument } from '../../../platform/documents/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { issuedNotice } from '../../intake/index.ts';
import { noticeDocument } from '../model/document.ts';
import type { NoticeFacts } from '../model/facts.ts';
import { findTemplate } from '../model/templates.ts';

/** An act of issuing as stored; `payload` is its erasable part. */
export interface StoredNotice {
  readonly act_id: string;
  readonly seq: number;
  readonly recorded_at: Date;
  readonly body: JsonObject;
  readonly payload: JsonObject | null;
  /** When it was withdrawn, and whether anybody had been given it by then. */
  readonly withdrawn_at: Date | null;
  readonly given: boolean | null;
}

/** The notices of a matter that this transaction has opened, the first one first. */
export async function storedNotices(tx: Db, region: string, matterId: string): Promise<readonly StoredNotice[]> {
  const { rows } = await tx.query<StoredNotice>(sql`
    select a.act_id, a.seq, a.recorded_at, a.body, p.payload, w.withdrawn_at, w.given
    from act a
    left join act_private p on p.home_region = a.home_region and p.matter_id = a.matter_id and p.seq = a.seq
    left join lateral (
      select w.event_at as withdrawn_at, exists (
        select from act d where d.home_region = w.home_region and d.matter_id = w.matter_id and d.seq < w.seq
          and d.verb = 'record-delivery' and d.body ->> 'number' = w.body ->> 'number') as given
      from act w where w.home_region = a.home_region and w.matter_id = a.matter_id and w.seq > a.seq
        and w.verb = 'withdraw-notice' and w.body ->> 'number' = a.body ->> 'number' limit 1) w on true
    where a.home_region = ${region} and a.matter_id = ${matterId} and a.verb = 'issue-notice'
    order by a.seq`);
  return rows;
}

/**
 * The document of an act, made again from the act alone: the same as when it was issued.
 * @throws AppError 410 `notices.erased`; 409 `notices.outdated` for an edition that this product does not hold
 */
export function documentOf(stored: StoredNotice): OfficialDocument {
  const parsed = issuedNotice.safeParse({ ...stored.body, ...stored.payload });
  if (!parsed.success) throw new AppError('notices.erased', 410);
  const {
    template: id,
    templateVersion,
    number,
    on,
    recipient,
    language,
    issuer,
    facts,
    texts,
    addressee,
    corrects,
  } = parsed.data;
  const template = findTemplate(id, templateVersion);
  if (template === undefined) throw new AppError('notices.outdated', 409, { template: id, version: templateVersion });
  return noticeDocument(template, {
    facts: facts as unknown as NoticeFacts,
    texts,
    recipient,
    language,
    issuer: { zh: issuer.zh, en: issuer.en },
    on: on as PlainDate,
    number,
    ...(corrects === undefined ? {} : { corrects: { number: corrects.number, on: corrects.on as PlainDate } }),
    ...(addressee === undefined ? {} : { addressee }),
    at: stored.recorded_at,
  });
}
