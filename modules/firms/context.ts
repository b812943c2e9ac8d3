import type { IdentityDeps } from '../../platform/identity/index.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import type { Directory } from '../authorities/index.ts';
import type { FirmSettings } from './settings.ts';

/** What the module works with; the composition root makes it once. */
export interface FirmContext {
  readonly ledger: LedgerDependencies;
  readonly directory: Directory;
  /** Hashing, throttling and session limits are those of officers. */
  readonly identity: IdentityDeps;
  /** Under which one-time codes are hashed (`loadSecret(dir, 'receipt')`). */
  readonly codePepper: Uint8Array;
  /** Where the public reaches the portal; the asked host where unset. */
  readonly publicUrl: string | undefined;
  readonly settings: FirmSettings;
}
