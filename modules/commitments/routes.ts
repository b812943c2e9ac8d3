import { z } from 'zod';
import { type App, fileNamed } from '../../platform/http/index.ts';
import { matterParams as params } from '../intake/contract.ts';
import type { OfficeContext } from '../office/context.ts';
import { openDataQuery, publicCommitmentPage, publicCommitmentQuery, publicCommitments } from './contract.ts';
import { openDataFile, openDataSchema, SCHEMA_PATH } from './open-data.ts';
import { allPublicCommitments, listPublicCommitments, publicCommitmentOf } from './queries/public.ts';

const tags = ['public'];
const PUBLIC = { access: 'public', rateLimit: { max: 120, timeWindow: '1 minute' } } as const;
/** Each reads the whole register. */
const WHOLE = { access: 'public', rateLimit: { max: 10, timeWindow: '1 minute' } } as const;
/** What is withdrawn is gone on its day: no cache on the way keeps it. */
const fresh = 'no-store';

/** What anybody reads of commitments to consumers; officers work on them as on every matter of the desk. */
export function addCommitmentRoutes(app: App, context: Pick<OfficeContext, 'ledger' | 'directory'>): void {
  app.route({
    method: 'GET',
    url: '/api/public/commitments',
    config: PUBLIC,
    schema: {
      tags,
      summary: '消费承诺登记 / commitments to consumers',
      querystring: publicCommitmentQuery,
      response: { 200: publicCommitments },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', fresh);
      return listPublicCommitments(context, request.query);
    },
  });
  app.route({
    method: 'GET',
    url: '/api/public/commitments/:region/:id',
    config: PUBLIC,
    schema: { tags, summary: '一项消费承诺 / one of them', params, response: { 200: publicCommitmentPage } },
    handler: async (request, reply) => {
      reply.header('cache-control', fresh);
      return publicCommitmentOf(context, request.params);
    },
  });
  app.route({
    method: 'GET',
    url: SCHEMA_PATH,
    config: PUBLIC,
    schema: {
      tags,
      summary: '开放数据的结构（JSON Schema） / schema of the open data',
      response: { 200: z.record(z.string(), z.unknown()) },
    },
    handler: async () => openDataSchema(),
  });
  app.route({
    method: 'GET',
    url: '/api/public/commitments/open-data',
    config: WHOLE,
    schema: {
      tags,
      summary: '消费承诺开放数据（CSV、JSON） / commitments as open data',
      querystring: openDataQuery,
    },
    handler: async (request, reply) => {
      const { format } = request.query;
      reply
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
        .header('content-disposition', fileNamed(`消费承诺登记.${format}`, `commitments.${format}`))
        .header('cache-control', fresh);
      return reply.send(openDataFile(format, allPublicCommitments(context)));
    },
  });
}
