import { legalDay } from '../../../kernel/plain-date.ts';
import { str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { CampaignDetail } from '../contract.ts';

const PARTS = ['scope', 'measures', 'baseline', 'targets'];

/** Every edition of a plan, the first one too: when, why, and which parts it set. Read from its acts. */
export async function editionsOf(store: Store, matter: Matter): Promise<CampaignDetail['editions']> {
  const { rows } = await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ verb: string; event_at: Date; body: JsonObject }>(sql`
      select verb, event_at, body from act
      where home_region = ${matter.homeRegion} and matter_id = ${matter.id} and verb in ('plan', 'amend') order by seq`),
  );
  return rows.map(({ event_at, body }, index) => ({
    edition: index + 1,
    on: legalDay(event_at),
    reason: str(body, 'reason') || null,
    document: str(body, 'document') || null,
    changed: PARTS.filter((part) => part in body),
  }));
}

/** How far matters opened earlier were looked at, of all its questions so far; null before the first one. */
export async function lookingOf(store: Store, matter: Matter): Promise<CampaignDetail['looking']> {
  const { rows } = await store.db.query<{ looked: number; joined: number; asked: number; open: number }>(sql`
    select coalesce(sum(looked), 0)::int as looked, coalesce(sum(joined), 0)::int as joined, count(*)::int as asked,
      count(*) filter (where done_at is null)::int as open
    from campaign_sweep where matter_id = ${matter.id}`);
  const [found] = rows;
  if (found === undefined || found.asked === 0) return null;
  return { looked: found.looked, joined: found.joined, done: found.open === 0 };
}
