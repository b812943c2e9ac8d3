import { z } from 'zod';
import { type App, getActor } from '../../platform/http/index.ts';
import { performBulk } from './commands/perform.ts';
import { openMatterByKey, performActByKey } from './commands/perform-by-key.ts';
import { revealIdentity } from './commands/reveal-identity.ts';
import type { IntakeContext } from './context.ts';
import {
  actPage,
  bulkAnswer,
  bulkRequest,
  clockTrace as clockTraceSchema,
  matterDetail as matterDetailSchema,
  matterPage,
  matterQuery,
  performed,
  queueCounts,
  region,
  revealAnswer,
  revealRequest,
} from './contract.ts';
import { addIdentityRequestRoutes } from './identity/routes.ts';
import { addImportRoutes } from './import-routes.ts';
import { addKeepingRoutes } from './keeping/routes.ts';
import { actByKey, keyHeader, openByKey } from './key-contract.ts';
import { addPublicRoutes } from './public-routes.ts';
import { clockTrace } from './queries/clock-trace.ts';
import { countQueues } from './queries/count-queues.ts';
import { exportMatters } from './queries/export-matters.ts';
import { listMatters } from './queries/list-matters.ts';
import { matterDetail } from './queries/matter-detail.ts';
import { addScreeningRoutes } from './screening-routes.ts';
import { addViewRoutes } from './views/routes.ts';

const tags = ['matters'];
const uuid = z.uuid().transform((id) => id.toLowerCase());
const matterParams = z.object({ region, id: uuid });

/** Lists, pages and acts of matters. A route reads top down: who, what, one call, the answer. */
export function addIntakeRoutes(app: App, context: IntakeContext): void {
  addReadingRoutes(app, context);
  addWritingRoutes(app, context);
  addImportRoutes(app, context);
  addPublicRoutes(app, context);
  addViewRoutes(app, context);
  addScreeningRoutes(app, context);
  addIdentityRequestRoutes(app, context);
  addKeepingRoutes(app, context);
}

function addReadingRoutes(app: App, context: IntakeContext): void {
  app.route({
    method: 'GET',
    url: '/api/matters',
    schema: {
      tags,
      summary: '事项列表 / matters, by queue and filter',
      querystring: matterQuery,
      response: { 200: matterPage },
    },
    handler: (request) => listMatters(context, getActor(request), request.query),
  });
  app.route({
    method: 'GET',
    url: '/api/queues',
    schema: { tags, summary: '各队列数量 / how many in each queue', response: { 200: queueCounts } },
    handler: async (request) => ({ counts: await countQueues(context, getActor(request)) }),
  });
  app.route({
    method: 'GET',
    url: '/api/matters/:region/:id',
    schema: {
      tags,
      summary: '事项详情 / one matter with acts, clocks and possible verbs',
      params: matterParams,
      querystring: actPage,
      response: { 200: matterDetailSchema },
    },
    handler: (request) => {
      const { acts: limit, before } = request.query;
      return matterDetail(context, getActor(request), request.params.region, request.params.id, { limit, before });
    },
  });
  app.route({
    method: 'GET',
    url: '/api/matters/:region/:id/clocks/:clock/trace',
    schema: {
      tags,
      summary: '期限逐日推算 / how a date came about, day by day',
      params: matterParams.extend({ clock: z.string().max(40) }),
      response: { 200: clockTraceSchema },
    },
    handler: (request) => {
      const { region: homeRegion, id, clock } = request.params;
      return clockTrace(context, getActor(request), homeRegion, id, clock);
    },
  });
  app.route({
    method: 'GET',
    url: '/api/export/matters',
    schema: {
      tags,
      summary: '导出列表（csv、xlsx） / the list as a table',
      querystring: matterQuery
        .omit({ cursor: true, limit: true })
        .extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
    },
    handler: async (request, reply) => {
      const { format, ...filter } = request.query;
      const stream = await exportMatters(context, getActor(request), filter, format);
      reply.header('content-disposition', `attachment; filename="matters.${format}"`);
      reply.type(
        format === 'csv'
          ? 'text/csv; charset=utf-8'
          : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      );
      return reply.send(stream);
    },
  });
}

function addWritingRoutes(app: App, context: IntakeContext): void {
  const { ledger, catalogue } = context;
  app.route({
    method: 'POST',
    url: '/api/matters',
    schema: {
      tags,
      summary: '登记事项（actId 或 Idempotency-Key） / open a matter, under an actId or an Idempotency-Key',
      headers: keyHeader,
      body: openByKey,
      response: { 201: performed },
    },
    handler: async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const done = await openMatterByKey(ledger, getActor(request), key, request.body, request.id);
      return reply.code(201).send(done);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/matters/:region/:id/acts',
    schema: {
      tags,
      summary: '办理一步（actId 或 Idempotency-Key） / perform an act, under an actId or an Idempotency-Key',
      headers: keyHeader,
      params: matterParams,
      body: actByKey,
      response: { 200: performed },
    },
    handler: (request) => {
      const key = request.headers['idempotency-key'];
      return performActByKey(ledger, getActor(request), key, request.params, request.body, request.id);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/bulk',
    schema: {
      tags,
      summary: '批量办理 / the same act on many matters',
      body: bulkRequest,
      response: { 200: bulkAnswer },
    },
    handler: (request) => performBulk(ledger, getActor(request), request.body, request.id, catalogue),
  });
  app.route({
    method: 'POST',
    url: '/api/matters/:region/:id/acts/:seq/identity',
    config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '查看投诉人封存身份（留痕） / open the sealed identity of a complainant, with a trace',
      params: matterParams.extend({ seq: z.coerce.number().int().min(1).max(100_000) }),
      body: revealRequest,
      response: { 200: revealAnswer },
    },
    handler: async (request, reply) => {
      const { seq } = request.params;
      const asked = { ...request.params, reason: request.body.reason };
      const identity = await revealIdentity(context, getActor(request), asked);
      reply.header('cache-control', 'no-store');
      return { seq, identity: { ...identity } };
    },
  });
}
