import type { OfficialDocument, RenderedDocument } from '../../platform/documents/types.ts';
import type { NoteSigner } from '../../platform/proof/note.ts';
import type { CaseContext } from '../cases/index.ts';

export type DocumentFormat = 'pdf' | 'docx';

/** What this module works with; the composition root makes it once. */
export interface DocumentContext extends CaseContext {
  /** The instance's key, with which final bytes are signed. */
  readonly signer: NoteSigner;
  /** Lays a document out; the same document gives the same bytes. */
  readonly render: Readonly<Record<DocumentFormat, (document: OfficialDocument) => Promise<RenderedDocument>>>;
}
