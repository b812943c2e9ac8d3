import { createPublicKey } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { AppError } from '../../kernel/error.ts';
import { type App, fileNamed, getActor } from '../../platform/http/index.ts';
import type { Performed } from '../../platform/ledger/types.ts';
import { formatVkey } from '../../platform/proof/note.ts';
import { region } from '../intake/contract.ts';
import { makeVersion } from './commands/public-version.ts';
import { fileName, publishDecision } from './commands/publish.ts';
import { takeDown } from './commands/take-down.ts';
import type { PublicityContext } from './context.ts';
import {
  decisionProof,
  previewRequest,
  publicationDone,
  publicationPreview,
  publicationView as publicationViewSchema,
  publicDecision,
  publicDecisions,
  publicQuery,
  publishRequest,
  stopRequest,
  withdrawRequest,
} from './contract.ts';
import { secretKinds } from './model/secret.ts';
import { findingKinds } from './proof/finding.ts';
import { publicationView } from './queries/publication-view.ts';
import { getShown, listShown, publicPage } from './queries/shown.ts';

const tags = ['publication'];
const uuid = z.uuid().transform((id) => id.toLowerCase());
const params = z.object({ region, id: uuid });
/** Each makes and proves a file. */
const MAKES = { rateLimit: { max: 60, timeWindow: '1 minute' } } as const;
const PUBLIC = { access: 'public', rateLimit: { max: 120, timeWindow: '1 minute' } } as const;
const PUBLIC_FILE = { access: 'public', rateLimit: { max: 30, timeWindow: '1 minute' } } as const;

const doneOf = ({ homeRegion, matterId, actId, version, state }: Performed, publication: string | null) => ({
  ...{ homeRegion, matterId, actId, version, state, publication },
});

/** Publication of penalties: for officers, and for the public. */
export function addPublicityRoutes(app: App, context: PublicityContext): void {
  addCaseRoutes(app, context);
  addTakeDownRoutes(app, context);
  addPublicRoutes(app, context);
}

function addCaseRoutes(app: App, context: PublicityContext): void {
  app.route({
    method: 'GET',
    url: '/api/cases/:region/:id/publication',
    schema: { tags, summary: '公示情况 / how publication stands', params, response: { 200: publicationViewSchema } },
    handler: (request) => publicationView(context, getActor(request), request.params.region, request.params.id),
  });
  app.route({
    method: 'POST',
    url: '/api/cases/:region/:id/publication/preview',
    config: MAKES,
    schema: {
      tags,
      summary: '预览公示内容、隐去的内容和检查结果 / what would be published, what is hidden, what the proof found',
      params,
      body: previewRequest,
      response: { 200: publicationPreview },
    },
    handler: async (request) => {
      const { hide, keep, rule, audience } = request.body;
      const asked = { ...request.params, marks: { hide, keep }, rule, audience };
      const made = await makeVersion(context, getActor(request), asked);
      return {
        abstract: made.abstract,
        hidden: made.hidden.map(({ learnt, ...each }) => ({
          ...each,
          title: secretKinds[each.kind],
          byOfficer: learnt === 'officer',
        })),
        suspects: [...made.suspects],
        proof: {
          ...made.proof,
          findings: made.proof.findings.map((each) => ({ ...each, title: findingKinds[each.kind] })),
        },
        digest: made.sha256,
        size: made.bytes.length,
        on: made.on,
        until: made.until,
        rule: made.rule,
      };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/cases/:region/:id/publication/file',
    config: MAKES,
    schema: { tags, summary: '预览公示文件（PDF） / the file as it would be', params, body: previewRequest },
    handler: async (request, reply) => {
      const { hide, keep, rule, audience } = request.body;
      const asked = { ...request.params, marks: { hide, keep }, rule, audience };
      const { bytes, abstract } = await makeVersion(context, getActor(request), asked);
      return sendPdf(reply, abstract.number, 'private, no-store').send(bytes);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/cases/:region/:id/publication',
    config: MAKES,
    schema: {
      tags,
      summary: '公示处罚信息 / publish the penalty',
      params,
      body: publishRequest,
      response: { 201: publicationDone },
    },
    handler: async (request, reply) => {
      const { hide, keep, actId, ...body } = request.body;
      const done = await publishDecision(context, getActor(request), {
        ...body,
        ...request.params,
        actId: actId.toLowerCase(),
        marks: { hide, keep },
        traceId: request.id,
      });
      return reply.code(201).send(doneOf(done, done.publication));
    },
  });
}

function addTakeDownRoutes(app: App, context: PublicityContext): void {
  app.route({
    method: 'POST',
    url: '/api/cases/:region/:id/publication/withdraw',
    config: MAKES,
    schema: {
      tags,
      summary: '撤回公示，立即停止展示 / withdraw: gone at once',
      params,
      body: withdrawRequest,
      response: { 200: publicationDone },
    },
    handler: async (request) => {
      const { actId, version, ...body } = request.body;
      const asked = { ...request.params, actId: actId.toLowerCase(), version, traceId: request.id };
      return doneOf(await takeDown(context, getActor(request), { ...asked, verb: 'withdraw-publication', body }), null);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/cases/:region/:id/publication/early-stop',
    config: MAKES,
    schema: {
      tags,
      summary: '决定是否提前停止公示 / decide on the early stop',
      params,
      body: stopRequest,
      response: { 200: publicationDone },
    },
    handler: async (request) => {
      const { actId, version, ...body } = request.body;
      const asked = { ...request.params, actId: actId.toLowerCase(), version, traceId: request.id };
      return doneOf(await takeDown(context, getActor(request), { ...asked, verb: 'decide-early-stop', body }), null);
    },
  });
}

const sendPdf = (reply: FastifyReply, number: string, cache: string): FastifyReply =>
  reply
    .type('application/pdf')
    .header('content-disposition', fileNamed(fileName(number), 'decision.pdf'))
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', cache);

function addPublicRoutes(app: App, context: PublicityContext): void {
  const publicKey = formatVkey(context.signer.name, createPublicKey(context.signer.privateKey));
  // What is taken down is gone at once: no cache on the way may keep it.
  const fresh = 'no-store';
  app.route({
    method: 'GET',
    url: '/api/public/decisions',
    config: PUBLIC,
    schema: {
      tags: ['public'],
      summary: '行政处罚信息公示：检索 / published penalties',
      querystring: publicQuery,
      response: { 200: publicDecisions },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', fresh);
      return listShown(context, request.query);
    },
  });
  app.route({
    method: 'GET',
    url: '/api/public/decisions/:region/:id',
    config: PUBLIC,
    schema: { tags: ['public'], summary: '一条公示信息 / one publication', params, response: { 200: publicDecision } },
    handler: async (request, reply) => {
      reply.header('cache-control', fresh);
      return publicPage(context, publicKey, request.params.region, request.params.id);
    },
  });
  app.route({
    method: 'GET',
    url: '/api/public/decisions/:region/:id/file',
    config: PUBLIC_FILE,
    schema: { tags: ['public'], summary: '公示文件（PDF） / the published file', params },
    handler: async (request, reply) => {
      const { statement } = await getShown(context, request.params.region, request.params.id);
      const blob = await context.files.working.get(statement.sha256);
      if (blob.size !== statement.size) throw new AppError('file.not-found', 404, { id: statement.id });
      return sendPdf(reply, statement.number, fresh).header('content-length', blob.size).send(blob.body);
    },
  });
  app.route({
    method: 'GET',
    url: '/api/public/decisions/:region/:id/proof',
    config: PUBLIC,
    schema: {
      tags: ['public'],
      summary: '核验文件（签名） / the signed proof',
      params,
      response: { 200: decisionProof },
    },
    handler: async (request, reply) => {
      const { note, statement } = await getShown(context, request.params.region, request.params.id);
      reply
        .header('content-disposition', fileNamed(`核验文件 ${statement.number}.json`, 'proof.json'))
        .header('cache-control', fresh);
      return { format: 'qingyuan-decision-proof-v1' as const, note, publicKey };
    },
  });
}
