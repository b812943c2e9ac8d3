import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { getActor } from '../../platform/http/access.ts';
import type { App } from '../../platform/http/index.ts';
import { matterParams } from '../intake/contract.ts';
import { type IntakeContext, publicPost } from '../intake/index.ts';
import { activate } from './commands/activate.ts';
import { applyOnPortal } from './commands/apply.ts';
import { answerMeasure, appointStaff, leave, withdrawStaff } from './commands/manage.ts';
import { printLetter } from './commands/print-letter.ts';
import { changeFirmPassword, signInToFirm } from './commands/sign-in.ts';
import type { FirmContext } from './context.ts';
import {
  answering,
  appointed,
  appointment,
  firmAccounts,
  firmActivation,
  firmApplication,
  firmApplied,
  firmMe,
  firmPassword,
  firmSignIn,
  leaving,
  printedLetter,
  publicFirmQuery,
  publicFirms,
  withdrawal,
} from './contract.ts';
import { letterId } from './model/body.ts';
import { firmAccountsOf, firmPage } from './queries/firm-page.ts';
import { listPublicFirms } from './queries/public.ts';
import {
  clearFirmCookie,
  endFirmSession,
  firmManagerOf,
  firmStaffOf,
  getFirmStaff,
  setFirmCookie,
  tokenOf,
} from './session.ts';

/** What anybody sends costs some work. */
type Proving = Pick<IntakeContext, 'proofs'>;

const tags = ['firms'];
const nothing = z.null().describe('empty');
/** No officer's session is asked for; what changes something comes from our own pages (`refuseCrossSite`). */
const own = {
  config: { access: 'anyone', rateLimit: { max: 120, timeWindow: '1 minute' } },
  onRequest: async (_request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    reply.header('cache-control', 'no-store');
  },
} as const;
const guarded = { ...own, config: { access: 'anyone', rateLimit: { max: 30, timeWindow: '1 minute' } } } as const;

/** Firms in online settlement: the public list and application, the firm's own pages, the letter for printing. */
export function addFirmRoutes(app: App, context: FirmContext & Proving): void {
  addPublicRoutes(app, context);
  addSessionRoutes(app, context);
  addManagerRoutes(app, context);
  app.route({
    method: 'POST',
    url: '/api/firms/:region/:id/letters/:letter/code',
    config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '制作激活码并打印激活信，一信一次 / make the code of a letter and print it, once',
      params: matterParams.extend({ letter: letterId() }),
      response: { 201: printedLetter },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const host = `${request.protocol}://${request.host}`;
      return reply.code(201).send(await printLetter(context, getActor(request), { ...request.params, host }));
    },
  });
}

function addPublicRoutes(app: App, context: FirmContext & Proving): void {
  app.route({
    method: 'GET',
    url: '/api/public/firms',
    config: { access: 'public', rateLimit: { max: 120, timeWindow: '1 minute' } },
    schema: {
      tags: ['public'],
      summary: '在线消费纠纷解决企业名单 / firms in online settlement',
      querystring: publicFirmQuery,
      response: { 200: publicFirms },
    },
    handler: async (request, reply) => {
      // A firm that left is gone with the act: no cache on the way keeps it.
      reply.header('cache-control', 'no-store');
      return listPublicFirms(context, request.query);
    },
  });
  app.route({
    ...publicPost(context),
    url: '/public/firm-applications',
    bodyLimit: 32_768,
    schema: {
      tags: ['public'],
      summary: '企业申请加入在线消费纠纷解决 / a firm applies to take part',
      body: firmApplication,
      response: { 201: firmApplied },
    },
    handler: async (request, reply) => reply.code(201).send(await applyOnPortal(context, request.body, request.id)),
  });
}

function addSessionRoutes(app: App, context: FirmContext): void {
  const { publicUrl } = context;
  /** Ends what the browser held before: a session fixed beforehand is worth nothing. */
  const begin = async (request: FastifyRequest, reply: FastifyReply, token: string) => {
    await endFirmSession(context, tokenOf(request));
    setFirmCookie(request, reply, token, publicUrl);
    return firmPage(context, await getFirmStaff(context, token));
  };
  app.route({
    ...guarded,
    method: 'POST',
    url: '/api/firm/activation',
    bodyLimit: 8_192,
    schema: {
      tags,
      summary: '凭激活码开通企业账号 / open an account by its one-time code',
      body: firmActivation,
      response: { 200: firmMe },
    },
    handler: async (request, reply) => {
      const place = { source: request.ip, traceId: request.id };
      return begin(request, reply, await activate(context, request.body, place));
    },
  });
  app.route({
    ...guarded,
    method: 'POST',
    url: '/api/firm/session',
    bodyLimit: 8_192,
    schema: { tags, summary: '企业登录 / a firm signs in', body: firmSignIn, response: { 200: firmMe } },
    handler: async (request, reply) => begin(request, reply, await signInToFirm(context, request.body, request.ip)),
  });
  app.route({
    ...own,
    method: 'GET',
    url: '/api/firm/session',
    schema: { tags, summary: '当前登录的企业人员 / who is signed in for which firm', response: { 200: firmMe } },
    handler: async (request) => firmPage(context, await firmStaffOf(context, request)),
  });
  app.route({
    ...own,
    method: 'DELETE',
    url: '/api/firm/session',
    schema: { tags, summary: '企业退出登录 / a firm signs out', response: { 204: nothing } },
    handler: async (request, reply) => {
      await endFirmSession(context, tokenOf(request));
      clearFirmCookie(request, reply, publicUrl);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...guarded,
    method: 'POST',
    url: '/api/firm/password',
    bodyLimit: 8_192,
    schema: { tags, summary: '修改本人密码 / change one’s password', body: firmPassword, response: { 204: nothing } },
    handler: async (request, reply) => {
      const staff = await firmStaffOf(context, request);
      setFirmCookie(request, reply, await changeFirmPassword(context, staff, request.body), publicUrl);
      return reply.code(204).send(null);
    },
  });
}

function addManagerRoutes(app: App, context: FirmContext): void {
  app.route({
    ...own,
    method: 'GET',
    url: '/api/firm/staff',
    schema: { tags, summary: '本企业账号 / accounts of one’s firm', response: { 200: firmAccounts } },
    handler: async (request) => firmAccountsOf(context, await firmManagerOf(context, request)),
  });
  app.route({
    ...guarded,
    method: 'POST',
    url: '/api/firm/staff',
    bodyLimit: 4_096,
    schema: {
      tags,
      summary: '指定工作人员，激活码只显示一次 / appoint staff; the code is shown once',
      body: appointment,
      response: { 201: appointed },
    },
    handler: async (request, reply) => {
      const manager = await firmManagerOf(context, request);
      return reply.code(201).send(await appointStaff(context, manager, { ...request.body, traceId: request.id }));
    },
  });
  app.route({
    ...own,
    method: 'POST',
    url: '/api/firm/staff/:id/withdraw',
    bodyLimit: 4_096,
    schema: {
      tags,
      summary: '停用工作人员账号 / withdraw staff',
      params: z.object({ id: z.uuid().transform((id) => id.toLowerCase()) }),
      body: withdrawal,
      response: { 204: nothing },
    },
    handler: async (request, reply) => {
      const manager = await firmManagerOf(context, request);
      await withdrawStaff(context, manager, { ...request.body, id: request.params.id, traceId: request.id });
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...own,
    method: 'POST',
    url: '/api/firm/leave',
    bodyLimit: 8_192,
    schema: { tags, summary: '企业退出在线消费纠纷解决 / the firm leaves', body: leaving, response: { 204: nothing } },
    handler: async (request, reply) => {
      const manager = await firmManagerOf(context, request);
      await leave(context, manager, { ...request.body, traceId: request.id });
      clearFirmCookie(request, reply, context.publicUrl);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...own,
    method: 'POST',
    url: '/api/firm/answers',
    bodyLimit: 32_768,
    schema: {
      tags,
      summary: '企业陈述申辩 / the firm answers a measure in view',
      body: answering,
      response: { 200: firmMe },
    },
    handler: async (request) => {
      const manager = await firmManagerOf(context, request);
      await answerMeasure(context, manager, { ...request.body, traceId: request.id });
      return firmPage(context, manager);
    },
  });
}
