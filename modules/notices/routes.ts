import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type App, fileNamed, getActor } from '../../platform/http/index.ts';
import { publicPost } from '../intake/index.ts';
import { issueNotice } from './commands/issue-notice.ts';
import { withdrawNotice } from './commands/withdraw-notice.ts';
import type { NoticeContext, NoticeFormat } from './context.ts';
import {
  downloadQuery,
  issueAnswer,
  issueRequest,
  noticeList,
  noticeRegister,
  performed,
  publicDownloadRequest,
  publicNotices,
  publicNoticesRequest,
  region,
  registerQuery,
  withdrawRequest,
} from './contract.ts';
import { noticesByReceipt, openByReceipt } from './queries/by-receipt.ts';
import { listNotices } from './queries/list-notices.ts';
import { type OpenedNotice, openNotice } from './queries/open-notice.ts';
import { noticeRegister as readRegister } from './queries/register.ts';

const tags = ['notices'];
const uuid = z.uuid().transform((id) => id.toLowerCase());
const matterParams = z.object({ region, id: uuid });

/** Written notices to the person: which may be issued, issuing, the files; and for who holds the receipt code. */
export function addNoticeRoutes(app: App, context: NoticeContext): void {
  addOfficeRoutes(app, context);
  addPublicRoutes(app, context);
}

function addOfficeRoutes(app: App, context: NoticeContext): void {
  app.route({
    method: 'GET',
    url: '/api/matters/:region/:id/notices',
    schema: {
      tags,
      summary: '可签发与已签发的文书 / notices possible now and issued',
      params: matterParams,
      response: { 200: noticeList },
    },
    handler: (request) => listNotices(context, getActor(request), request.params.region, request.params.id),
  });
  app.route({
    method: 'POST',
    url: '/api/matters/:region/:id/notices',
    config: { rateLimit: { max: 120, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '签发文书，同时编号 / issue a notice and number it',
      params: matterParams,
      body: issueRequest,
      response: { 201: issueAnswer },
    },
    handler: async (request, reply) => {
      const done = await issueNotice(context, getActor(request), {
        ...request.body,
        actId: request.body.actId.toLowerCase(),
        region: request.params.region,
        matterId: request.params.id,
        traceId: request.id,
      });
      return reply.code(201).send(done);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/matters/:region/:id/notices/:act/withdraw',
    config: { rateLimit: { max: 120, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '撤回文书，文号留存 / withdraw a notice; its number stays',
      params: matterParams.extend({ act: uuid }),
      body: withdrawRequest,
      response: { 200: performed },
    },
    handler: (request) =>
      withdrawNotice(context, getActor(request), {
        ...request.body,
        actId: request.body.actId.toLowerCase(),
        region: request.params.region,
        matterId: request.params.id,
        issuedBy: request.params.act,
        traceId: request.id,
      }),
  });
  app.route({
    method: 'GET',
    url: '/api/notices/register',
    schema: {
      tags,
      summary: '发文登记簿：按机关、年度编号，作废号留存 / numbers of notices by authority and year, void ones kept',
      querystring: registerQuery,
      response: { 200: noticeRegister },
    },
    handler: (request) => readRegister(context, getActor(request), request.query),
  });
  app.route({
    method: 'GET',
    url: '/api/matters/:region/:id/notices/:act',
    config: { rateLimit: { max: 120, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '下载文书（PDF、Word，留痕） / the file of a notice, with a trace',
      params: matterParams.extend({ act: uuid }),
      querystring: downloadQuery,
    },
    handler: async (request, reply) => {
      const { region: home, id, act } = request.params;
      const { format } = request.query;
      const opened = await openNotice(context, getActor(request), { region: home, id, actId: act, format });
      return sendNotice(reply, opened, format);
    },
  });
}

function addPublicRoutes(app: App, context: NoticeContext): void {
  app.route({
    ...publicPost(context),
    url: '/public/notices',
    bodyLimit: 4_096,
    schema: {
      tags: ['public'],
      summary: '凭回执码查询文书 / notices by receipt code',
      body: publicNoticesRequest,
      response: { 200: publicNotices },
    },
    handler: (request) => noticesByReceipt(context, request.body.receiptCode),
  });
  app.route({
    ...publicPost(context),
    url: '/public/notices/file',
    bodyLimit: 4_096,
    schema: {
      tags: ['public'],
      summary: '凭回执码下载文书 / the file of a notice by receipt code',
      body: publicDownloadRequest,
    },
    handler: async (request, reply) =>
      sendNotice(reply, await openByReceipt(context, request.body), request.body.format),
  });
}

function sendNotice(reply: FastifyReply, { bytes, type, number }: OpenedNotice, format: NoticeFormat): FastifyReply {
  return reply
    .type(type)
    .header('content-length', bytes.length)
    .header('content-disposition', fileNamed(`${number}.${format}`, `notice.${format}`))
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(bytes);
}
