import { z } from 'zod';
import { type App, getActor } from '../../platform/http/index.ts';
import {
  blockEnded,
  blockList,
  blockQuery,
  blockRequest,
  endNumbersRequest,
  usualViolations as usualSchema,
} from './blocks-contract.ts';
import { listBlocks, reserveNumbers, returnNumbers, voidNumbers } from './commands/number-blocks.ts';
import type { CaseContext } from './context.ts';
import { usualViolations } from './queries/usual-violations.ts';

const tags = ['cases'];
const blockParams = z.object({ id: z.uuid().transform((id) => id.toLowerCase()) });
type Blocks = z.infer<typeof blockList>['blocks'];

/** What a phone needs beforehand for a decision on the spot without network: numbers, and the usual violations. */
export function addBlockRoutes(app: App, context: CaseContext): void {
  app.route({
    method: 'GET',
    url: '/api/cases/number-blocks',
    schema: {
      tags,
      summary: '预留的当场处罚文号 / numbers reserved for decisions on the spot',
      querystring: blockQuery,
      response: { 200: blockList },
    },
    handler: async (request) => ({
      blocks: (await listBlocks(context, getActor(request), request.query)) as unknown as Blocks,
    }),
  });
  app.route({
    method: 'POST',
    url: '/api/cases/number-blocks',
    schema: {
      tags,
      summary: '为无网络的现场预领文号 / reserve numbers for a place without network',
      body: blockRequest,
      response: { 201: blockList },
    },
    handler: async (request, reply) => {
      const blocks = await reserveNumbers(context, getActor(request), request.body);
      return reply.code(201).send({ blocks: blocks as unknown as Blocks });
    },
  });
  app.route({
    method: 'POST',
    url: '/api/cases/number-blocks/:id/return',
    schema: {
      tags,
      summary: '退回未使用的文号 / give back numbers that no paper bears',
      params: blockParams,
      body: endNumbersRequest,
      response: { 200: blockEnded },
    },
    handler: async (request) => ({
      numbers: [...(await returnNumbers(context, getActor(request), { ...request.body, id: request.params.id }))],
    }),
  });
  app.route({
    method: 'POST',
    url: '/api/cases/number-blocks/:id/void',
    schema: {
      tags,
      summary: '核销遗失设备上的文号 / write off numbers of a lost device',
      params: blockParams,
      body: endNumbersRequest,
      response: { 200: blockEnded },
    },
    handler: async (request) => ({
      numbers: [...(await voidNumbers(context, getActor(request), { ...request.body, id: request.params.id }))],
    }),
  });
  app.route({
    method: 'GET',
    url: '/api/cases/usual-violations',
    schema: {
      tags,
      summary: '本机关常见的当场处罚事由 / what the authority decides on the spot most often',
      response: { 200: usualSchema },
    },
    handler: (request) => usualViolations(context, getActor(request)),
  });
}
