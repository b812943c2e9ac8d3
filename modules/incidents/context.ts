import type { LedgerActor, LedgerDependencies } from '../../platform/ledger/types.ts';
import type { Directory } from '../authorities/index.ts';
import type { MatterRow } from '../intake/contract.ts';

/** What the module works with; the composition root makes it once. */
export interface IncidentContext {
  readonly ledger: LedgerDependencies;
  readonly directory: Directory;
  /** List rows of matters, those that the reader may see. */
  readonly rowsOf: (
    actor: LedgerActor,
    wanted: readonly { readonly homeRegion: string; readonly id: string }[],
  ) => Promise<MatterRow[]>;
}
