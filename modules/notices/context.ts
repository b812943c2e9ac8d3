import type { OfficialDocument, RenderedDocument } from '../../platform/documents/types.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import type { ProofOfWork } from '../../platform/proof-of-work/index.ts';
import type { Directory } from '../authorities/index.ts';

export type NoticeFormat = 'pdf' | 'docx';

/** What the notices module works with; the composition root makes it once. */
export interface NoticeContext {
  readonly ledger: LedgerDependencies;
  readonly directory: Directory;
  /** Under which receipt codes are hashed. */
  readonly receiptPepper: Uint8Array;
  /** What anybody's request is let through by. */
  readonly proofs: ProofOfWork;
  /** Lays a document out; the same document gives the same bytes. */
  readonly render: Readonly<Record<NoticeFormat, (document: OfficialDocument) => Promise<RenderedDocument>>>;
}
