import type { OfficialDocument } from '../../../platform/documents/types.ts';
import type { DocumentContext } from '../context.ts';
import type { FormInput, FormTemplate } from '../model/types.ts';
import { type Seal, sealFrom, sealOf } from '../queries/seal.ts';
import { drawSeal } from './draw-seal.ts';
import { putSeal } from './put-seal.ts';

export interface Made {
  readonly bytes: Buffer;
  /** What stands at the place of the seal; null where nothing does. */
  readonly seal: Seal | null;
}

/** The words below a paper that takes the place of one that was withdrawn. */
export const correcting = (issuedOn: string, withdrawnOn: string): string =>
  `本文书更正并代替${issuedOn}签发、${withdrawnOn}撤回的同一文书。`;

/** The document with a line more of small print. */
export const withNote = (document: OfficialDocument, note: string | null): OfficialDocument =>
  note === null ? document : { ...document, footnotes: [...(document.footnotes ?? []), note] };

/** What the issuing authority puts at the place of its seal on this paper; null where the form bears none, or it has none. */
export async function sealFor(
  { ledger }: Pick<DocumentContext, 'ledger'>,
  { form, issuer }: FormInput,
): Promise<Seal | null> {
  if (!form.sealed) return null;
  const setting = await sealOf(ledger.store.db, issuer.code);
  switch (setting.kind) {
    case 'picture':
      return setting.picture === null ? null : sealFrom('picture', setting.picture);
    case 'drawn':
      return sealFrom('drawn', await drawSeal(issuer.name.zh));
    case 'none':
      return null;
  }
}

/** The document of a paper as data. */
export const documentOf = (template: FormTemplate, input: FormInput, note: string | null): OfficialDocument =>
  withNote(template.build(input), note);

/**
 * The final bytes of a paper: typeset, and with the seal where the authority has one.
 * @throws AppError 503 `documents.unavailable`, 503 `documents.busy`, 500 `documents.failed`
 */
export async function makePdf(context: DocumentContext, document: OfficialDocument, seal: Seal | null): Promise<Made> {
  const { bytes, seal: place } = await context.render.pdf(document);
  if (seal === null || place === undefined) return { bytes, seal: null };
  return { bytes: await putSeal(bytes, { seal, at: place }), seal };
}
