import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { type Recomputation, recomputeDeadlines } from './recompute.ts';
import type { LedgerDependencies } from './types.ts';

const versionOf = ({ env }: LedgerDependencies): string => `${env.rules.version} ${env.calendar.version}`;

async function computedBy(store: Store): Promise<string | undefined> {
  const { rows } = await store.db.query<{ value: string }>(
    sql`select value from derived_version where name = 'deadlines'`,
  );
  return rows[0]?.value;
}

/**
 * Recomputes all deadlines when this program's rules or calendar are others than those that the stored dates were
 * computed by: after an upgrade, or when a year's notice was loaded. Null when nothing was to do. The version is noted
 * only at the end, so a recomputation that was killed is done again.
 */
export async function keepDeadlinesCurrent(deps: LedgerDependencies): Promise<Recomputation | null> {
  const version = versionOf(deps);
  const before = await computedBy(deps.store);
  if (before === version) return null;
  const result = await recomputeDeadlines(deps);
  await deps.store.db.query(sql`
    insert into derived_version (name, value, changed_at) values ('deadlines', ${version}, ${deps.clock.now()})
    on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at`);
  return result;
}
