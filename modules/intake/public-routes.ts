import type { App } from '../../platform/http/index.ts';
import { createFilingDesk } from './commands/file-publicly.ts';
import { withdrawByReceipt, writeByReceipt } from './commands/message-by-receipt.ts';
import type { IntakeContext } from './context.ts';
import {
  filingAnswer,
  filingRequest,
  messageRequest,
  statusAnswer,
  statusRequest,
  withdrawalRequest,
} from './contract.ts';
import { filingStatus } from './queries/filing-status.ts';

const tags = ['public'];

/** What citizens use without signing in: file something, ask how it stands. Answers are never kept by browsers. */
export function addPublicRoutes(app: App, context: IntakeContext): void {
  const file = createFilingDesk(context);
  app.route({
    method: 'POST',
    url: '/public/filings',
    bodyLimit: 131_072,
    config: { access: 'public', rateLimit: { max: 10, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '提交投诉、举报、线索 / file a complaint, report or clue',
      body: filingRequest,
      response: { 201: filingAnswer },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return reply.code(201).send(await file(request.body, request.id));
    },
  });
  app.route({
    method: 'POST',
    url: '/public/status',
    bodyLimit: 4_096,
    config: { access: 'public', rateLimit: { max: 10, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '凭回执码查询 / status by receipt code',
      body: statusRequest,
      response: { 200: statusAnswer },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return filingStatus(context, request.body.receiptCode);
    },
  });
  addTalkRoutes(app, context);
}

function addTalkRoutes(app: App, context: IntakeContext): void {
  app.route({
    method: 'POST',
    url: '/public/messages',
    bodyLimit: 16_384,
    config: { access: 'public', rateLimit: { max: 10, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '凭回执码给办理机关留言 / message to the office by receipt code',
      body: messageRequest,
      response: { 200: statusAnswer },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return writeByReceipt(context, request.body, request.id);
    },
  });
  app.route({
    method: 'POST',
    url: '/public/withdrawals',
    bodyLimit: 8_192,
    config: { access: 'public', rateLimit: { max: 10, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '凭回执码撤回投诉 / withdraw a complaint by receipt code',
      body: withdrawalRequest,
      response: { 200: statusAnswer },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return withdrawByReceipt(context, request.body, request.id);
    },
  });
}
