import { createPublicKey } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Region } from '../../kernel/id.ts';
import { renderDocx, renderPdf } from '../../platform/documents/index.ts';
import { type App, fileNamed, getActor, getActorWith } from '../../platform/http/index.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import { formatVkey } from '../../platform/proof/note.ts';
import type { CaseRow } from '../cases/contract.ts';
import { type MatterRow, region } from '../intake/contract.ts';
import { bundleStream } from './bundle-stream.ts';
import {
  anyBulletinCells,
  anyBulletinView,
  caseBoard,
  caseBoardQuery,
  caseDrillAnswer,
  caseDrillQuery,
  freezeCasesRequest,
  isCaseBulletin,
} from './case-contract.ts';
import { bulletinCells } from './commands/cells.ts';
import { exportMatter, findMatter } from './commands/export-matter.ts';
import { freezeBulletin, freezeCaseBulletin } from './commands/freeze.ts';
import { exportBulletin, refuseBundle, rerunBulletin } from './commands/rerun.ts';
import {
  board,
  boardQuery,
  bulletinList,
  documentQuery,
  drillAnswer,
  drillQuery,
  freezeRequest,
  freezers,
  rerunAnswer,
} from './contract.ts';
import { bulletinDocument } from './document.ts';
import type { BulletinDependencies } from './environment.ts';
import { readBoard } from './queries/board.ts';
import { getBulletin, listBulletins, type StoredBulletin } from './queries/bulletin.ts';
import { readCaseBoard, readCaseDrill } from './queries/case-board.ts';
import { readDrill } from './queries/drill.ts';

interface MatterName {
  readonly homeRegion: string;
  readonly id: string;
}

export interface BulletinRouteOptions {
  readonly deps: BulletinDependencies;
  /** Presents matters as lists show them, in the order asked; those that the actor may not see are left out. */
  readonly rowsOf: (actor: LedgerActor, ids: readonly MatterName[]) => Promise<MatterRow[]>;
  /** The same of cases, as the lists of cases show them. */
  readonly caseRowsOf: (actor: LedgerActor, ids: readonly MatterName[]) => Promise<CaseRow[]>;
}

const tags = ['bulletins'];
const byId = z.object({ id: z.uuid() });

/** Streams a bundle as a download. */
function sendBundle(
  reply: FastifyReply,
  name: string,
  write: (line: (text: string) => Promise<void>) => Promise<void>,
): FastifyReply {
  return reply
    .type('application/jsonl; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.qyb.jsonl"`)
    .send(bundleStream(write));
}

/** Clearance board, drill-down, and frozen bulletins. */
export function addBulletinRoutes(app: App, { deps, rowsOf, caseRowsOf }: BulletinRouteOptions): void {
  const publicKey = formatVkey(deps.signer.name, createPublicKey(deps.signer.privateKey));
  const view = (stored: StoredBulletin): z.infer<typeof anyBulletinView> => ({
    bulletin: stored.bulletin,
    signature: stored.signatures,
    publicKey,
    frozenAt: stored.frozenAt.toISOString(),
    frozenBy: stored.frozenBy,
  });

  app.route({
    method: 'GET',
    url: '/api/board/clearance',
    schema: {
      tags,
      summary: '线索清零看板 / clearance board, live',
      querystring: boardQuery,
      response: { 200: board },
    },
    handler: (request) => readBoard(deps, getActor(request), request.query),
  });

  app.route({
    method: 'GET',
    url: '/api/board/clearance/matters',
    schema: {
      tags,
      summary: '看板数字背后的事项 / the matters behind one figure',
      querystring: drillQuery,
      response: { 200: drillAnswer },
    },
    handler: async (request) => {
      const actor = getActor(request);
      const { total, matters } = await readDrill(deps, actor, request.query);
      return { total, items: await rowsOf(actor, matters) };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/board/cases',
    schema: {
      tags,
      summary: '案件统计，实时 / figures of penalty cases, live',
      querystring: caseBoardQuery,
      response: { 200: caseBoard },
    },
    handler: (request) => readCaseBoard(deps, getActor(request), request.query),
  });

  app.route({
    method: 'GET',
    url: '/api/board/cases/matters',
    schema: {
      tags,
      summary: '案件数字背后的案件 / the cases behind one figure',
      querystring: caseDrillQuery,
      response: { 200: caseDrillAnswer },
    },
    handler: async (request) => {
      const actor = getActor(request);
      const { matters, ...drill } = await readCaseDrill(deps, actor, request.query);
      const counted = new Map(matters.map((each) => [each.id, each]));
      const items = (await caseRowsOf(actor, matters)).flatMap((row) => {
        const place = counted.get(row.id);
        return place === undefined ? [] : [{ ...row, adds: place.adds, countedOn: place.countedOn }];
      });
      return { ...drill, items };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/bulletins/cases',
    schema: {
      tags,
      summary: '定稿案件统计通报 / freeze and sign a bulletin of case figures',
      body: freezeCasesRequest,
      response: { 200: anyBulletinView },
    },
    handler: async (request) => view(await freezeCaseBulletin(deps, getActorWith(request, ...freezers), request.body)),
  });

  app.route({
    method: 'GET',
    url: '/api/bulletins',
    schema: { tags, summary: '通报列表 / frozen bulletins', response: { 200: bulletinList } },
    handler: async (request) =>
      (await listBulletins(deps, getActor(request))).map(({ id, bulletin, frozenBy }) => ({
        id,
        kind: isCaseBulletin(bulletin) ? ('cases' as const) : ('clearance' as const),
        title: bulletin.title,
        authority: bulletin.authority.name,
        from: bulletin.from,
        to: bulletin.to,
        cutOff: bulletin.cutOff,
        frozenBy,
      })),
  });

  app.route({
    method: 'POST',
    url: '/api/bulletins',
    schema: {
      tags,
      summary: '定稿通报 / freeze and sign a bulletin',
      body: freezeRequest,
      response: { 200: anyBulletinView },
    },
    handler: async (request) => view(await freezeBulletin(deps, getActorWith(request, ...freezers), request.body)),
  });

  app.route({
    method: 'GET',
    url: '/api/bulletins/:id',
    schema: { tags, summary: '通报 / one bulletin', params: byId, response: { 200: anyBulletinView } },
    handler: async (request) => view(await getBulletin(deps, getActor(request), request.params.id)),
  });

  app.route({
    method: 'POST',
    url: '/api/bulletins/:id/rerun',
    schema: {
      tags,
      summary: '复算并逐字节比对 / run again and compare byte by byte',
      params: byId,
      response: { 200: rerunAnswer },
    },
    handler: async (request) => {
      const { identical, digest, rerunDigest } = await rerunBulletin(
        deps,
        await getBulletin(deps, getActor(request), request.params.id),
      );
      return { identical, digest, rerunDigest };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/bulletins/:id/document',
    schema: {
      tags,
      summary: '通报文件（PDF、Word），同一通报逐字节相同 / the bulletin as PDF or Word, always the same bytes',
      params: byId,
      querystring: documentQuery,
    },
    handler: async (request, reply) => {
      const { format, language } = request.query;
      const stored = await getBulletin(deps, getActor(request), request.params.id);
      const { bytes, type } = await (format === 'pdf' ? renderPdf : renderDocx)(bulletinDocument(stored, language));
      return reply
        .type(type)
        .header('content-length', bytes.length)
        .header(
          'content-disposition',
          fileNamed(`${stored.bulletin.title}.${format}`, `bulletin-${stored.id}.${format}`),
        )
        .header('cache-control', 'private, no-store')
        .send(bytes);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/bulletins/:id/cells',
    schema: {
      tags,
      summary: '通报每个数字背后的事项集合 / the set of matters behind every figure of a bulletin',
      params: byId,
      response: { 200: anyBulletinCells },
    },
    handler: async (request) => {
      const actor = getActor(request);
      const stored = await getBulletin(deps, actor, request.params.id);
      refuseBundle(actor, stored);
      return bulletinCells(deps, stored);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/bulletins/:id/bundle',
    schema: { tags, summary: '证明包 / everything a stranger needs to check it offline', params: byId },
    handler: async (request, reply) => {
      const actor = getActor(request);
      const stored = await getBulletin(deps, actor, request.params.id);
      refuseBundle(actor, stored);
      return sendBundle(reply, `bulletin-${stored.id}`, (write) => exportBulletin(deps, stored, write));
    },
  });

  app.route({
    method: 'GET',
    url: '/api/matters/:region/:id/bundle',
    schema: {
      tags,
      summary: '单个事项的证明包 / one matter as evidence, with inclusion proofs',
      params: z.object({ region, id: z.uuid() }),
    },
    handler: async (request, reply) => {
      const actor = getActor(request);
      const matter = { homeRegion: request.params.region as Region, id: request.params.id };
      // Refused before the first byte is sent, so that the answer can still be a coded one.
      await findMatter(deps, actor, matter);
      return sendBundle(reply, `matter-${matter.id}`, (write) => exportMatter(deps, matter, write));
    },
  });
}
