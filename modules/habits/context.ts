import type { LedgerActor, LedgerDependencies } from '../../platform/ledger/types.ts';
import type { Directory } from '../authorities/index.ts';
import type { MatterRow } from '../intake/contract.ts';
import type { SetFactors } from './model/factors.ts';

/** What this module works with; the composition root gives it. */
export interface HabitContext {
  readonly ledger: Pick<LedgerDependencies, 'store' | 'clock'>;
  readonly directory: Directory;
  /** What cities set of the factors of 令121 art 17. */
  readonly factors: readonly SetFactors[];
  /** Presents matters as lists show them, in the order asked; those that the actor may not see are left out. */
  readonly rowsOf: (
    actor: LedgerActor,
    ids: readonly { readonly homeRegion: string; readonly id: string }[],
  ) => Promise<MatterRow[]>;
}
