import { AppError } from '../../kernel/error.ts';
import { obj, str } from '../../kernel/read-json.ts';
import { isWithin } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { ActGuard, AskedAct } from '../../platform/ledger/guard.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import { listOf, objectsOf } from '../../platform/procedure/entries.ts';
import { sql } from '../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { measureChoices } from './queries/measure-choices.ts';
import { readRules } from './queries/read-rules.ts';

/** Refuses measures that there are not: a campaign cannot fix what nothing counts. */
function checkMeasures({ procedures }: Pick<LedgerDependencies, 'procedures'>, body: JsonObject): void {
  const today = measureChoices(procedures);
  for (const each of objectsOf(body.measures)) {
    const id = str(each, 'id');
    if (!today.has(id)) throw new AppError('campaign.measure-unknown', 422, { measure: id });
  }
}

/** The campaign that it is a part of: as its plan says, or as the plan that is amended said; '' for one that is none. */
async function parentOf(tx: Db, { verb, body, homeRegion, matterId }: AskedAct): Promise<string> {
  if (verb === 'plan') return str(body, 'parent');
  const { rows } = await tx.query<{ parent: string | null }>(sql`
    select snapshot #>> '{facts,parent}' as parent from matter
    where home_region = ${homeRegion} and id = ${matterId} and procedure = 'campaign'`);
  return rows[0]?.parent ?? '';
}

/** The whole stands before its parts and covers them, also when the areas of a part are amended. */
async function checkParent({ store }: Pick<LedgerDependencies, 'store'>, act: AskedAct): Promise<void> {
  const { body } = act;
  if (act.verb === 'amend' && body.scope === undefined) return;
  const { parent, whole } = await store.transaction(SYSTEM_VIEWER, async (tx) => {
    const parent = await parentOf(tx, act);
    return { parent, whole: parent === '' ? undefined : (await readRules(tx)).get(parent) };
  });
  if (parent === '') return;
  const areas = listOf(obj(body, 'scope').authorities);
  const covered = areas.every((code) => whole?.scope.authorities.some((top) => isWithin(code, top)) === true);
  if (whole === undefined || !covered) throw new AppError('campaign.parent-unknown', 422, { parent });
}

/** Takes the code in the act's own transaction, so that of two who plan at once one is refused. */
const takeCode = (act: AskedAct) => {
  const code = str(act.body, 'code');
  return async (tx: Db): Promise<void> => {
    await tx.query(sql`
      insert into campaign_code (code, region, matter_id) values (${code}, ${act.homeRegion}, ${act.matterId})
      on conflict (code) do nothing`);
    const { rows } = await tx.query<{ matter_id: string }>(
      sql`select matter_id from campaign_code where code = ${code}`,
    );
    if (rows[0]?.matter_id !== act.matterId) throw new AppError('campaign.code-taken', 409, { code });
  };
};

/**
 * What a campaign keeps beside its matter: its code, which nobody else may take. Asks besides that the measures are those
 * of today, and that the whole of which it is a part exists.
 */
export const campaignGuard = (ledger: Pick<LedgerDependencies, 'store' | 'procedures'>): ActGuard => ({
  seen: async (_actor, act) => {
    if (act.verb !== 'plan' && act.verb !== 'amend') return;
    await checkParent(ledger, act);
    checkMeasures(ledger, act.body);
  },
  beside: (act) => (act.verb === 'plan' && str(act.body, 'code') !== '' ? takeCode(act) : undefined),
});
