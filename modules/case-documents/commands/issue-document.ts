import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { AppError, isAppError } from '../../../kernel/error.ts';
import { type ActId, type MatterId, type Region, uuidv7 } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { str } from '../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';
import { type NewFile, type Received, receiveFile } from '../../../platform/files/index.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { getProcedure, refuseStale } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor, Performed } from '../../../platform/ledger/types.ts';
import { signStatement } from '../../../platform/proof/statement.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { caseProcedureIds } from '../../cases/index.ts';
import type { DocumentContext } from '../context.ts';
import { findingsIn, missingIn, openFindings, textsOf } from '../model/findings.ts';
import { DOCUMENT_FORMAT, type DocumentStatement } from '../model/statement.ts';
import { type AskedPaper, type OpenPaper, openPaper } from '../queries/open-paper.ts';
import { issueRefusal } from '../queries/paper-row.ts';
import { documentOf, type Made, makePdf, sealFor } from './make.ts';

export interface AskedIssue extends AskedPaper {
  readonly actId: string;
  /** Version of the case that was seen. */
  readonly version: number;
  /** The draft that was seen; 0 where nothing was written. */
  readonly draft: number;
  readonly traceId: string;
}

export type DocumentIssued = Performed & { readonly doc: string; readonly digest: string };

const LARGEST = 50 * 1024 * 1024;
/** Findings that a refusal names; all of them stand in the editor. */
const NAMED = 5;

/** The document that the act of this id issued already: asked again, it is done. */
async function findDone(
  { ledger }: DocumentContext,
  { region, id, actId }: AskedIssue,
  { looking }: OpenPaper,
): Promise<DocumentIssued | undefined> {
  const { record, issues } = looking.prepared;
  const found = issues.find((each) => each.actId === actId);
  if (found === undefined) {
    const { rowCount } = await ledger.store.transaction(looking.actor, (tx) =>
      tx.query(sql`select from act where home_region = ${region} and act_id = ${actId}`),
    );
    if (rowCount > 0) throw new AppError('ledger.act-id-reused', 409, { actId });
    return undefined;
  }
  return {
    ...{ ok: true, actId: actId as ActId, homeRegion: region as Region, matterId: id as MatterId },
    ...{ version: found.seq, state: record.matter.state, replayed: true, doc: actId },
    digest: str(found.act.body, 'digest'),
  };
}

/**
 * What stands against issuing.
 * @throws AppError 409 `procedure.refused`, `case-documents.draft-conflict`, `case-documents.contradictions`; 422
 *   `case-documents.incomplete`
 */
function checkReady(opened: OpenPaper, asked: AskedIssue): void {
  const { looking, paper, template, input, answers, draft } = opened;
  const refusal = issueRefusal(looking, paper);
  if (refusal !== null) {
    const { rule, text } = refusal;
    throw new AppError('procedure.refused', 409, { rule, reasonZh: text.zh, reasonEn: text.en });
  }
  if (draft !== asked.draft) {
    const saved = looking.drafts.find(({ seq, form }) => seq === asked.seq && form === asked.form);
    throw new AppError('case-documents.draft-conflict', 409, {
      who: saved === undefined ? '' : looking.prepared.person(saved.by).name,
      at: saved?.at.toISOString() ?? '',
      version: draft,
    });
  }
  const open = openFindings(findingsIn(textsOf(template, input), template.facts(input)), answers);
  if (open.length > 0) {
    const found = open
      .slice(0, NAMED)
      .map(
        ({ said, facts }) => `“${said}”（${facts.map(({ label, written }) => `${label.zh}：${written}`).join('、')}）`,
      );
    throw new AppError('case-documents.contradictions', 409, { count: open.length, found: found.join('；') });
  }
  const missing = missingIn(template, input);
  if (missing.length > 0) {
    throw new AppError('case-documents.incomplete', 422, { missing: missing.map(({ label }) => label.zh).join('；') });
  }
}

const fileName = ({ paper }: OpenPaper): string =>
  `${paper.form.title.zh}${paper.number === '' ? '' : ` ${paper.number}`}.pdf`;

/** The file and the end of the draft, there exactly if the act is. Made here, it hides nothing that somebody put in. */
const beside =
  (asked: AskedIssue, file: NewFile, received: Received, now: Date): ((tx: Db) => Promise<void>) =>
  async (tx) => {
    const { region, id, actId, seq, form } = asked;
    await tx.query(sql`
      insert into file (home_region, id, matter_id, act_id, sha256, size, type, name, state, scan, received_by, received_at)
      values (${region}, ${file.id}, ${id}, ${actId}, ${Buffer.from(received.sha256, 'hex')}, ${received.size},
              ${received.type}, ${file.name}, 'clean', ${received.scan}, ${file.receivedBy}, ${now})`);
    await tx.query(sql`
      delete from case_draft where home_region = ${region} and matter_id = ${id} and seq = ${seq} and form = ${form}`);
  };

function statementOf(
  opened: OpenPaper,
  asked: AskedIssue,
  made: { sha256: string; size: number },
  on: Date,
): DocumentStatement {
  const { paper, input, looking } = opened;
  return {
    ...{ format: DOCUMENT_FORMAT, id: asked.actId, region: asked.region, matter: asked.id, ...made },
    ...{ form: paper.form.no, title: paper.form.title.zh, number: paper.number },
    ...{ authorityCode: input.issuer.code, authority: input.issuer.name.zh, issuedOn: legalDay(on) },
    caseNumber: str(looking.prepared.record.matter.facts, 'number'),
  };
}

function bodyOf(
  { paper, template, input, answers, withdrawn }: OpenPaper,
  actor: LedgerActor,
  { seal, bytes }: Made,
  rest: { readonly digest: string; readonly fileId: string; readonly proof: string; readonly at: Date },
): JsonObject {
  const { digest, fileId, proof, at } = rest;
  const given = answers.filter(({ reason }) => reason.trim() !== '');
  return {
    ...{ form: paper.form.no, template: template.version, about: paper.act.seq, verb: paper.act.verb },
    ...{ organ: input.issuer.code, signer: actor.personId, digest, size: bytes.length, fileId, proof },
    madeAt: at.toISOString(),
    ...(seal === null ? {} : { seal: { kind: seal.kind, digest: seal.digest } }),
    ...(paper.number === '' ? {} : { number: paper.number }),
    ...(withdrawn === undefined ? {} : { corrects: withdrawn.seq }),
    // All of them, also those that nobody changed: names may be other ones when the paper is made again.
    texts: { ...textsOf(template, input) },
    ...(given.length === 0 ? {} : { answers: given as unknown as Json }),
  };
}

/**
 * Issues a paper: compared with the record, typeset, sealed, signed once over its final bytes, kept, and written as an act.
 * Until the act is there nobody sees anything of it; what fails leaves the draft as it was. Asked again with the same id it
 * is done. Its number is that of the act about which it is, so none is taken here.
 * @throws AppError as `openPaper`; 409 `procedure.stale`, `procedure.refused`, `case-documents.draft-conflict`,
 *   `case-documents.contradictions`, `ledger.act-id-reused`; 422 `case-documents.incomplete`; 503 `documents.unavailable`,
 *   `documents.busy`; 500 `documents.failed`; 507 `file.disk-full`
 */
export async function issueDocument(
  context: DocumentContext,
  actor: LedgerActor,
  asked: AskedIssue,
): Promise<DocumentIssued> {
  const { ledger, files, signer } = context;
  const opened = await openPaper(context, actor, asked);
  const done = await findDone(context, asked, opened);
  if (done !== undefined) return done;
  const { matter } = opened.looking.prepared.record;
  refuseStale(getProcedure(ledger, matter.procedure), matter, asked.version);
  checkReady(opened, asked);
  const at = ledger.clock.now();
  const { template, input, note } = opened;
  const made = await makePdf(context, documentOf(template, { ...input, at }, note), await sealFor(context, input));
  const digest = createHash('sha256').update(made.bytes).digest('hex');
  const statement = statementOf(opened, asked, { sha256: digest, size: made.bytes.length }, at);
  const proof = signStatement(DOCUMENT_FORMAT, statement as unknown as JsonObject, signer);
  const received = await receiveFile(Readable.from([made.bytes]), { name: 'document.pdf', limit: LARGEST }, files);
  const file = {
    ...{ homeRegion: asked.region as Region, id: uuidv7(), name: fileName(opened), receivedBy: actor.personId },
  };
  try {
    const performed = await perform(ledger, actor, {
      ...{ actId: asked.actId as ActId, homeRegion: file.homeRegion, matterId: asked.id as MatterId },
      of: caseProcedureIds,
      verb: 'issue-document',
      version: asked.version,
      body: bodyOf(opened, actor, made, { digest, fileId: file.id, proof, at }),
      traceId: asked.traceId,
      beside: beside(asked, file, received, at),
    });
    return { ...performed, doc: asked.actId, digest };
  } catch (error) {
    // Sent twice at once: the other one may have written this very act.
    const again = isAppError(error) && (error.code === 'ledger.act-id-reused' || error.code === 'procedure.stale');
    const twin = again ? await findDone(context, asked, await openPaper(context, actor, asked)) : undefined;
    if (twin === undefined) throw error;
    return twin;
  }
}
