import type { NoteSigner } from '../../platform/proof/note.ts';
import type { OfficeContext } from '../office/context.ts';

export interface PublishedContext extends Pick<OfficeContext, 'ledger' | 'directory'> {
  /** Signs the statement of an item. */
  readonly signer: NoteSigner;
  /** Where the portal is read from outside; the address asked where it is not set. */
  readonly publicUrl: string | undefined;
}
