import { createPublicKey } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { str } from '../../kernel/read-json.ts';
import { regionOf } from '../../kernel/region.ts';
import { type App, asDownload, getActor, getActorWith } from '../../platform/http/index.ts';
import { formatVkey } from '../../platform/proof/note.ts';
import { region } from '../intake/contract.ts';
import { drawSeal } from './commands/draw-seal.ts';
import { issueDocument } from './commands/issue-document.ts';
import { saveDraft } from './commands/save-draft.ts';
import { setSeal } from './commands/set-seal.ts';
import { withdrawDocument } from './commands/withdraw-document.ts';
import type { DocumentContext } from './context.ts';
import {
  documentDone,
  documentList,
  documentProof,
  draftRequest,
  fileQuery,
  issueRequest,
  paperView,
  previewAnswer,
  previewRequest,
  sealRequest,
  sealView,
  withdrawRequest,
} from './contract.ts';
import { DOCUMENT_PROOF_FORMAT } from './model/statement.ts';
import { type DocumentFile, documentFile, findDocument } from './queries/issued-document.ts';
import { listDocuments } from './queries/list-documents.ts';
import { openPaper, viewPaper } from './queries/open-paper.ts';
import { picturesOf } from './queries/pages.ts';
import { previewFile, previewPaper } from './queries/preview.ts';
import { mayBeDrawn, sealOf } from './queries/seal.ts';

const tags = ['case-documents'];
const uuid = z.uuid().transform((id) => id.toLowerCase());
const caseParams = z.object({ region, id: uuid });
const paperParams = caseParams.extend({
  form: z.coerce.number().int().min(1).max(56),
  seq: z.coerce.number().int().min(1).max(2_147_483_647),
});
const docParams = caseParams.extend({ doc: uuid });
/** Callers are counted by address, and a whole office has one; each preview follows what somebody types. */
const FOLLOWS = { rateLimit: { max: 1_200, timeWindow: '1 minute' } } as const;
const MAKES = { rateLimit: { max: 240, timeWindow: '1 minute' } } as const;

/** Documents of a case: which it has, drafts, previews, issuing, withdrawing, files and their proofs; the seal. */
export function addCaseDocumentRoutes(app: App, context: DocumentContext): void {
  addDraftRoutes(app, context);
  addIssueRoutes(app, context);
  addFileRoutes(app, context);
  addSealRoutes(app, context);
}

function addDraftRoutes(app: App, context: DocumentContext): void {
  app.route({
    method: 'GET',
    url: '/api/cases/:region/:id/documents',
    schema: {
      tags,
      summary:
        '案件文书：各步骤的文书及状态、缺少的送达凭证 / documents of a case, their states, missing proofs of service',
      params: caseParams,
      response: { 200: documentList },
    },
    handler: (request) => listDocuments(context, getActor(request), request.params),
  });
  app.route({
    method: 'GET',
    url: '/api/cases/:region/:id/documents/draft/:form/:seq',
    schema: {
      tags,
      summary: '文书稿：可填写处、记录的事实、不一致之处 / a document with its places, facts and what contradicts them',
      params: paperParams,
      response: { 200: paperView },
    },
    handler: async (request) => viewPaper(context, await openPaper(context, getActor(request), request.params)),
  });
  app.route({
    method: 'PUT',
    url: '/api/cases/:region/:id/documents/draft/:form/:seq',
    config: MAKES,
    schema: {
      tags,
      summary: '保存文书稿 / save a draft',
      params: paperParams,
      body: draftRequest,
      response: { 200: paperView },
    },
    handler: (request) => saveDraft(context, getActor(request), { ...request.params, ...request.body }),
  });
  app.route({
    method: 'POST',
    url: '/api/cases/:region/:id/documents/preview',
    config: FOLLOWS,
    schema: {
      tags,
      summary: '预览文书（数据、页面图像、PDF、Word） / a document as it would be',
      params: caseParams,
      body: previewRequest,
    },
    handler: async (request, reply) => {
      const { format, ...rest } = request.body;
      const asked = { ...request.params, ...rest };
      if (format === 'pdf' || format === 'docx') {
        return sendFile(reply, await previewFile(context, getActor(request), { ...asked, format }), format);
      }
      const answer = await previewPaper(context, getActor(request), asked, format === 'pages');
      return reply.header('cache-control', 'private, no-store').send(previewAnswer.parse(answer));
    },
  });
}

function addIssueRoutes(app: App, context: DocumentContext): void {
  app.route({
    method: 'POST',
    url: '/api/cases/:region/:id/documents',
    config: MAKES,
    schema: {
      tags,
      summary:
        '签发文书：核对、盖章处、签名、存档一次完成 / issue a document: compared, sealed, signed and kept at once',
      params: caseParams,
      body: issueRequest,
      response: { 201: documentDone },
    },
    handler: async (request, reply) => {
      const done = await issueDocument(context, getActor(request), {
        ...request.params,
        ...request.body,
        actId: request.body.actId.toLowerCase(),
        traceId: request.id,
      });
      return reply.code(201).send(done);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/cases/:region/:id/documents/:doc/withdraw',
    config: MAKES,
    schema: {
      tags,
      summary: '撤回文书，原件留存 / withdraw a document; its file stays',
      params: docParams,
      body: withdrawRequest,
      response: { 200: documentDone },
    },
    handler: (request) =>
      withdrawDocument(context, getActor(request), {
        ...request.params,
        ...request.body,
        actId: request.body.actId.toLowerCase(),
        traceId: request.id,
      }),
  });
}

function addFileRoutes(app: App, context: DocumentContext): void {
  app.route({
    method: 'GET',
    url: '/api/cases/:region/:id/documents/:doc/file',
    config: MAKES,
    schema: {
      tags,
      summary: '下载文书：PDF 为签发原件，Word 供参考（留痕） / the file of a document, with a trace',
      params: docParams,
      querystring: fileQuery,
    },
    handler: async (request, reply) => {
      const { format } = request.query;
      return sendFile(reply, await documentFile(context, getActor(request), { ...request.params, format }), format);
    },
  });
  app.route({
    method: 'GET',
    url: '/api/cases/:region/:id/documents/:doc/proof',
    schema: {
      tags,
      summary: '文书的核验文件，供离线核验 / the signed note of a document, to be verified offline',
      params: docParams,
      response: { 200: documentProof },
    },
    handler: async (request) => {
      const { issued } = await findDocument(context, getActor(request), request.params, 'document (proof)');
      const { name, privateKey } = context.signer;
      return {
        format: DOCUMENT_PROOF_FORMAT as typeof DOCUMENT_PROOF_FORMAT,
        note: str(issued.act.body, 'proof'),
        publicKey: formatVkey(name, createPublicKey(privateKey)),
      };
    },
  });
}

async function viewSeal({ ledger, directory }: DocumentContext, code: string): Promise<z.infer<typeof sealView>> {
  const authority = regionOf(code);
  const { kind, version, picture } = await sealOf(ledger.store.db, authority);
  return {
    ...{ authority, kind, version, drawable: mayBeDrawn(authority) },
    picture: picture === null ? null : picture.toString('base64'),
    ...(kind === 'drawn' ? { picture: await drawnPicture((await directory.names())(authority).zh) } : {}),
  };
}

const drawnPicture = async (name: string): Promise<string | null> =>
  (await picturesOf(await drawSeal(name)))[0]?.png ?? null;

function addSealRoutes(app: App, context: DocumentContext): void {
  app.route({
    method: 'GET',
    url: '/api/case-documents/seal',
    schema: { tags, summary: '本机关文书的印章 / the seal on papers of our authority', response: { 200: sealView } },
    handler: (request) => viewSeal(context, getActor(request).authority),
  });
  app.route({
    method: 'PUT',
    url: '/api/case-documents/seal',
    bodyLimit: 2 * 1024 * 1024,
    schema: {
      tags,
      summary: '设定印章图样；留空则盖实物印章 / set the picture of the seal; none leaves the place empty',
      body: sealRequest,
      response: { 200: sealView },
    },
    handler: async (request) => {
      const actor = getActorWith(request, 'head');
      await setSeal(context, actor, request.body);
      return viewSeal(context, actor.authority);
    },
  });
}

function sendFile(reply: FastifyReply, { bytes, type, name }: DocumentFile, format: 'pdf' | 'docx'): FastifyReply {
  return asDownload(reply, { name, plain: `document.${format}`, type, size: bytes.length }).send(bytes);
}
