import type { App } from '../../platform/http/index.ts';
import { createFilingDesk } from './commands/file-publicly.ts';
import { attachByReceipt, rateByReceipt, withdrawByReceipt, writeByReceipt } from './commands/message-by-receipt.ts';
import type { IntakeContext } from './context.ts';
import {
  attachmentRequest,
  filingAnswer,
  filingRequest,
  messageRequest,
  ratingRequest,
  statusAnswer,
  statusRequest,
  withdrawalRequest,
} from './contract.ts';
import { publicPost } from './public-post.ts';
import { filingStatus } from './queries/filing-status.ts';
import { addUploadRoutes } from './upload-routes.ts';

const tags = ['public'];

/** What citizens use without signing in: file something, ask how it stands. Answers are never kept by browsers. */
export function addPublicRoutes(app: App, context: IntakeContext): void {
  const file = createFilingDesk(context);
  app.route({
    ...publicPost(context, 'file'),
    url: '/public/filings',
    bodyLimit: 131_072,
    schema: {
      tags,
      summary: '提交投诉、举报、线索 / file a complaint, report or clue',
      body: filingRequest,
      response: { 201: filingAnswer },
    },
    handler: async (request, reply) => reply.code(201).send(await file(request.body, request.id)),
  });
  app.route({
    ...publicPost(context),
    url: '/public/status',
    bodyLimit: 4_096,
    schema: {
      tags,
      summary: '凭回执码查询 / status by receipt code',
      body: statusRequest,
      response: { 200: statusAnswer },
    },
    handler: (request) => filingStatus(context, request.body.receiptCode),
  });
  addTalkRoutes(app, context);
  addUploadRoutes(app, context);
}

function addTalkRoutes(app: App, context: IntakeContext): void {
  app.route({
    ...publicPost(context),
    url: '/public/messages',
    bodyLimit: 16_384,
    schema: {
      tags,
      summary: '凭回执码给办理机关留言 / message to the office by receipt code',
      body: messageRequest,
      response: { 200: statusAnswer },
    },
    handler: (request) => writeByReceipt(context, request.body, request.id),
  });
  app.route({
    ...publicPost(context),
    url: '/public/attachments',
    bodyLimit: 8_192,
    schema: {
      tags,
      summary: '凭回执码补充附件 / add files by receipt code',
      body: attachmentRequest,
      response: { 200: statusAnswer },
    },
    handler: (request) => attachByReceipt(context, request.body, request.id),
  });
  app.route({
    ...publicPost(context),
    url: '/public/ratings',
    bodyLimit: 8_192,
    schema: {
      tags,
      summary: '凭回执码评价 / rate by receipt code, after the end',
      body: ratingRequest,
      response: { 200: statusAnswer },
    },
    handler: (request) => rateByReceipt(context, request.body, request.id),
  });
  app.route({
    ...publicPost(context),
    url: '/public/withdrawals',
    bodyLimit: 8_192,
    schema: {
      tags,
      summary: '凭回执码撤回投诉 / withdraw a complaint by receipt code',
      body: withdrawalRequest,
      response: { 200: statusAnswer },
    },
    handler: (request) => withdrawByReceipt(context, request.body, request.id),
  });
}
