import { AppError } from '../../kernel/error.ts';
import { type App, fileNamed } from '../../platform/http/index.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { matterParams as params } from '../intake/contract.ts';
import type { OfficeContext } from '../office/context.ts';
import {
  doorQuery,
  doorView,
  itemListsView,
  publicDraw,
  publicDraws,
  publicInspectionQuery,
  publicInspections,
} from './contract.ts';
import { drawFile } from './model/draw-file.ts';
import { drawFileOf } from './queries/draw-view.ts';
import { allItemLists, presentList } from './queries/item-lists.ts';
import { doorOf, listPublicDraws, listPublicInspections, publicDrawOf } from './queries/public.ts';

const tags = ['public'];
const PUBLIC = { access: 'public', rateLimit: { max: 120, timeWindow: '1 minute' } } as const;
const PUBLIC_FILE = { access: 'public', rateLimit: { max: 30, timeWindow: '1 minute' } } as const;
/** What is withdrawn is gone at once: no cache on the way keeps it. */
const fresh = 'no-store';

/** What anybody reads: items that may be inspected, draws from their commitment on, results under each firm, a code at the door. */
export function addPublicInspectionRoutes(
  app: App,
  context: Pick<OfficeContext, 'ledger' | 'directory'>,
  publicKey: string,
): void {
  const { ledger, directory } = context;
  app.route({
    method: 'GET',
    url: '/api/public/inspection-items',
    config: PUBLIC,
    schema: {
      tags,
      summary: '公布的检查事项清单 / published lists of items',
      response: { 200: itemListsView },
    },
    handler: async () => {
      const names = await directory.names();
      const lists = await allItemLists(ledger);
      return { lists: lists.map((list) => presentList(list, names)) };
    },
  });
  app.route({
    method: 'GET',
    url: '/api/public/draws',
    config: PUBLIC,
    schema: { tags, summary: '双随机抽查 / random draws', response: { 200: publicDraws } },
    handler: async (_request, reply) => {
      reply.header('cache-control', fresh);
      return { items: [...(await listPublicDraws(context))] };
    },
  });
  app.route({
    method: 'GET',
    url: '/api/public/draws/:region/:id',
    config: PUBLIC,
    schema: { tags, summary: '一次抽查 / one draw', params, response: { 200: publicDraw } },
    handler: async (request, reply) => {
      reply.header('cache-control', fresh);
      return publicDrawOf(context, request.params);
    },
  });
  app.route({
    method: 'GET',
    url: '/api/public/draws/:region/:id/file',
    config: PUBLIC_FILE,
    schema: {
      tags,
      summary: '可重算的抽查文件 / the file by which anybody draws again',
      params,
      response: { 200: drawFile },
    },
    handler: async (request, reply) => {
      const shown = await publicDrawOf(context, request.params);
      if (!shown.published) throw new AppError('inspections.draw.none', 404);
      const file = await drawFileOf(ledger, SYSTEM_VIEWER, request.params, publicKey, () => shown.authorityName.zh);
      reply
        .header('content-disposition', fileNamed(`双随机抽查 ${file.draw.title}.json`, 'draw.json'))
        .header('cache-control', fresh);
      return file;
    },
  });
  app.route({
    method: 'GET',
    url: '/api/public/inspections',
    config: PUBLIC,
    schema: {
      tags,
      summary: '检查结果公示 / published results of inspections',
      querystring: publicInspectionQuery,
      response: { 200: publicInspections },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', fresh);
      return listPublicInspections(context, request.query);
    },
  });
  app.route({
    method: 'GET',
    url: '/api/public/inspection-door',
    config: PUBLIC_FILE,
    schema: {
      tags,
      summary: '核对入企检查码 / what the code at the door stands for',
      querystring: doorQuery,
      response: { 200: doorView },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', fresh);
      return doorOf(context, request.query.code);
    },
  });
}
