import { sql } from '../../../../platform/store/sql.ts';
import type { Store } from '../../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../../platform/store/types.ts';
import { FIRST_WEIGHTS, type SubjectWeights } from '../model/weights.ts';

interface Row {
  readonly version: number;
  readonly learned_at: Date;
  readonly subjects: number;
  readonly verdicts: number;
  readonly weights: Pick<SubjectWeights, 'weights' | 'commonness' | 'words'>;
}

/** The latest version of the weights; those set by hand where none was learned. */
export async function currentWeights(store: Store): Promise<SubjectWeights> {
  const { rows } = await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<Row>(sql`
      select version, learned_at, subjects, verdicts, weights from subject_weights
      where home_region = '000000' order by version desc limit 1`),
  );
  const [row] = rows;
  if (row === undefined) return FIRST_WEIGHTS;
  const { version, learned_at, subjects, verdicts, weights } = row;
  return { version, learnedAt: learned_at.toISOString(), subjects, verdicts, ...weights };
}
