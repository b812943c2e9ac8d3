import { AppError } from '../../kernel/error.ts';
import { obj, str } from '../../kernel/read-json.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { ActGuard, AskedAct } from '../../platform/ledger/guard.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import { sql } from '../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { endAccounts } from './accounts.ts';
import { SIGNING_IN } from './model/standing.ts';

/** One enrolment at a time for one firm; applications may be several, an impostor's stands in nobody's way. @throws AppError 409 `firms.enrolled` */
export async function refuseSecond(tx: Db, code: string, but: string): Promise<void> {
  const { rows } = await tx.query(sql`
    select from matter m where m.procedure = 'odr-firm' and m.snapshot #>> '{facts,firm,code}' = ${code}
      and m.state = any(${[...SIGNING_IN]}) and m.id <> ${but}::uuid limit 1`);
  if (rows.length > 0) throw new AppError('firms.enrolled', 409, { code });
}

async function codeIn(tx: Db, act: AskedAct): Promise<string> {
  const { rows } = await tx.query<{ facts: JsonObject }>(sql`
    select snapshot -> 'facts' as facts from matter where home_region = ${act.homeRegion} and id = ${act.matterId}`);
  return str(obj(rows[0]?.facts ?? {}, 'firm'), 'code');
}

/** Two officers who enrol one firm at once would each see nothing of the other's. */
async function alone(tx: Db, act: AskedAct): Promise<void> {
  const code = await codeIn(tx, act);
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('odr-firm'), hashtext(${code}))`);
  await refuseSecond(tx, code, act.matterId);
}

const ENDING = ['end-accounts', 'record-leave', 'remove'];

/** What officers' acts on firms do beside the ledger: one enrolment a firm, and accounts that end with it. */
export const firmGuard = ({ store, clock }: LedgerDependencies): ActGuard => ({
  seen: async (_actor, act) => {
    if (act.verb === 'register') {
      const code = str(obj(act.body, 'firm'), 'code');
      await store.transaction(SYSTEM_VIEWER, (tx) => refuseSecond(tx, code, act.matterId));
    }
    // Also one that another authority keeps, which the officer need not see.
    if (act.verb === 'verify') {
      await store.transaction(SYSTEM_VIEWER, async (tx) => refuseSecond(tx, await codeIn(tx, act), act.matterId));
    }
  },
  beside: (act) => {
    if (act.verb === 'verify') return (tx) => alone(tx, act);
    if (!ENDING.includes(act.verb)) return undefined;
    return (tx) => endAccounts(tx, act.homeRegion, act.matterId, { all: true }, clock.now());
  },
});
