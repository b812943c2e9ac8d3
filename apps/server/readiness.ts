import { sql } from '../../platform/store/sql.ts';
import type { Store } from '../../platform/store/store.ts';

/** What `/readyz` asks: does the database answer, and is the newest table there. */
export function databaseChecks(store: Store): Readonly<Record<string, () => Promise<boolean>>> {
  return {
    database: async () => (await store.db.query(sql`select 1`)).rowCount === 1,
    migrations: async () => {
      const { rows } = await store.db.query<{ there: boolean }>(sql`
        select to_regclass('matter') is not null and to_regclass('proposal') is not null
           and to_regclass('access_log') is not null as there`);
      return rows[0]?.there === true;
    },
  };
}
