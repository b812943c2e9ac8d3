import { z } from 'zod';
import { type App, getActor } from '../../platform/http/index.ts';
import { deletePivotView, getPivotView, listPivotViews, putPivotView } from './commands/pivot-views.ts';
import type { FigureContext } from './context.ts';
import { pivotView, pivotViews, savePivotView } from './view-contract.ts';

const tags = ['figures'];
const byId = z.object({ id: z.uuid().transform((id) => id.toLowerCase()) });

/** Saved questions: of a person, of an office, of all below it. They carry no number. */
export function addPivotViewRoutes(app: App, context: FigureContext): void {
  app.route({
    method: 'GET',
    url: '/api/figures/views',
    schema: { tags, summary: '保存的统计查询 / saved questions for figures', response: { 200: pivotViews } },
    handler: async (request) => ({ views: await listPivotViews(context, getActor(request)) }),
  });
  app.route({
    method: 'GET',
    url: '/api/figures/views/:id',
    schema: {
      tags,
      summary: '一个保存的统计查询，过期或已删除的也说明 / one saved question, also one that expired or was deleted',
      params: byId,
      response: { 200: pivotView },
    },
    handler: (request) => getPivotView(context, getActor(request), request.params.id),
  });
  app.route({
    method: 'PUT',
    url: '/api/figures/views/:id',
    schema: {
      tags,
      summary: '保存或修改统计查询 / save or change a question',
      params: byId,
      body: savePivotView,
      response: { 200: pivotViews },
    },
    handler: async (request) => {
      const actor = getActor(request);
      await putPivotView(context, actor, request.params.id, request.body);
      return { views: await listPivotViews(context, actor) };
    },
  });
  app.route({
    method: 'DELETE',
    url: '/api/figures/views/:id',
    schema: { tags, summary: '删除统计查询 / delete a saved question', params: byId, response: { 200: pivotViews } },
    handler: async (request) => {
      const actor = getActor(request);
      await deletePivotView(context, actor, request.params.id);
      return { views: await listPivotViews(context, actor) };
    },
  });
}
