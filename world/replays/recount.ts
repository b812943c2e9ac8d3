import type { MatterId, Region } from '../../kernel/id.ts';
import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import { isWithin } from '../../kernel/region.ts';
import { ACT_COLUMNS, ACT_SOURCE, foldHistory, type StoredAct } from '../../platform/ledger/history.ts';
import { getProcedure } from '../../platform/ledger/prepare.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import { cellsOf } from '../../platform/procedure/fold.ts';
import type { CountedIn } from '../../platform/procedure/types.ts';
import { readCounts } from '../../platform/rollup/read.ts';
import { raw, sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';

/** A count asked for: measures that say the same, in a period, of an area. */
export interface AskedCount {
  readonly measures: readonly string[];
  readonly authority: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Any of these; all where absent. */
  readonly domains?: readonly string[];
}

/** As the live counts say it: compacted sums with what is pending. */
export async function liveCount({ store }: LedgerDependencies, asked: AskedCount): Promise<number> {
  const { measures, authority, from, to, domains } = asked;
  const rows = await store.transaction(
    SYSTEM_VIEWER,
    (tx) => readCounts(tx, { measures, authority, from, to }, 'domain', [from, addDays(to, 1)], { measures, from, to }),
    { snapshot: true },
  );
  return rows.reduce((sum, { key, n }) => (domains?.includes(key) === false ? sum : sum + n), 0);
}

type Place = CountedIn & { readonly domain: string };

/** Counts made from the acts alone: every matter but penalty cases folded anew, as the product's folds have it. */
export async function recounted(ledger: LedgerDependencies): Promise<(asked: AskedCount) => number> {
  const places: Place[] = [];
  await ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows: regions } = await tx.query<{ region: Region }>(
      sql`select distinct home_region as region from matter where procedure not in ('case', 'summary-case') order by 1`,
    );
    for (const { region } of regions) {
      const { rows } = await tx.query<StoredAct>(sql`select ${raw(ACT_COLUMNS)} ${raw(ACT_SOURCE)}
        where a.home_region = ${region} and a.procedure not in ('case', 'summary-case') order by a.matter_id, a.seq`);
      const byMatter = new Map<MatterId, StoredAct[]>();
      for (const act of rows) byMatter.set(act.matterId, [...(byMatter.get(act.matterId) ?? []), act]);
      for (const [matterId, acts] of byMatter) {
        const matter = foldHistory(ledger, { homeRegion: region, matterId, acts });
        if (matter === null) continue;
        for (const cell of cellsOf(getProcedure(ledger, matter.procedure), matter).values())
          if (cell.campaign === '') places.push({ ...cell, domain: matter.domain });
      }
    }
  });
  return ({ measures, authority, from, to, domains }) =>
    places.reduce(
      (sum, each) =>
        measures.includes(each.measure) &&
        each.day >= from &&
        each.day <= to &&
        isWithin(each.authority, authority) &&
        domains?.includes(each.domain) !== false
          ? sum + each.n
          : sum,
      0,
    );
}
