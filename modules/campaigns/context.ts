import type { LedgerActor } from '../../platform/ledger/types.ts';
import type { MatterRow } from '../intake/contract.ts';
import type { OfficeContext } from '../office/index.ts';

export interface CampaignContext extends OfficeContext {
  /** Presents matters as lists show them, in the order asked; those that the actor may not see are left out. */
  readonly rowsOf: (
    actor: LedgerActor,
    ids: readonly { readonly homeRegion: string; readonly id: string }[],
  ) => Promise<MatterRow[]>;
}
