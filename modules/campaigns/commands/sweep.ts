import type { LedgerDependencies } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { join, sql } from '../../../platform/store/sql.ts';
import { type Db, type Statement, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { handledBelow, subtree } from '../../intake/index.ts';
import type { Scope } from '../model/scope.ts';
import { readRules } from '../queries/read-rules.ts';
import { joinByRule } from './join-by-rule.ts';

/** Matters looked at in one step. */
const AT_ONCE = 500;

interface Sweep {
  readonly act_id: string;
  readonly code: string;
  readonly at_day: string | null;
  readonly at_id: string | null;
}

/** Matters of the kinds, areas and days of a scope: what of it an index can find. */
export const inScopeOf = (scope: Scope): Statement =>
  sql`(m.opened_on between ${scope.from} and ${scope.to} and m.procedure = any(${[...scope.procedures]}::text[])
    and (${join(
      scope.authorities.map((code) => handledBelow(subtree(code))),
      ' or ',
    )}))`;

async function pageOf(tx: Db, sweep: Sweep, scope: Scope): Promise<readonly Matter[]> {
  const after =
    sweep.at_day === null
      ? sql`true`
      : sql`(m.opened_on < ${sweep.at_day}::date or (m.opened_on = ${sweep.at_day}::date and m.id > ${sweep.at_id}::uuid))`;
  const { rows } = await tx.query<{ snapshot: Matter }>(sql`
    select m.snapshot from matter m where ${inScopeOf(scope)} and ${after}
    order by m.opened_on desc, m.id limit ${AT_ONCE}`);
  return rows.map(({ snapshot }) => snapshot);
}

/** One step of one question; gives how many matters it looked at. */
async function step(ledger: LedgerDependencies, sweep: Sweep): Promise<number> {
  const { store, clock } = ledger;
  const { rules, matters } = await store.transaction(SYSTEM_VIEWER, async (tx) => {
    const rules = await readRules(tx);
    const rule = rules.get(sweep.code);
    return { rules, matters: rule?.state === 'running' ? await pageOf(tx, sweep, rule.scope) : [] };
  });
  const joined = await joinByRule(ledger, matters, rules);
  const last = matters.at(-1);
  const over = matters.length < AT_ONCE;
  await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query(sql`
      update campaign_sweep set looked = looked + ${matters.length}, joined = joined + ${joined},
        at_day = coalesce(${last?.openedOn ?? null}::date, at_day), at_id = coalesce(${last?.id ?? null}::uuid, at_id),
        done_at = ${over ? clock.now() : null}
      where act_id = ${sweep.act_id}`),
  );
  return matters.length;
}

/**
 * Lets matters that were opened before a campaign started, or before its scope changed, join it: page by page through its
 * period, each page once, going on where a kill left it. Gives how many were looked at.
 */
export async function sweepCampaigns(ledger: LedgerDependencies): Promise<number> {
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<Sweep>(sql`
      select act_id, code, at_day, at_id from campaign_sweep where done_at is null order by asked_at limit 5`),
  );
  let looked = 0;
  for (const sweep of rows) looked += await step(ledger, sweep);
  return looked;
}
