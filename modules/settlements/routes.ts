import { z } from 'zod';
import { type App, fileNamed } from '../../platform/http/index.ts';
import { matterParams as params } from '../intake/contract.ts';
import { publicPost } from '../intake/index.ts';
import { actByCode, actOfFirm, statusByCode } from './commands/act.ts';
import { escalateByCode } from './commands/escalate.ts';
import { createSettlementDesk } from './commands/file-settlement.ts';
import type { SettlementContext } from './context.ts';
import {
  byCode,
  consumerAct,
  firmAct,
  firmInbox,
  firmInboxQuery,
  openDataQuery,
  scorecard,
  scorecardQuery,
  scorecards,
  settlementFiled,
  settlementFiling,
  settlementView,
} from './contract.ts';
import { openDataFile, openDataSchema, SCHEMA_PATH } from './open-data.ts';
import { inboxOf } from './queries/inbox.ts';
import { settlementOfFirm } from './queries/read.ts';
import { allScorecards, listScorecards, scorecardOf } from './queries/scorecards.ts';
import { viewOf } from './queries/view.ts';

const tags = ['settlements'];
/** The firm's own session is looked at by each handler: officers' sessions open nothing here, other sites change nothing. */
const FIRM = { access: 'anyone', rateLimit: { max: 120, timeWindow: '1 minute' } } as const;
const PUBLIC = { access: 'public', rateLimit: { max: 120, timeWindow: '1 minute' } } as const;
/** Each reads everything. */
const WHOLE = { access: 'public', rateLimit: { max: 10, timeWindow: '1 minute' } } as const;

/** What consumers do by receipt code, and firms by their own session. */
export function addSettlementRoutes(app: App, context: SettlementContext): void {
  addConsumerRoutes(app, context);
  addFirmRoutes(app, context);
  addScorecardRoutes(app, context);
}

function addConsumerRoutes(app: App, context: SettlementContext): void {
  const file = createSettlementDesk(context);
  app.route({
    ...publicPost(context),
    url: '/public/settlements',
    bodyLimit: 131_072,
    schema: {
      tags,
      summary: '提交在线和解申请 / file for online settlement',
      body: settlementFiling,
      response: { 201: settlementFiled },
    },
    handler: async (request, reply) => reply.code(201).send(await file(request.body, request.id)),
  });
  app.route({
    ...publicPost(context),
    url: '/public/settlements/status',
    bodyLimit: 4_096,
    schema: {
      tags,
      summary: '凭回执码查看在线和解 / a settlement by receipt code',
      body: byCode,
      response: { 200: settlementView },
    },
    handler: (request) => statusByCode(context, request.body.receiptCode),
  });
  app.route({
    ...publicPost(context),
    url: '/public/settlements/acts',
    bodyLimit: 32_768,
    schema: {
      tags,
      summary: '消费者办理一步 / what the consumer does, by receipt code',
      body: consumerAct,
      response: { 200: settlementView },
    },
    handler: (request) => actByCode(context, request.body, request.id),
  });
  app.route({
    ...publicPost(context),
    url: '/public/settlements/escalations',
    bodyLimit: 4_096,
    schema: {
      tags,
      summary: '转为向机关投诉 / take it to the authority',
      body: byCode,
      response: { 200: settlementView },
    },
    handler: (request) => escalateByCode(context, request.body, request.id),
  });
}

function addFirmRoutes(app: App, context: SettlementContext): void {
  const { staffOf } = context.firms;
  app.route({
    method: 'GET',
    url: '/api/firm/settlements',
    config: FIRM,
    schema: {
      tags,
      summary: '本企业的在线和解 / settlements of the signed-in firm',
      querystring: firmInboxQuery,
      response: { 200: firmInbox },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { firm } = await staffOf(request);
      return inboxOf(context, firm, request.query);
    },
  });
  app.route({
    method: 'GET',
    url: '/api/firm/settlements/:region/:id',
    config: FIRM,
    schema: { tags, summary: '其中一件 / one of them', params, response: { 200: settlementView } },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { firm } = await staffOf(request);
      return viewOf(context, await settlementOfFirm(context, firm, request.params), 'firm');
    },
  });
  app.route({
    method: 'POST',
    url: '/api/firm/settlements/:region/:id/acts',
    config: FIRM,
    bodyLimit: 32_768,
    schema: {
      tags,
      summary: '企业办理一步 / what the firm does',
      params,
      body: firmAct,
      response: { 200: settlementView },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const staff = await staffOf(request);
      return actOfFirm(context, staff, request.params, request.body, request.id);
    },
  });
}

function addScorecardRoutes(app: App, context: SettlementContext): void {
  app.route({
    method: 'GET',
    url: '/api/public/settlements/scorecards',
    config: PUBLIC,
    schema: {
      tags,
      summary: '在线和解企业记分卡 / scorecards of online settlement, by name',
      querystring: scorecardQuery,
      response: { 200: scorecards },
    },
    handler: (request) => listScorecards(context, request.query),
  });
  app.route({
    method: 'GET',
    url: '/api/public/firms/:region/:id/scorecard',
    config: PUBLIC,
    schema: { tags, summary: '一家企业的记分卡 / one of them', params, response: { 200: scorecard } },
    handler: (request) => scorecardOf(context, request.params),
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
    url: '/api/public/settlements/scorecards/open-data',
    config: WHOLE,
    schema: {
      tags,
      summary: '记分卡开放数据（CSV、JSON） / scorecards as open data',
      querystring: openDataQuery,
    },
    handler: async (request, reply) => {
      const { format } = request.query;
      reply
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
        .header('content-disposition', fileNamed(`在线和解记分卡.${format}`, `settlements.${format}`));
      return reply.send(openDataFile(format, allScorecards(context)));
    },
  });
}
