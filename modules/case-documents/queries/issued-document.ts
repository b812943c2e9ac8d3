import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { AppError } from '../../../kernel/error.ts';
import { str } from '../../../kernel/read-json.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { readCase } from '../../cases/index.ts';
import { recordAccess } from '../../intake/index.ts';
import { documentOf } from '../commands/make.ts';
import type { DocumentContext, DocumentFormat } from '../context.ts';
import type { Issued, Paper } from '../model/papers.ts';
import { noteAfter, textsIn } from './open-paper.ts';
import { checkSees, getPaper, getTemplate, inputOf, type Prepared, prepare } from './prepare.ts';

export interface AskedDocument {
  readonly region: string;
  readonly id: string;
  /** Id of the act that issued it. */
  readonly doc: string;
}

export interface FoundDocument {
  readonly prepared: Prepared;
  readonly paper: Paper;
  readonly issued: Issued;
}

/**
 * A document that was issued, for whoever may open it; the look is noted.
 * @throws AppError 404 `procedure.no-such-matter`, `case-documents.not-found`; 403 `case-documents.refused`
 */
export async function findDocument(
  context: DocumentContext,
  actor: LedgerActor,
  { region, id, doc }: AskedDocument,
  reason: string,
): Promise<FoundDocument> {
  const { ledger } = context;
  const record = await ledger.store.transaction(actor, (tx) => readCase(tx, region, id));
  const prepared = await prepare(context, record);
  const issued = prepared.issues.find(({ actId }) => actId === doc);
  if (issued === undefined) throw new AppError('case-documents.not-found', 404);
  const paper = getPaper(prepared, issued.about, issued.form);
  checkSees(actor, prepared, paper);
  const access = { homeRegion: region, matterId: id, seq: issued.seq, kind: 'file', fileId: doc, reason } as const;
  await ledger.store.transaction(actor, (tx) => recordAccess(tx, actor, access, ledger.clock.now()));
  return { prepared, paper, issued };
}

/** The stored bytes of a document, read whole and compared. @throws AppError 409 `case-documents.damaged`; 404 `file.not-found` */
export async function storedBytes({ files }: Pick<DocumentContext, 'files'>, { act }: Issued): Promise<Buffer> {
  const digest = str(act.body, 'digest');
  const bytes = await buffer((await files.working.get(digest)).body);
  if (createHash('sha256').update(bytes).digest('hex') !== digest) throw new AppError('case-documents.damaged', 409);
  return bytes;
}

export interface DocumentFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/**
 * The file of a document: the PDF as it was issued, to the byte; Word is made again from the act, without seal.
 * @throws AppError as {@link findDocument}, {@link storedBytes}; 503 `documents.unavailable`
 */
export async function documentFile(
  context: DocumentContext,
  actor: LedgerActor,
  asked: AskedDocument & { readonly format: DocumentFormat },
): Promise<DocumentFile> {
  const { prepared, paper, issued } = await findDocument(context, actor, asked, `document (${asked.format})`);
  const name = `${paper.form.title.zh}${paper.number === '' ? '' : ` ${paper.number}`}.${asked.format}`;
  if (asked.format === 'pdf') return { name, type: 'application/pdf', bytes: await storedBytes(context, issued) };
  const template = getTemplate(paper, str(issued.act.body, 'template'));
  const before = prepared.issues.findLast(
    ({ about, form, seq }) => about === issued.about && form === issued.form && seq < issued.seq,
  );
  const input = inputOf(prepared, paper, textsIn(issued), new Date(str(issued.act.body, 'madeAt')));
  const { bytes, type } = await context.render.docx(documentOf(template, input, noteAfter(before)));
  return { name, type, bytes };
}
