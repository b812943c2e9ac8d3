import { createPublicKey } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { getActor } from '../../platform/http/access.ts';
import { asDownload } from '../../platform/http/download.ts';
import type { App } from '../../platform/http/types.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import { formatVkey } from '../../platform/proof/note.ts';
import { bundleStream } from '../bulletins/index.ts';
import { type MatterRow, region } from '../intake/contract.ts';
import { saveDraft } from './commands/drafts.ts';
import { exportBriefing, refuseBundle } from './commands/export.ts';
import { freezeBriefing } from './commands/freeze.ts';
import { openBriefing } from './commands/open-briefing.ts';
import { rerunBriefing } from './commands/rerun.ts';
import { supersedeBriefing } from './commands/supersede.ts';
import {
  briefingList,
  briefingListQuery,
  briefingView,
  cellMatters,
  cellQuery,
  documentQuery,
  draftRequest,
  draftView,
  type EditionView,
  editionView,
  opened,
  preview,
  previewRequest,
  publicBriefings,
  publicQuery,
  rerunView,
  saveRequest,
  stepRequest,
  supersedeRequest,
} from './contract.ts';
import type { BriefingDependencies } from './environment.ts';
import { briefingFile } from './files.ts';
import { cellLines } from './queries/cell-matters.ts';
import { listBriefings } from './queries/list-briefings.ts';
import { listPublic } from './queries/list-public.ts';
import { previewOf } from './queries/preview.ts';
import type { StoredEdition } from './queries/read-briefing.ts';
import { presentDraft, readableEdition, viewBriefing } from './queries/view-briefing.ts';

export interface BriefingRouteOptions {
  readonly deps: BriefingDependencies;
  /** Presents matters as lists show them, in the order asked; those that the actor may not see are left out. */
  readonly rowsOf: (
    actor: LedgerActor,
    ids: readonly { readonly homeRegion: string; readonly id: string }[],
  ) => Promise<MatterRow[]>;
}

const tags = ['briefings'];
const PUBLIC = { access: 'public', rateLimit: { max: 60, timeWindow: '1 minute' } } as const;
const uuid = z.uuid().transform((id) => id.toLowerCase());
const one = z.object({ region, id: uuid });
const ofEdition = one.extend({ edition: z.coerce.number().int().min(1).max(10_000) });

async function sendDocument(
  reply: FastifyReply,
  stored: StoredEdition,
  { format, language }: z.infer<typeof documentQuery>,
): Promise<FastifyReply> {
  const { bytes, type } = await briefingFile(stored, format, language);
  const name = `${stored.frozen.content.title}.${format}`;
  const plain = `briefing-${stored.id}-${stored.edition}.${format}`;
  return asDownload(reply, { name, plain, type, size: bytes.length }).send(bytes);
}

/** Composed bulletins: list, drafts with preview, freezing, editions, what stands behind each number, files. */
export function addBriefingRoutes(app: App, { deps, rowsOf }: BriefingRouteOptions): void {
  const publicKey = formatVkey(deps.signer.name, createPublicKey(deps.signer.privateKey));
  const view = (stored: StoredEdition): EditionView => ({
    edition: stored.edition,
    frozen: stored.frozen,
    digest: stored.digest,
    signature: stored.signatures,
    publicKey,
    frozenAt: stored.frozenAt.toISOString(),
    frozenBy: stored.frozenBy,
    publishedAt: stored.publishedAt?.toISOString() ?? null,
    audience: { ...stored.audience, authorities: [...stored.audience.authorities] },
  });

  app.route({
    method: 'GET',
    url: '/api/briefings',
    schema: {
      tags,
      summary: '通报编制列表 / composed bulletins that the asker may read',
      querystring: briefingListQuery,
      response: { 200: briefingList },
    },
    handler: async (request) => ({ items: await listBriefings(deps, getActor(request), request.query) }),
  });
  app.route({
    method: 'POST',
    url: '/api/briefings',
    schema: {
      tags,
      summary: '起草通报 / begin a bulletin with its first draft',
      body: draftRequest,
      response: { 201: opened },
    },
    handler: async (request, reply) => {
      const done = await openBriefing(deps, getActor(request), { ...request.body, traceId: request.id });
      return reply.code(201).send({ region: done.homeRegion, id: done.matterId, version: done.version });
    },
  });
  app.route({
    method: 'POST',
    url: '/api/briefings/preview',
    schema: {
      tags,
      summary:
        '预览：按现有数据填数并检查文中数字 / a content with its numbers as of now, and what is wrong in its words',
      body: previewRequest,
      response: { 200: preview },
    },
    handler: async (request) => {
      const actor = getActor(request);
      return previewOf(deps, actor, request.body.content, actor.authority);
    },
  });
  app.route({
    method: 'GET',
    url: '/api/briefings/:region/:id',
    schema: {
      tags,
      summary: '一份通报：草稿、批注、各版 / one bulletin: draft, comments, editions',
      params: one,
      response: { 200: briefingView },
    },
    handler: (request) => viewBriefing(deps, getActor(request), request.params),
  });
  app.route({
    method: 'PUT',
    url: '/api/briefings/:region/:id/draft',
    schema: {
      tags,
      summary: '保存草稿 / save the draft',
      params: one,
      body: saveRequest,
      response: { 200: draftView },
    },
    handler: async (request) => presentDraft(await saveDraft(deps, getActor(request), request.params, request.body)),
  });
  app.route({
    method: 'POST',
    url: '/api/briefings/:region/:id/freeze',
    schema: {
      tags,
      summary: '编号、重算、签名、定稿 / number, compute, sign and freeze',
      params: one,
      body: stepRequest,
      response: { 200: editionView },
    },
    handler: async (request) =>
      view(await freezeBriefing(deps, getActor(request), request.params, { ...request.body, traceId: request.id })),
  });
  app.route({
    method: 'POST',
    url: '/api/briefings/:region/:id/supersede',
    schema: {
      tags,
      summary: '订正重发：新版与变动表 / a new edition with what moved',
      params: one,
      body: supersedeRequest,
      response: { 200: editionView },
    },
    handler: async (request) =>
      view(await supersedeBriefing(deps, getActor(request), request.params, { ...request.body, traceId: request.id })),
  });
  app.route({
    method: 'GET',
    url: '/api/briefings/:region/:id/editions/:edition',
    schema: { tags, summary: '定稿的一版 / one frozen edition', params: ofEdition, response: { 200: editionView } },
    handler: async (request) => {
      const { edition, ...key } = request.params;
      return view(await readableEdition(deps, getActor(request), key, edition));
    },
  });
  app.route({
    method: 'POST',
    url: '/api/briefings/:region/:id/editions/:edition/rerun',
    schema: {
      tags,
      summary: '复算并逐字节比对，不同则说明哪些输入变了 / run again, compare byte by byte, say which inputs moved',
      params: ofEdition,
      response: { 200: rerunView },
    },
    handler: async (request) => {
      const { edition, ...key } = request.params;
      const { cells, moved, ...rerun } = await rerunBriefing(
        deps,
        await readableEdition(deps, getActor(request), key, edition),
      );
      return { ...rerun, cells: [...cells], moved: [...moved] };
    },
  });
  app.route({
    method: 'GET',
    url: '/api/briefings/:region/:id/editions/:edition/matters',
    schema: {
      tags,
      summary: '数字背后的事项 / the matters behind one number',
      params: ofEdition,
      querystring: cellQuery,
      response: { 200: cellMatters },
    },
    handler: async (request) => {
      const actor = getActor(request);
      const { edition, ...key } = request.params;
      const { cell, limit, offset } = request.query;
      const { value, digest, lines } = await cellLines(deps, await readableEdition(deps, actor, key, edition), cell);
      const page = lines.slice(offset, offset + limit);
      const behind = new Map(page.map((line) => [line.id, line]));
      const items = (await rowsOf(actor, page)).map((matter) => ({
        matter,
        adds: behind.get(matter.id)?.adds ?? 0,
        version: behind.get(matter.id)?.version ?? 0,
      }));
      return { cell, value, digest, total: lines.length, hidden: page.length - items.length, items };
    },
  });
  app.route({
    method: 'GET',
    url: '/api/briefings/:region/:id/editions/:edition/document',
    schema: {
      tags,
      summary: '通报文件：PDF、Word、Excel、签名原文 / as PDF, Word, workbook, or the signed text',
      params: ofEdition,
      querystring: documentQuery,
    },
    handler: async (request, reply) => {
      const { edition, ...key } = request.params;
      return sendDocument(reply, await readableEdition(deps, getActor(request), key, edition), request.query);
    },
  });
  app.route({
    method: 'GET',
    url: '/api/briefings/:region/:id/editions/:edition/bundle',
    schema: { tags, summary: '核验包 / everything a stranger needs to check it offline', params: ofEdition },
    handler: async (request, reply) => {
      const actor = getActor(request);
      const { edition, ...key } = request.params;
      const stored = await readableEdition(deps, actor, key, edition);
      refuseBundle(actor, stored);
      return reply
        .type('application/jsonl; charset=utf-8')
        .header('content-disposition', `attachment; filename="briefing-${key.id}-${edition}.qyb.jsonl"`)
        .send(bundleStream((write) => exportBriefing(deps, stored, write)));
    },
  });
  app.route({
    method: 'GET',
    url: '/api/public/briefings',
    schema: {
      tags,
      summary: '公开的通报：检索 / published bulletins, for anybody',
      querystring: publicQuery,
      response: { 200: publicBriefings },
    },
    config: PUBLIC,
    handler: (request) => listPublic(deps, request.query),
  });
  app.route({
    method: 'GET',
    url: '/api/public/briefings/:region/:id/:edition/document',
    schema: {
      tags,
      summary: '公开的通报文件 / a published bulletin, for anybody',
      params: ofEdition,
      querystring: documentQuery,
    },
    config: PUBLIC,
    handler: async (request, reply) => {
      const { edition, ...key } = request.params;
      return sendDocument(reply, await readableEdition(deps, null, key, edition), request.query);
    },
  });
}
