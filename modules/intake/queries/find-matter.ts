import { AppError } from '../../../kernel/error.ts';
import type { MatterId } from '../../../kernel/id.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { StoredMatter } from '../../../platform/ledger/types.ts';
import type { Transaction } from '../../../platform/store/store.ts';

/**
 * The matter, read through its own row security, with its acts opened for this transaction.
 * @throws AppError 404 `procedure.no-such-matter`: the same for one that does not exist and one that may not be seen
 */
export async function openMatter(tx: Transaction, homeRegion: string, id: string): Promise<StoredMatter> {
  const found = (await readMatters(tx, homeRegion, [id as MatterId])).get(id);
  if (found === undefined) throw new AppError('procedure.no-such-matter', 404);
  await tx.openMatters([id]);
  return found;
}
