import { AppError } from '../../../kernel/error.ts';
import { isWithin } from '../../../kernel/region.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { type CampaignRules, ruleOf } from '../model/rule.ts';
import { scopeOf } from '../model/scope.ts';

/** The rules of all campaigns that are planned, running or over, by code; without their works and placements. */
export async function readRules(tx: Db): Promise<CampaignRules> {
  const { rows } = await tx.query<Pick<Matter, 'facts' | 'state' | 'title'>>(sql`
    select m.state, m.title, jsonb_build_object('code', f.facts -> 'code', 'parent', f.facts -> 'parent',
      'edition', f.facts -> 'edition', 'scope', f.facts -> 'scope') as facts
    from matter m, lateral (select m.snapshot -> 'facts' as facts) f
    where m.procedure = 'campaign' and m.snapshot #>> '{facts,code}' is not null and m.state <> 'cancelled'`);
  return new Map(rows.map((row) => [ruleOf(row).code, ruleOf(row)]));
}

/** Who takes part in a campaign may know of it, and whoever stands above its owner: nothing in it is about a person. */
export const concerns = (actor: Pick<LedgerActor, 'authority'>, matter: Matter): boolean =>
  isWithin(matter.homeCode, actor.authority) ||
  scopeOf(matter.facts).authorities.some((top) => isWithin(actor.authority, top) || isWithin(top, actor.authority));

/** Every campaign that concerns the actor, the newest first. */
export async function readCampaigns(store: Store, actor: LedgerActor): Promise<Matter[]> {
  const { rows } = await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`
      select snapshot from matter
      where procedure = 'campaign' and snapshot #>> '{facts,code}' is not null and sensitivity = 0
      order by opened_on desc, id desc limit 500`),
  );
  return rows.map(({ snapshot }) => snapshot).filter((matter) => concerns(actor, matter));
}

/** The campaign of a code, as it concerns the actor. @throws AppError 404 `campaign.no-such-campaign` */
export async function getCampaign(store: Store, actor: LedgerActor, code: string): Promise<Matter> {
  const { rows } = await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`
      select snapshot from matter
      where procedure = 'campaign' and snapshot #>> '{facts,code}' = ${code} and sensitivity = 0
      order by opened_on, id limit 1`),
  );
  const matter = rows[0]?.snapshot;
  if (matter === undefined || !concerns(actor, matter)) throw new AppError('campaign.no-such-campaign', 404, { code });
  return matter;
}
