import { createPublicKey } from 'node:crypto';
import { getActor } from '../../platform/http/access.ts';
import { type App, fileNamed } from '../../platform/http/index.ts';
import { formatVkey, type NoteSigner } from '../../platform/proof/note.ts';
import { matterParams as params, performed } from '../intake/contract.ts';
import type { OfficeContext } from '../office/context.ts';
import { freezeDraw } from './commands/freeze-draw.ts';
import { putClasses } from './commands/put-classes.ts';
import { revealDraw } from './commands/reveal-draw.ts';
import {
  capQuery,
  capView,
  classesDone,
  classesRequest,
  drawPreview,
  drawView,
  freezeRequest,
  itemListsView,
  revealRequest,
} from './contract.ts';
import { drawFile } from './model/draw-file.ts';
import { addPublicInspectionRoutes } from './public-routes.ts';
import { capOf } from './queries/caps.ts';
import { drawFileOf, drawPreviewOf, drawViewOf } from './queries/draw-view.ts';
import { itemListsFor, presentList } from './queries/item-lists.ts';

/** What inspections work with beside the desk: the instance's key, whose public part goes into the file of a draw. */
export interface InspectionContext extends OfficeContext {
  readonly signer: NoteSigner;
}

const tags = ['inspections'];
/** Each reads and digests whole lists. */
const WORK = { rateLimit: { max: 30, timeWindow: '1 minute' } } as const;

/** Draws with their lists and results, items, caps and classes; what the public reads besides. */
export function addInspectionRoutes(app: App, context: InspectionContext): void {
  const { ledger, directory } = context;
  const publicKey = formatVkey(context.signer.name, createPublicKey(context.signer.privateKey));
  addDrawRoutes(app, context, publicKey);
  addPublicInspectionRoutes(app, context, publicKey);
  app.route({
    method: 'GET',
    url: '/api/inspections/items',
    schema: {
      tags,
      summary: '本机关适用的检查事项清单 / the lists of items by which the authority may inspect',
      response: { 200: itemListsView },
    },
    handler: async (request) => {
      const names = await directory.names();
      const lists = await itemListsFor(ledger, getActor(request).authority);
      return { lists: lists.map((list) => presentList(list, names)) };
    },
  });
  app.route({
    method: 'GET',
    url: '/api/inspections/cap',
    schema: {
      tags,
      summary: '一户企业的年度检查频次 / how a firm stands against the yearly cap',
      querystring: capQuery,
      response: { 200: capView },
    },
    handler: (request) => capOf(context, getActor(request), request.query),
  });
  app.route({
    method: 'PUT',
    url: '/api/inspections/classes',
    config: WORK,
    schema: {
      tags,
      summary: '登记企业风险、信用分类 / enter the risk and credit classes of firms',
      body: classesRequest,
      response: { 200: classesDone },
    },
    handler: async (request) => ({ put: await putClasses(ledger.store, getActor(request), request.body) }),
  });
}

function addDrawRoutes(app: App, { ledger, directory }: InspectionContext, publicKey: string): void {
  app.route({
    method: 'GET',
    url: '/api/draws/:region/:id/preview',
    config: WORK,
    schema: {
      tags,
      summary: '抽查名单预览 / what would be frozen of a draw now',
      params,
      response: { 200: drawPreview },
    },
    handler: (request) => drawPreviewOf(ledger, getActor(request), request.params),
  });
  app.route({
    method: 'POST',
    url: '/api/draws/:region/:id/freeze',
    config: WORK,
    schema: {
      tags,
      summary: '封存名单并作出承诺 / freeze the lists and commit',
      params,
      body: freezeRequest,
      response: { 200: performed },
    },
    handler: (request) =>
      freezeDraw(ledger, getActor(request), {
        ...request.params,
        actId: request.body.actId.toLowerCase(),
        version: request.body.version,
        traceId: request.id,
      }),
  });
  app.route({
    method: 'POST',
    url: '/api/draws/:region/:id/reveal',
    config: WORK,
    schema: {
      tags,
      summary: '揭示并抽取 / reveal and draw',
      params,
      body: revealRequest,
      response: { 200: performed },
    },
    handler: (request) =>
      revealDraw(ledger, getActor(request), {
        ...request.params,
        ...request.body,
        actId: request.body.actId.toLowerCase(),
        traceId: request.id,
      }),
  });
  app.route({
    method: 'GET',
    url: '/api/draws/:region/:id',
    schema: { tags, summary: '抽查的名单和结果 / lists and result of a draw', params, response: { 200: drawView } },
    handler: (request) => drawViewOf(ledger, getActor(request), request.params),
  });
  app.route({
    method: 'GET',
    url: '/api/draws/:region/:id/file',
    config: WORK,
    schema: {
      tags,
      summary: '可重算的抽查文件 / the file by which anybody draws again',
      params,
      response: { 200: drawFile },
    },
    handler: async (request, reply) => {
      const names = await directory.names();
      const file = await drawFileOf(ledger, getActor(request), request.params, publicKey, (code) => names(code).zh);
      reply.header('content-disposition', fileNamed(`双随机抽查 ${file.draw.title}.json`, 'draw.json'));
      return file;
    },
  });
}
