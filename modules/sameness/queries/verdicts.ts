import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { PROPOSED_FROM, REVIEW_FROM } from '../model/score.ts';

/** What officers said of pairs that a rule had proposed. */
export interface VerdictCount {
  /** Rule with its version. */
  readonly rule: string;
  readonly band: 'proposal' | 'review' | 'none';
  readonly same: number;
  readonly different: number;
}

/**
 * How often officers agreed, by rule and band: from `link-same` and `not-same`, which keep what stood in front of whoever
 * decided, and from `merge-repeat` and `close-repeat`, where the matter that they name was proposed. By it the weights are
 * checked and, where they are wrong, set anew. Reads all acts, in a transaction of the system: for who asks, not for a screen.
 */
export async function verdictsOnProposals(tx: Db): Promise<readonly VerdictCount[]> {
  const { rows } = await tx.query<VerdictCount>(sql`
    with said as (
      select body #>> '{seen,rule}' as rule, (body #>> '{seen,score}')::real as score, verb = 'link-same' as same
      from act where verb in ('link-same', 'not-same') and body ? 'seen'
      union all
      select p.rule, p.score, true
      from act a join proposal p on p.home_region = a.home_region and p.matter_id = a.matter_id and p.kind = 'same'
        and p.value = coalesce(a.body ->> 'into', a.body ->> 'same')
      where a.verb in ('merge-repeat', 'close-repeat')),
    banded as (
      select rule, same, case when score >= ${PROPOSED_FROM} then 'proposal'
        when score >= ${REVIEW_FROM} then 'review' else 'none' end as band
      from said)
    select rule, band, count(*) filter (where same)::int as same, count(*) filter (where not same)::int as different
    from banded group by rule, band order by rule, band`);
  return rows;
}
