import { z } from 'zod';
import { getActorWith } from '../../../platform/http/access.ts';
import type { App } from '../../../platform/http/types.ts';
import { judgeHit } from './commands/judge-hit.ts';
import { DECIDES, type ScreeningContext, SEES } from './context.ts';
import { watchHitsQuery, watchHitsView, watchListsView, watchVerdictBody, watchVerdictParams } from './contract.ts';
import { hitsFor } from './queries/hits.ts';
import { readLists } from './queries/lists.ts';

const tags = ['parties'];

/** Lists that operators are screened against, and the hits that officers decide. */
export function addScreeningRoutes(app: App, context: ScreeningContext): void {
  app.route({
    method: 'GET',
    url: '/api/watch-lists',
    schema: {
      tags,
      summary: '比对名单 / lists that operators are screened against, with source, basis and purpose',
      response: { 200: watchListsView },
    },
    handler: async (request) => ({ items: await readLists(context, getActorWith(request, ...SEES)) }),
  });
  app.route({
    method: 'GET',
    url: '/api/watch-lists/hits',
    schema: {
      tags,
      summary: '名单比对提示 / hits on the matters that the viewer sees, with what contradicts them',
      querystring: watchHitsQuery,
      response: { 200: watchHitsView },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'private, no-store');
      return hitsFor(context, getActorWith(request, ...SEES), request.query);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/watch-lists/hits/:region/:matter/:hit/verdict',
    schema: {
      tags,
      summary: '认定或排除名单提示 / say that the operator is, or is not, the one listed',
      params: watchVerdictParams,
      body: watchVerdictBody,
      response: { 200: z.object({ kept: z.literal(true) }).meta({ id: 'WatchVerdictKept' }) },
    },
    handler: async (request) => {
      await judgeHit(context, getActorWith(request, ...DECIDES), request.params, request.body);
      return { kept: true as const };
    },
  });
}
