import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import type { Directory } from '../authorities/index.ts';

/** What this module works with; the composition root gives it. */
export interface FigureContext {
  readonly ledger: Pick<LedgerDependencies, 'store' | 'clock' | 'procedures'>;
  readonly directory: Directory;
}
