import { type Clock, manualClock } from '../../kernel/clock.ts';
import { caseProcedures } from '../../modules/cases/index.ts';
import { intakeProcedures } from '../../modules/intake/model/procedures.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import { openStore } from '../../platform/store/store.ts';
import { chinaCalendar, ruleBook } from '../../rules/index.ts';
import { testDatabase } from './database.ts';
import { plainSealer } from './errand.ts';

export interface CaseLedger {
  readonly ledger: LedgerDependencies;
  readonly adminUrl: string;
  close(): Promise<void>;
}

/** The real procedures of clues and cases on a database of the test's own. */
export async function caseLedger(clock: Clock = manualClock(new Date('2026-12-01T02:00:00Z'))): Promise<CaseLedger> {
  const database = await testDatabase();
  const store = openStore({ url: database.url, poolSize: 6 });
  const intake = Object.fromEntries(intakeProcedures.map((procedure) => [procedure.id, procedure]));
  return {
    ledger: {
      store,
      procedures: { ...intake, ...caseProcedures },
      env: { rules: ruleBook, calendar: chinaCalendar },
      clock,
      sealer: plainSealer,
    },
    adminUrl: database.adminUrl,
    close: async () => {
      await store.close();
      await database.drop();
    },
  };
}
