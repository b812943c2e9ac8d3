import { type FileStores, forgetFiles, type NamedBeside } from '../../../platform/files/index.ts';
import { carryOn } from '../../../platform/ledger/carry-on.ts';
import { erasePersonal } from '../../../platform/ledger/erase.ts';
import type { LedgerDependencies } from '../../../platform/ledger/types.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { ERASED } from '../model/erasure.ts';

/**
 * Takes away what was approved to go: personal parts and files of the matter, in one transaction. What was made of its words
 * elsewhere is swept after it (`sweep-erased`). Killed in between it begins again. Gives how many matters were done.
 */
export const followErasures = (
  ledger: LedgerDependencies,
  files: FileStores,
  namedBeside: NamedBeside,
): Promise<number> =>
  carryOn(ledger, ERASED, ({ homeRegion, matter }) =>
    ledger.store.transaction(
      SYSTEM_VIEWER,
      async (tx) => {
        await erasePersonal(ledger, tx, homeRegion, matter.id);
        await forgetFiles(tx, files, namedBeside, { region: homeRegion, id: matter.id });
      },
      { grams: [] },
    ),
  );
