import { AppError } from '../../kernel/error.ts';
import type { Region } from '../../kernel/id.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import { cellChange } from './changes.ts';
import { foldHistory, historyOf } from './history.ts';
import { getProcedure } from './prepare.ts';
import { lockMatters } from './read.ts';
import { foldedRow, writeFolded } from './rebuild.ts';
import type { LedgerDependencies } from './types.ts';

/**
 * Takes the personal parts of all acts of a matter away for ever, with what is sealed and the salts of their commitments: acts
 * and hashes stay, and prove as before. The matter is folded anew from what is left, so that no word of them stands in it.
 * Twice is once. `tx` sees as the system. Gives how many parts went.
 * @throws AppError 500 `ledger.fault` where a count would change with the words: figures never stand on what may be erased
 */
export async function erasePersonal(
  deps: Pick<LedgerDependencies, 'procedures' | 'env'>,
  tx: Db,
  region: Region,
  id: string,
): Promise<number> {
  const before = (await lockMatters(tx, region, [id])).get(id)?.matter;
  if (before === undefined) return 0;
  const { rowCount } = await tx.query(sql`
    delete from act_private where home_region = ${region} and matter_id = ${id}`);
  const history = await historyOf(tx, region, id);
  const after = foldHistory(deps, history);
  const headHash = history.acts.at(-1)?.hash;
  if (after === null || headHash === undefined) return 0;
  const { cells, deltas } = cellChange(getProcedure(deps, after.procedure), before, after);
  if (cells.length > 0 || deltas.length > 0) throw new AppError('ledger.fault', 500, { matter: id });
  await writeFolded(tx, region, [foldedRow(deps, after, headHash)]);
  return rowCount ?? 0;
}
