import { AppError } from '../../../kernel/error.ts';
import { type App, getActor } from '../../../platform/http/index.ts';
import type { IntakeContext } from '../context.ts';
import { keptPage, keptQuery } from './contract.ts';
import { listKept } from './list.ts';

/** Who keeps, who approves, who looks after them. */
const SEE = ['custodian', 'head', 'auditor'];

/** What is over and still kept whole; proposing and approving are acts on the matters themselves. */
export function addKeepingRoutes(app: App, context: IntakeContext): void {
  app.route({
    method: 'GET',
    url: '/api/keeping',
    schema: {
      tags: ['matters'],
      summary: '已办结、尚未销毁的事项 / matters that are over and still kept whole',
      querystring: keptQuery,
      response: { 200: keptPage },
    },
    handler: (request, reply) => {
      const actor = getActor(request);
      if (!actor.roles.some((role) => SEE.includes(role))) throw new AppError('intake.keeping.refused', 403);
      reply.header('cache-control', 'no-store');
      return listKept(context, actor, request.query);
    },
  });
}
