import { z } from 'zod';
import { type App, getActor } from '../../../platform/http/index.ts';
import { sayOfSubject } from './commands/say.ts';
import type { ResolutionContext } from './context.ts';
import { matterPlace, subjectView as subjectViewSchema, subjectWordKept, subjectWordRequest } from './contract.ts';
import { subjectView } from './queries/subject-view.ts';

const tags = ['parties'];

/** Who matters are about, across the ways in which one operator is written. */
export function addResolutionRoutes(app: App, context: ResolutionContext): void {
  app.route({
    method: 'GET',
    url: '/api/parties/:code/matters',
    schema: {
      tags,
      summary: '市场主体相关事项（含名称变体） / the matters about an entity, also those that write it otherwise',
      params: z.object({ code: z.string().min(1).max(40) }),
      response: { 200: subjectViewSchema },
    },
    handler: (request) => subjectView(context, getActor(request), { code: request.params.code }),
  });
  app.route({
    method: 'GET',
    url: '/api/matters/:region/:id/subject',
    schema: {
      tags,
      summary: '被反映人相关事项 / the matters about the one whom this matter names',
      params: matterPlace,
      response: { 200: subjectViewSchema },
    },
    handler: (request) => subjectView(context, getActor(request), request.params),
  });
  app.route({
    method: 'POST',
    url: '/api/subjects/words',
    schema: {
      tags,
      summary: '认定事项所涉主体、不是该主体、撤回 / say that a matter is about an entity, is not, or take it back',
      body: subjectWordRequest,
      response: { 200: subjectWordKept },
    },
    handler: async (request) => ({ kept: await sayOfSubject(context, getActor(request), request.body) }),
  });
}
