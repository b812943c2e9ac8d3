import type { NoteSigner } from '../../platform/proof/note.ts';
import type { CaseContext } from '../cases/context.ts';

/** What this module works with; the composition root makes it. */
export interface PublicityContext extends CaseContext {
  /** The instance's key, with which published decisions are signed. */
  readonly signer: NoteSigner;
}

/** What making and publishing a public version needs of it: whoever tells a history has no more. */
export type PublishingContext = Pick<PublicityContext, 'ledger' | 'directory' | 'files' | 'signer'>;
