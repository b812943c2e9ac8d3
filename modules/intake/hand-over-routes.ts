import { z } from 'zod';
import type { PersonId } from '../../kernel/id.ts';
import { type App, getActor, problemOf } from '../../platform/http/index.ts';
import { confirmHandOver } from './commands/confirm-hand-over.ts';
import { handOver, handOverReceipt } from './commands/hand-over.ts';
import type { IntakeContext } from './context.ts';
import { handOverAnswer, handOverRequest } from './contract.ts';
import { handOverPreview, handOverPreviewQuery, handOverView } from './hand-over-contract.ts';
import { handOversOf, previewHandOver } from './queries/hand-overs.ts';

const tags = ['matters'];
const byId = z.object({ id: z.uuid().transform((id) => id.toLowerCase()) });
const lower = <T extends string>(id: string): T => id.toLowerCase() as T;

/** What would be moved, what was, and the receiver's word that it arrived. */
function addLooks(app: App, context: IntakeContext): void {
  app.route({
    method: 'GET',
    url: '/api/hand-over',
    schema: {
      tags,
      summary: '与本人有关的移交 / hand-overs that one gave, took or asked for',
      response: { 200: z.array(handOverView) },
    },
    handler: (request) => handOversOf(context, getActor(request)),
  });
  app.route({
    method: 'GET',
    url: '/api/hand-over/preview',
    schema: {
      tags,
      summary: '移交预览：件数与不能移交的 / how many matters a hand-over would move',
      querystring: handOverPreviewQuery,
      response: { 200: handOverPreview },
    },
    handler: (request) => {
      const actor = getActor(request);
      const { from, to } = request.query;
      const giver = from === undefined ? (actor.onBehalfOf ?? actor.personId) : lower<PersonId>(from);
      return previewHandOver(context, actor, giver, to === undefined ? undefined : lower<PersonId>(to));
    },
  });
  app.route({
    method: 'POST',
    url: '/api/hand-over/:id/confirm',
    config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '接收人确认接收 / the receiver says that the matters arrived',
      params: byId,
      response: { 200: handOverView },
    },
    handler: (request) => confirmHandOver(context, getActor(request), request.params.id),
  });
}

/** All open matters of one person to another, with a receipt. */
export function addHandOverRoutes(app: App, context: IntakeContext): void {
  const { ledger, catalogue } = context;
  addLooks(app, context);
  app.route({
    method: 'POST',
    url: '/api/hand-over',
    config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '移交全部在办事项 / hand over all open matters of a person',
      body: handOverRequest,
      response: { 200: handOverAnswer },
    },
    handler: async (request) => {
      const actor = getActor(request);
      const { id, from, to, reason } = request.body;
      const done = await handOver(ledger, actor, {
        id: lower(id),
        from: from === undefined ? (actor.onBehalfOf ?? actor.personId) : lower<PersonId>(from),
        to: lower<PersonId>(to),
        reason,
      });
      const { document: _, refused, ...answer } = done;
      return {
        ...answer,
        refused: refused.map(({ homeRegion, matterId, error }) => {
          const { body } = problemOf(error, request.id, catalogue);
          return { homeRegion, matterId, problem: { ...body, params: { ...body.params } } };
        }),
      };
    },
  });
  app.route({
    method: 'GET',
    url: '/api/hand-over/:id/receipt',
    schema: { tags, summary: '移交回执（JSON） / the receipt of a hand-over, byte for byte', params: byId },
    handler: async (request, reply) => {
      const document = await handOverReceipt(ledger, getActor(request), request.params.id);
      return reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="hand-over-${request.params.id}.json"`)
        .header('cache-control', 'private, no-store')
        .send(document);
    },
  });
}
