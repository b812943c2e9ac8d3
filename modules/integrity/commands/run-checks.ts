import type { Region } from '../../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { readRegions } from '../../../platform/ledger/history.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { IntegrityContext } from '../context.ts';
import { staffOn } from '../queries/look.ts';
import { numberFindings } from '../queries/number-findings.ts';
import { type Common, checkRegion } from './check-region.ts';

/** At two in the night, China time: whoever works late is asleep, and the morning reads what was found. */
const NIGHT_HOUR = 2;
const TAKEN_OVER_AFTER = '30 minutes';

export interface RunResult {
  readonly regions: number;
  readonly cases: number;
  readonly findings: number;
  readonly byCheck: Readonly<Record<string, number>>;
}

const hourInChina = (now: Date): number => (now.getUTCHours() + 8) % 24;

async function common(context: IntegrityContext, today: PlainDate): Promise<Common> {
  const { store } = context.ledger;
  return {
    today,
    staff: await staffOn(store.db, today),
    numbers: await store.transaction(SYSTEM_VIEWER, numberFindings),
  };
}

/** The region's run of today becomes ours; false where it is done, or somebody is at it. */
async function claim(tx: Db, region: string, today: PlainDate, now: Date, again: boolean): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    insert into integrity_run as r (home_region, day, started_at) values (${region}, ${today}, ${now})
    on conflict (home_region, day) do update set started_at = excluded.started_at, finished_at = null
    where (r.finished_at is null and r.started_at < ${now}::timestamptz - ${TAKEN_OVER_AFTER}::interval)
      or (${again}::boolean and r.finished_at is not null)`);
  return rowCount > 0;
}

async function run(context: IntegrityContext, regions: readonly Region[], again: boolean): Promise<RunResult> {
  const { store, clock } = context.ledger;
  const today = legalDay(clock.now());
  const byCheck: Record<string, number> = {};
  let [done, cases, findings] = [0, 0, 0];
  let shared: Common | undefined;
  for (const region of regions) {
    const ours = await store.transaction(SYSTEM_VIEWER, (tx) => claim(tx, region, today, clock.now(), again));
    if (!ours) continue;
    shared ??= await common(context, today);
    const result = await checkRegion(context, shared, region);
    await store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`
        update integrity_run set finished_at = ${clock.now()}, cases = ${result.cases}, findings = ${result.findings}
        where home_region = ${region} and day = ${today}`),
    );
    done += 1;
    cases += result.cases;
    findings += result.findings;
    for (const [check, n] of Object.entries(result.byCheck)) byCheck[check] = (byCheck[check] ?? 0) + n;
  }
  return { regions: done, cases, findings, byCheck };
}

/**
 * Checks the cases of these regions now, of all where none is named; a region that somebody is checking is left to them.
 */
export async function runChecks(context: IntegrityContext, regions?: readonly Region[]): Promise<RunResult> {
  const { store } = context.ledger;
  return run(context, regions ?? (await store.transaction(SYSTEM_VIEWER, readRegions)), true);
}

/**
 * The night's work: every region that has not been checked today, from two o'clock on. Gives how many were. Safe to run
 * twice at once and to be killed: what is done is done, the rest is found again.
 */
export async function runNightly(context: IntegrityContext): Promise<number> {
  const { store, clock } = context.ledger;
  const now = clock.now();
  if (hourInChina(now) < NIGHT_HOUR) return 0;
  const today = legalDay(now);
  const left = await store.transaction(SYSTEM_VIEWER, async (tx) => {
    const regions = await readRegions(tx);
    const { rows } = await tx.query<{ home_region: string }>(sql`
      select home_region from integrity_run where day = ${today} and finished_at is not null`);
    const done = new Set(rows.map(({ home_region }) => home_region));
    return regions.filter((region) => !done.has(region));
  });
  return left.length === 0 ? 0 : (await run(context, left, false)).regions;
}
