import type { ErrorCatalogue } from '../../kernel/error-catalogue.ts';
import type { FileStores, HeldDependencies } from '../../platform/files/index.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import type { Matter } from '../../platform/procedure/types.ts';
import type { ProofOfWork } from '../../platform/proof-of-work/index.ts';
import type { Db } from '../../platform/store/types.ts';
import type { Directory } from '../authorities/index.ts';
import type { FilingStatus, ProposalView } from './contract.ts';
import type { IdentitySettings } from './identity/settings.ts';

/** What the intake module works with; the composition root makes it once. */
export interface IntakeContext {
  readonly ledger: LedgerDependencies;
  readonly directory: Directory;
  /** Under which receipt codes are hashed (`loadSecret(dir, 'receipt')`). */
  readonly receiptPepper: Uint8Array;
  /** What anybody's request is let through by. */
  readonly proofs: ProofOfWork;
  /** Where the bytes of files lie. */
  readonly files: FileStores;
  /** Files that were handed in and not yet sent. */
  readonly held: HeldDependencies;
  /** So many working days before the last one a clock counts as near. */
  readonly nearWorkdays: number;
  /** Folder for uploaded tables that wait; private to the product. */
  readonly stagingDir: string;
  /** Texts of all failures, for sheets and bulk answers. */
  readonly catalogue: ErrorCatalogue;
  /** How often and how long an approved request opens a reporter's identity. */
  readonly identity: IdentitySettings;
  /** What rules and lexicons propose for a matter that this transaction has opened. */
  readonly proposalsOf: (tx: Db, homeRegion: string, matterId: string) => Promise<ProposalView[]>;
  /** What whoever holds the code of a report is told of its reward; null before anything is told. */
  readonly rewardOf: (tx: Db, report: Matter) => Promise<ToldReward | null>;
}

/** A reward as the reporter sees it, with what the office wrote of it. */
export interface ToldReward {
  readonly status: NonNullable<FilingStatus['reward']>;
  readonly written: readonly { readonly at: Date; readonly text: string | null }[];
}
