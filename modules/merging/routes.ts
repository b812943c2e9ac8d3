import { type App, getActor } from '../../platform/http/index.ts';
import { matterParams as params, performed } from '../intake/contract.ts';
import { sayOfPair } from './commands/say.ts';
import type { MergingContext } from './context.ts';
import { pairView as pairViewSchema, sameView as sameViewSchema, wordRequest } from './contract.ts';
import { pairView } from './queries/pair-view.ts';
import { sameView } from './queries/same-view.ts';

const tags = ['matters'];

/** Words on pairs of matters: which are the same, and which are not. */
export function addMergingRoutes(app: App, context: MergingContext): void {
  app.route({
    method: 'GET',
    url: '/api/matters/:region/:id/same',
    schema: {
      tags,
      summary: '同一事项 / the matters that are one with this one, as far as the viewer may see them',
      params,
      response: { 200: sameViewSchema },
    },
    handler: (request) => sameView(context, getActor(request), request.params),
  });
  app.route({
    method: 'GET',
    url: '/api/matters/:region/:id/same/:there/:other',
    schema: {
      tags,
      summary: '两件事项的认定与评分 / what is said of two matters, with the score of the proposal',
      params: params.extend({ there: params.shape.region, other: params.shape.id }),
      response: { 200: pairViewSchema },
    },
    handler: (request) => {
      const { there, other, ...of } = request.params;
      return pairView(context, getActor(request), of, { region: there, id: other });
    },
  });
  app.route({
    method: 'POST',
    url: '/api/matters/:region/:id/same',
    schema: {
      tags,
      summary: '认定同一事项、不是同一事项、撤回 / say that two matters are the same, are not, or take it back',
      params,
      body: wordRequest,
      response: { 200: performed },
    },
    handler: (request) =>
      sayOfPair(context.ledger, getActor(request), request.params, { ...request.body, traceId: request.id }),
  });
}
