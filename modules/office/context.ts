import type { ErrorCatalogue } from '../../kernel/error-catalogue.ts';
import type { FileStores } from '../../platform/files/index.ts';
import type { ActGuard } from '../../platform/ledger/guard.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import type { Directory } from '../authorities/index.ts';

/** What the modules of the campaign office work with; the composition root makes it once. */
export interface OfficeContext {
  readonly ledger: LedgerDependencies;
  readonly directory: Directory;
  /** So many working days before the last one a clock counts as near. */
  readonly nearWorkdays: number;
  readonly files: FileStores;
  /** Texts of all failures. */
  readonly catalogue: ErrorCatalogue;
  /** What modules keep beside the matters of a procedure, by its id. */
  readonly guards: Readonly<Record<string, readonly ActGuard[]>>;
}
