import type { Clock } from '../../../kernel/clock.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Store } from '../../../platform/store/store.ts';
import type { MatterRow } from '../../intake/contract.ts';

/** What screening needs of whoever composes it. */
export interface ScreeningContext {
  readonly store: Store;
  readonly clock: Clock;
  /** The matters that the actor may see, as lists show them. */
  readonly rowsOf: (
    actor: LedgerActor,
    ids: readonly { readonly homeRegion: string; readonly id: string }[],
  ) => Promise<readonly MatterRow[]>;
}

/** Who decides hits, and so reads entries unmasked: whoever handles matters. */
export const DECIDES = ['officer', 'head'] as const;
/** Who may see lists and hits at all. */
export const SEES = ['officer', 'head', 'intake', 'supervisor', 'auditor'] as const;
