import QRCode from 'qrcode';
import { z } from 'zod';
import type { AuthorityCode, PersonId } from '../../kernel/id.ts';
import { legalDay } from '../../kernel/plain-date.ts';
import { clearSessionCookie, getActor, setDeviceCookie, setSessionCookie } from '../http/access.ts';
import type { App } from '../http/types.ts';
import { changePassword } from './change-password.ts';
import { contextRequest, me, sessionList, signInRequest, totpConfirm, totpStart } from './contract.ts';
import { presentMe } from './me.ts';
import { addPasskeyRoutes } from './passkey-routes.ts';
import { type IdentityRouteOptions, placeOf } from './route-place.ts';
import {
  chooseContext,
  getSession,
  listSessions,
  revokeSession,
  revokeSessions,
  rotateSession,
  signOut,
} from './session.ts';
import { signIn } from './sign-in.ts';
import { beginTotp, confirmTotp, removeTotp } from './totp.ts';

const nothing = z.null().describe('empty');
const tags = ['session'];
const signInLimit = { max: 30, timeWindow: '1 minute' };

/** Signing in and out, contexts, one's own sessions, password, second factors. */
export function addIdentityRoutes(app: App, options: IdentityRouteOptions): void {
  const { db, deps, publicUrl } = options;
  addSessionRoutes(app, options);
  addPasskeyRoutes(app, options);

  app.route({
    method: 'POST',
    url: '/api/session/password',
    config: { access: 'session', rateLimit: signInLimit },
    schema: {
      tags,
      summary: '修改本人密码 / change one’s password',
      body: z.object({ old: z.string().min(1).max(256), new: z.string().min(1).max(256) }),
      response: { 204: nothing },
    },
    handler: async (request, reply) => {
      const session = await getSession(db, deps, request.sessionToken);
      await changePassword(db, deps, session, request.body.old, request.body.new);
      setSessionCookie(request, reply, await rotateSession(db, deps, request.sessionToken), publicUrl);
      return reply.code(204).send(null);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/totp/start',
    config: { access: 'session' },
    schema: { tags, summary: '开始绑定动态口令 / begin an authenticator app', response: { 200: totpStart } },
    handler: async (request) => {
      const { personId } = await getSession(db, deps, request.sessionToken);
      const { secret, uri } = await beginTotp(db, deps, personId);
      return { secret, uri, qrSvg: await QRCode.toString(uri, { type: 'svg', margin: 1 }) };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/totp/confirm',
    config: { access: 'session', rateLimit: signInLimit },
    schema: {
      tags,
      summary: '确认动态口令 / confirm the authenticator app',
      body: totpConfirm,
      response: { 204: nothing },
    },
    handler: async (request, reply) => {
      const session = await getSession(db, deps, request.sessionToken);
      await confirmTotp(db, deps, session.personId, request.body.code);
      await revokeSessions(db, deps, session.personId, session.id);
      return reply.code(204).send(null);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/totp/remove',
    config: { access: 'session', rateLimit: signInLimit },
    schema: {
      tags,
      summary: '解除动态口令 / take the authenticator app away',
      body: z.object({ password: z.string().min(1).max(256), totp: totpConfirm.shape.code }),
      response: { 204: nothing },
    },
    handler: async (request, reply) => {
      // A fresh sign-in with both factors: an open screen is not enough.
      const session = await getSession(db, deps, request.sessionToken);
      const { password, totp } = request.body;
      const signed = await signIn(db, deps, { ...placeOf(request), login: session.login, password, totp });
      setSessionCookie(request, reply, signed.token, publicUrl);
      await removeTotp(db, deps, session.personId);
      return reply.code(204).send(null);
    },
  });
}

function addSessionRoutes(app: App, { db, deps, publicUrl }: IdentityRouteOptions): void {
  app.route({
    method: 'POST',
    url: '/api/session',
    config: { access: 'anyone', rateLimit: signInLimit },
    schema: { tags, summary: '登录 / sign in', body: signInRequest, response: { 200: me } },
    handler: async (request, reply) => {
      const { login, password, totp } = request.body;
      const signed = await signIn(db, deps, { ...placeOf(request), login, password, totp });
      setSessionCookie(request, reply, signed.token, publicUrl);
      setDeviceCookie(request, reply, signed.deviceToken, publicUrl);
      return presentMe(db, deps, signed.session);
    },
  });
  app.route({
    method: 'GET',
    url: '/api/session',
    config: { access: 'session' },
    schema: { tags, summary: '当前登录人 / who is signed in', response: { 200: me } },
    handler: async (request) => presentMe(db, deps, await getSession(db, deps, request.sessionToken)),
  });
  app.route({
    method: 'DELETE',
    url: '/api/session',
    config: { access: 'anyone' },
    schema: { tags, summary: '退出 / sign out', response: { 204: nothing } },
    handler: async (request, reply) => {
      if (request.sessionToken !== '') await signOut(db, deps, request.sessionToken);
      clearSessionCookie(request, reply, publicUrl);
      return reply.code(204).send(null);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/session/context',
    config: { access: 'session' },
    schema: {
      tags,
      summary: '切换身份 / choose where and for whom to act',
      body: contextRequest,
      response: { 200: me },
    },
    handler: async (request, reply) => {
      const session = await getSession(db, deps, request.sessionToken);
      const context = {
        authority: request.body.authority as AuthorityCode,
        onBehalfOf: request.body.onBehalfOf as PersonId | null,
      };
      const chosen = await chooseContext(db, deps, session, context, legalDay(deps.clock.now()));
      setSessionCookie(request, reply, await rotateSession(db, deps, request.sessionToken), publicUrl);
      return presentMe(db, deps, chosen);
    },
  });
  app.route({
    method: 'GET',
    url: '/api/sessions',
    config: { access: 'session' },
    schema: { tags, summary: '本人的登录会话 / one’s sessions', response: { 200: sessionList } },
    handler: async (request) => {
      const current = await getSession(db, deps, request.sessionToken);
      const sessions = await listSessions(db, deps, current.personId);
      return sessions.map((each) => ({
        id: each.id,
        current: each.id === current.id,
        device: each.deviceLabel,
        createdAt: each.createdAt.toISOString(),
        lastSeenAt: each.lastSeen.toISOString(),
      }));
    },
  });
  app.route({
    method: 'DELETE',
    url: '/api/sessions/:id',
    config: { access: 'session' },
    schema: {
      tags,
      summary: '结束一个会话 / end a session',
      params: z.object({ id: z.uuid() }),
      response: { 200: z.object({ ended: z.boolean() }) },
    },
    handler: async (request) => {
      const { personId } = await getSession(db, deps, request.sessionToken);
      return { ended: await revokeSession(db, deps, personId, request.params.id) };
    },
  });
  app.route({
    method: 'GET',
    url: '/api/session/actor',
    schema: {
      tags,
      summary: '当前以何身份办理 / as what one acts now',
      response: {
        200: z.object({ authority: z.string(), roles: z.array(z.string()), onBehalfOf: z.uuid().nullable() }),
      },
    },
    handler: async (request) => {
      const { authority, roles, onBehalfOf } = getActor(request);
      return { authority, roles: [...roles], onBehalfOf };
    },
  });
}
