import { z } from 'zod';
import type { PersonId } from '../../kernel/id.ts';
import { type App, getActor, problemOf } from '../../platform/http/index.ts';
import { handOver, handOverReceipt } from './commands/hand-over.ts';
import type { IntakeContext } from './context.ts';
import { handOverAnswer, handOverRequest } from './contract.ts';

const tags = ['matters'];
const byId = z.object({ id: z.uuid().transform((id) => id.toLowerCase()) });
const lower = <T extends string>(id: string): T => id.toLowerCase() as T;

/** All open matters of one person to another, with a receipt. */
export function addHandOverRoutes(app: App, { ledger, catalogue }: IntakeContext): void {
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
