import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { recordAccess } from '../../intake/index.ts';
import { documentOf, makePdf, sealFor } from '../commands/make.ts';
import { checkTexts } from '../commands/save-draft.ts';
import type { DocumentContext } from '../context.ts';
import type { PreviewAnswer } from '../contract.ts';
import { type DocumentFile, storedBytes } from './issued-document.ts';
import { type AskedPaper, type OpenPaper, openPaper, presentFindings, presentMissing, sheetOf } from './open-paper.ts';
import { picturesOf } from './pages.ts';

export interface AskedPreview extends AskedPaper {
  /** As they stand in the editor, over those of the draft. */
  readonly texts: Readonly<Record<string, string>>;
}

async function open(context: DocumentContext, actor: LedgerActor, asked: AskedPreview): Promise<OpenPaper> {
  const opened = await openPaper(context, actor, asked);
  // What was issued says what it says.
  if (opened.issued !== undefined) return opened;
  checkTexts(opened.template, asked.texts);
  return { ...opened, input: { ...opened.input, texts: { ...opened.input.texts, ...asked.texts } } };
}

/** The final look: of an issued document its own bytes, else as it would be issued now. */
async function bytesOf(context: DocumentContext, { issued, template, input, note }: OpenPaper): Promise<Buffer> {
  if (issued !== undefined) return storedBytes(context, issued);
  return (await makePdf(context, documentOf(template, input, note), await sealFor(context, input))).bytes;
}

/**
 * A paper as it would be with these texts: as data, with what contradicts the record and what is missing; on demand with
 * its pages as pictures.
 * @throws AppError as `openPaper`; 422 `procedure.body`; 503 `documents.unavailable`, `documents.busy`
 */
export async function previewPaper(
  context: DocumentContext,
  actor: LedgerActor,
  asked: AskedPreview,
  withPages: boolean,
): Promise<PreviewAnswer> {
  const opened = await open(context, actor, asked);
  const { template, input, note } = opened;
  return {
    document: sheetOf(documentOf(template, input, note)),
    findings: presentFindings(template, input),
    missing: presentMissing(template, input),
    pages: withPages ? [...(await picturesOf(await bytesOf(context, opened)))] : [],
  };
}

/**
 * The same as a file to be taken along; the look is noted.
 * @throws AppError as {@link previewPaper}
 */
export async function previewFile(
  context: DocumentContext,
  actor: LedgerActor,
  asked: AskedPreview & { readonly format: 'pdf' | 'docx' },
): Promise<DocumentFile> {
  const opened = await open(context, actor, asked);
  const { paper, template, input, note } = opened;
  const { ledger } = context;
  const reason = `draft of a document (${asked.format})`;
  const access = { homeRegion: asked.region, matterId: asked.id, seq: asked.seq, kind: 'file', reason } as const;
  await ledger.store.transaction(actor, (tx) => recordAccess(tx, actor, access, ledger.clock.now()));
  const name = `${paper.form.title.zh}${opened.issued === undefined ? '（稿）' : ''}.${asked.format}`;
  if (asked.format === 'pdf') return { name, type: 'application/pdf', bytes: await bytesOf(context, opened) };
  const { bytes, type } = await context.render.docx(documentOf(template, input, note));
  return { name, type, bytes };
}
