import { AppError } from '../../../kernel/error.ts';
import type { MatterId, Region } from '../../../kernel/id.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import type { Transaction } from '../../../platform/store/store.ts';
import { actsOf, findMatter, type RecordedAct, recordedAct } from '../../intake/index.ts';
import { isCase } from '../model/procedures.ts';

/** A case with its acts, the first one first. */
export interface CaseRecord {
  readonly homeRegion: Region;
  readonly matterId: MatterId;
  readonly matter: Matter;
  readonly acts: readonly RecordedAct[];
}

/**
 * A case as far as this transaction may see it; its child rows are open from then on. A matter that is none is not found.
 * @throws AppError 404 `procedure.no-such-matter`
 */
export async function readCase(tx: Transaction, homeRegion: string, matterId: string): Promise<CaseRecord> {
  const { matter } = await findMatter(tx, homeRegion, matterId);
  if (!isCase(matter)) throw new AppError('procedure.no-such-matter', 404);
  const acts = (await actsOf(tx, homeRegion, matterId)).map(recordedAct);
  return { homeRegion: homeRegion as Region, matterId: matterId as MatterId, matter, acts };
}
