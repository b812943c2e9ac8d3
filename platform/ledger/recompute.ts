import { type MatterId, type Region, uuidv7 } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { nextDue, runningDue, withDeadline } from '../procedure/fold.ts';
import type { Matter, MatterClock } from '../procedure/types.ts';
import { sql } from '../store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../store/types.ts';
import { type CellRow, campaignsText, cellChange } from './changes.ts';
import { readRegions } from './history.ts';
import { getProcedure } from './prepare.ts';
import type { LedgerDependencies } from './types.ts';

/** A date that a change of calendar or rule moved. */
export interface MovedDeadline {
  readonly homeRegion: Region;
  readonly matterId: MatterId;
  readonly clock: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export interface Recomputation {
  readonly matters: number;
  readonly moved: readonly MovedDeadline[];
}

const PAGE = 5_000;

/** The matter with each clock computed anew, and what moved; the same object when nothing did. */
export function recomputeMatter(
  deps: Pick<LedgerDependencies, 'env'>,
  matter: Matter,
): { after: Matter; moved: MovedDeadline[] } {
  const moved: MovedDeadline[] = [];
  let clocks: Record<string, MatterClock> | null = null;
  for (const [clock, was] of Object.entries(matter.clocks)) {
    const is = withDeadline(was, deps.env);
    if (
      is.due === was.due &&
      is.unrolled === was.unrolled &&
      is.provisional === was.provisional &&
      is.paused === was.paused
    )
      continue;
    clocks ??= { ...matter.clocks };
    clocks[clock] = is;
    if (is.due !== was.due)
      moved.push({ homeRegion: matter.homeRegion, matterId: matter.id, clock, from: was.due, to: is.due });
  }
  return { after: clocks === null ? matter : { ...matter, clocks }, moved };
}

/** Writes the recomputed matters of one page: rows, counted places, and differences of counts, in one statement. */
async function writePage(
  deps: LedgerDependencies,
  tx: Db,
  region: Region,
  run: string,
  changed: readonly { before: Matter; after: Matter }[],
): Promise<void> {
  const changes = changed.map(({ before, after }) => ({
    before,
    after,
    ...cellChange(getProcedure(deps, after.procedure), before, after),
  }));
  const cells = changes.flatMap(({ after, cells }) => cells.map((row) => ({ id: after.id, row })));
  // Differences of a page are summed by key first: a calendar change moves many matters between the same few days.
  const sums = new Map<string, CellRow>();
  for (const row of changes.flatMap(({ deltas }) => deltas)) {
    const key = `${row.measure}|${row.authority}|${campaignsText(row)}|${row.channel}|${row.domain}|${row.day}`;
    const same = sums.get(key);
    sums.set(key, same === undefined ? row : { ...row, n: same.n + row.n, amount: same.amount + row.amount });
  }
  const deltas = [...sums.values()].filter((row) => row.n !== 0 || row.amount !== 0);
  await tx.query(sql`
    with moved as (
      update matter m set due_on = w.due_on, running_due = w.running_due, snapshot = w.snapshot
      from unnest(${changed.map(({ after }) => after.id)}::uuid[], ${changed.map(({ after }) => after.version)}::int[],
        ${changed.map(({ after }) => nextDue(after))}::date[], ${changed.map(({ after }) => runningDue(after))}::date[],
        ${changed.map(({ after }) => JSON.stringify(after))}::jsonb[]) as w(id, version, due_on, running_due, snapshot)
      where m.home_region = ${region} and m.id = w.id and m.version = w.version
      returning m.id
    ), cells as (
      insert into matter_cell (home_region, matter_id, measure, day, authority, channel, domain, n, amount, campaigns)
      select ${region}, id, measure, day, authority, channel, domain, n, amount, string_to_array(nullif(campaigns, ''), ' ')
      from unnest(${cells.map(({ id }) => id)}::uuid[], ${cells.map(({ row }) => row.measure)}::text[],
        ${cells.map(({ row }) => row.day)}::date[], ${cells.map(({ row }) => row.authority)}::text[], ${cells.map(({ row }) => row.channel)}::text[],
        ${cells.map(({ row }) => row.domain)}::text[], ${cells.map(({ row }) => row.n)}::int[], ${cells.map(({ row }) => row.amount)}::bigint[],
        ${cells.map(({ row }) => campaignsText(row))}::text[]) as c(id, measure, day, authority, channel, domain, n, amount, campaigns)
      on conflict (home_region, matter_id, measure, day, authority)
      do update set channel = excluded.channel, domain = excluded.domain, n = excluded.n, amount = excluded.amount,
        campaigns = excluded.campaigns
    )
    insert into stat_delta (home_region, cause, ord, measure, day, authority, channel, domain, n, amount, campaigns)
    select ${region}, ${run}::uuid, ord, measure, day, authority, channel, domain, n, amount, string_to_array(nullif(campaigns, ''), ' ')
    from unnest(${deltas.map((_, ord) => ord)}::int[], ${deltas.map((row) => row.measure)}::text[],
      ${deltas.map((row) => row.day)}::date[], ${deltas.map((row) => row.authority)}::text[], ${deltas.map((row) => row.channel)}::text[],
      ${deltas.map((row) => row.domain)}::text[], ${deltas.map((row) => row.n)}::int[], ${deltas.map((row) => row.amount)}::bigint[], ${deltas.map(campaignsText)}::text[])
      as d(ord, measure, day, authority, channel, domain, n, amount, campaigns)`);
}

/**
 * Computes all deadlines anew, of closed matters too: whether a duty was met in time is a function of acts, rule and
 * calendar, not of the day on which somebody looked. Runs after a change of calendar or rule, and lists what
 * moved; `dryRun` only lists.
 * Each page is one transaction that locks its matters, so an act done meanwhile is neither lost nor counted twice.
 */
export async function recomputeDeadlines(
  deps: LedgerDependencies,
  options: { readonly dryRun?: boolean; readonly onProgress?: (matters: number) => void } = {},
): Promise<Recomputation> {
  const moved: MovedDeadline[] = [];
  let matters = 0;
  const regions = await deps.store.transaction(SYSTEM_VIEWER, readRegions);
  for (const region of regions) {
    let after: string | null = '00000000-0000-0000-0000-000000000000';
    while (after !== null) {
      const start: string = after;
      after = await deps.store.transaction(SYSTEM_VIEWER, async (tx) => {
        const lock = options.dryRun === true ? '' : 'for update';
        const { rows } = await tx.query<{ id: string; snapshot: Matter }>({
          name: `ledger-recompute-page${lock === '' ? '-dry' : ''}`,
          text: `select id, snapshot from matter where home_region = $1 and id > $2 order by id limit ${PAGE} ${lock}`,
          values: [region, start],
        });
        const changed: { before: Matter; after: Matter }[] = [];
        for (const { snapshot } of rows) {
          const result = recomputeMatter(deps, snapshot);
          moved.push(...result.moved);
          if (result.after !== snapshot) changed.push({ before: snapshot, after: result.after });
        }
        matters += rows.length;
        if (changed.length > 0 && options.dryRun !== true) await writePage(deps, tx, region, uuidv7(), changed);
        return rows.length < PAGE ? null : (rows.at(-1)?.id ?? null);
      });
      options.onProgress?.(matters);
    }
  }
  return { matters, moved };
}
