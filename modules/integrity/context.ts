import type { FileStores } from '../../platform/files/index.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import type { IntegritySettings } from './model/check.ts';

/** What the checkers work with; the composition root makes it once. */
export interface IntegrityContext {
  readonly ledger: Pick<LedgerDependencies, 'store' | 'clock'>;
  readonly files: Pick<FileStores, 'working' | 'sealed'>;
  readonly settings: IntegritySettings;
}
