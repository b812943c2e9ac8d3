import { z } from 'zod';
import { type App, getActor } from '../../../platform/http/index.ts';
import type { IntakeContext } from '../context.ts';
import { savedViews, viewRequest } from './contract.ts';
import { deleteView, listViews, putView } from './saved-views.ts';

const tags = ['matters'];
const byId = z.object({ id: z.uuid().transform((id) => id.toLowerCase()) });

/** Views of a person and of an office, with their counts. */
export function addViewRoutes(app: App, context: IntakeContext): void {
  app.route({
    method: 'GET',
    url: '/api/views',
    schema: { tags, summary: '常用视图 / saved views with their counts', response: { 200: savedViews } },
    handler: async (request) => ({ views: await listViews(context, getActor(request)) }),
  });
  app.route({
    method: 'PUT',
    url: '/api/views/:id',
    schema: {
      tags,
      summary: '保存或修改视图 / save or change a view',
      params: byId,
      body: viewRequest,
      response: { 200: savedViews },
    },
    handler: async (request) => {
      const actor = getActor(request);
      await putView(context, actor, request.params.id, request.body);
      return { views: await listViews(context, actor) };
    },
  });
  app.route({
    method: 'DELETE',
    url: '/api/views/:id',
    schema: { tags, summary: '删除视图 / delete a view', params: byId, response: { 200: savedViews } },
    handler: async (request) => {
      const actor = getActor(request);
      await deleteView(context, actor, request.params.id);
      return { views: await listViews(context, actor) };
    },
  });
}
