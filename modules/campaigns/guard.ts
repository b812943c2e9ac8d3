import { AppError } from '../../kernel/error.ts';
import { str } from '../../kernel/read-json.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { ActGuard, AskedAct } from '../../platform/ledger/guard.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import { objectsOf } from '../../platform/procedure/entries.ts';
import { sql } from '../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type Scope, scopeOf, scopeParts } from './model/scope.ts';
import { beyondOf } from './model/within.ts';
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

/** The campaign that an act plans or amends: as its plan says, or as the plan that is amended said. */
async function familyOf(tx: Db, { verb, body, homeRegion, matterId }: AskedAct) {
  if (verb === 'plan') return { code: str(body, 'code'), title: str(body, 'title'), parent: str(body, 'parent') };
  const { rows } = await tx.query<{ code: string; title: string; parent: string }>(sql`
    select coalesce(snapshot #>> '{facts,code}', '') as code, title, coalesce(snapshot #>> '{facts,parent}', '') as parent
    from matter where home_region = ${homeRegion} and id = ${matterId} and procedure = 'campaign'`);
  return rows[0] ?? { code: '', title: '', parent: '' };
}

interface Named {
  readonly code: string;
  readonly title: string;
  readonly scope: Scope;
}

/** @throws AppError 422 `campaign.part-wider` */
function refuseWider(part: Named, whole: Named): void {
  const [first] = beyondOf(part.scope, whole.scope);
  if (first === undefined) return;
  const { what, value } = first;
  throw new AppError('campaign.part-wider', 422, {
    ...{ part: part.code, partTitle: part.title, whole: whole.code, wholeTitle: whole.title, what },
    ...{ whatZh: scopeParts[what].zh, whatEn: scopeParts[what].en, valueZh: value.zh, valueEn: value.en },
  });
}

/**
 * The whole stands before its parts and no part goes beyond it, whichever of them is planned or amended. Asked in the act's own
 * transaction, one act at a time, so that of a whole that is narrowed and a part that is widened at once one is refused; what
 * the others say is read as the system, for a part need not see its whole.
 */
const staysWithin = ({ store }: Pick<LedgerDependencies, 'store'>, act: AskedAct) => {
  if (act.body.scope === undefined) return undefined;
  return async (tx: Db): Promise<void> => {
    const scope = scopeOf(act.body);
    await tx.query(sql`select pg_advisory_xact_lock(hashtext('qingyuan.campaign.scope'))`);
    const { own, rules } = await store.transaction(SYSTEM_VIEWER, async (all) => ({
      own: await familyOf(all, act),
      rules: await readRules(all),
    }));
    const { code, title, parent } = own;
    if (parent !== '') {
      const whole = rules.get(parent);
      if (whole === undefined) throw new AppError('campaign.parent-unknown', 422, { parent });
      refuseWider({ code, title, scope }, whole);
    }
    const parts = code === '' ? [] : [...rules.values()].filter((each) => each.parent === code);
    for (const part of parts) refuseWider(part, { code, title, scope });
  };
};

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
 * of today, that the whole of which it is a part exists, and that no part goes beyond its whole.
 */
export const campaignGuard = (ledger: Pick<LedgerDependencies, 'store' | 'procedures'>): ActGuard => ({
  seen: async (_actor, act) => {
    if (act.verb === 'plan' || act.verb === 'amend') checkMeasures(ledger, act.body);
  },
  beside: (act) => {
    if (act.verb !== 'plan' && act.verb !== 'amend') return undefined;
    const takes = act.verb === 'plan' && str(act.body, 'code') !== '' ? takeCode(act) : undefined;
    const within = staysWithin(ledger, act);
    return async (tx) => {
      await takes?.(tx);
      await within?.(tx);
    };
  },
});
