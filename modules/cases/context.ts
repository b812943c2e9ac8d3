import type { ErrorCatalogue } from '../../kernel/error-catalogue.ts';
import type { FileStores } from '../../platform/files/index.ts';
import type { ActGuard } from '../../platform/ledger/guard.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import type { Directory } from '../authorities/index.ts';

/** What the modules about penalty cases work with; the composition root makes it once. */
export interface CaseContext {
  readonly ledger: LedgerDependencies;
  readonly directory: Directory;
  /** So many working days before the last one a clock counts as near. */
  readonly nearWorkdays: number;
  /** So many days before the last one property that is held presses; `HELD_NEAR_DAYS` where absent. */
  readonly heldNearDays?: number;
  /** Where the bytes of evidence, documents and dossiers lie. */
  readonly files: FileStores;
  /** Texts of all failures, for bulk answers and documents. */
  readonly catalogue: ErrorCatalogue;
  readonly guards?: readonly ActGuard[];
}
