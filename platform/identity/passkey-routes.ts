import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AppError } from '../../kernel/error.ts';
import { setDeviceCookie, setSessionCookie } from '../http/access.ts';
import type { App } from '../http/types.ts';
import { me } from './contract.ts';
import { presentMe } from './me.ts';
import {
  beginPasskeyRegistration,
  beginPasskeySignIn,
  finishPasskeyRegistration,
  listPasskeys,
  type PasskeySite,
  removePasskey,
  signInWithPasskey,
} from './passkey.ts';
import { type IdentityRouteOptions, placeOf } from './route-place.ts';
import { getSession } from './session.ts';

const tags = ['session'];
const limit = { max: 30, timeWindow: '1 minute' };
/** WebAuthn's own JSON; the library checks it. */
const webauthn = z.record(z.string(), z.unknown()).describe('WebAuthn JSON');
const begun = z.object({ challengeId: z.string(), options: webauthn });
const passkeyList = z.array(
  z.object({ id: z.string(), label: z.string(), createdAt: z.string(), lastUsedAt: z.string().nullable() }),
);

/** Passkeys belong to the address in the browser: the public one, else the one that was asked. */
function siteOf(request: FastifyRequest, publicUrl: string | undefined): PasskeySite {
  const origin = publicUrl ?? `${request.protocol}://${request.host}`;
  if (!URL.canParse(origin)) throw new AppError('http.bad-request', 400, { reason: 'host' });
  return { rpId: new URL(origin).hostname, rpName: 'Qingyuan 清源', origins: [origin] };
}

const plain = (value: object): Record<string, unknown> => ({ ...value });

export function addPasskeyRoutes(app: App, { db, deps, publicUrl }: IdentityRouteOptions): void {
  app.route({
    method: 'GET',
    url: '/api/passkeys',
    config: { access: 'session' },
    schema: { tags, summary: '本人的通行密钥 / one’s passkeys', response: { 200: passkeyList } },
    handler: async (request) => {
      const { personId } = await getSession(db, deps, request.sessionToken);
      return (await listPasskeys(db, personId)).map((each) => ({
        id: each.id,
        label: each.label,
        createdAt: each.createdAt.toISOString(),
        lastUsedAt: each.lastUsedAt?.toISOString() ?? null,
      }));
    },
  });
  app.route({
    method: 'POST',
    url: '/api/passkeys/registration',
    config: { access: 'session' },
    schema: { tags, summary: '开始登记通行密钥 / begin a passkey', response: { 200: begun } },
    handler: async (request) => {
      const { personId } = await getSession(db, deps, request.sessionToken);
      const { challengeId, options } = await beginPasskeyRegistration(db, deps, siteOf(request, publicUrl), personId);
      return { challengeId, options: plain(options) };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/passkeys',
    config: { access: 'session' },
    schema: {
      tags,
      summary: '完成登记通行密钥 / finish a passkey',
      body: z.object({ challengeId: z.string().max(100), response: webauthn, label: z.string().trim().min(1).max(60) }),
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      const { personId } = await getSession(db, deps, request.sessionToken);
      const { challengeId, label } = request.body;
      const response = request.body.response as unknown as RegistrationResponseJSON;
      await finishPasskeyRegistration(db, deps, siteOf(request, publicUrl), personId, { challengeId, response, label });
      return reply.code(204).send(null);
    },
  });
  app.route({
    method: 'DELETE',
    url: '/api/passkeys/:id',
    config: { access: 'session' },
    schema: {
      tags,
      summary: '删除通行密钥 / remove a passkey',
      params: z.object({ id: z.string().max(1500) }),
      response: { 200: z.object({ removed: z.boolean() }) },
    },
    handler: async (request) => {
      const { personId } = await getSession(db, deps, request.sessionToken);
      return { removed: await removePasskey(db, deps, personId, request.params.id) };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/passkeys/challenge',
    config: { access: 'anyone', rateLimit: limit },
    schema: { tags, summary: '用通行密钥登录：第一步 / passkey sign-in, step one', response: { 200: begun } },
    handler: async (request) => {
      const { challengeId, options } = await beginPasskeySignIn(db, deps, siteOf(request, publicUrl));
      return { challengeId, options: plain(options) };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/passkeys/session',
    config: { access: 'anyone', rateLimit: limit },
    schema: {
      tags,
      summary: '用通行密钥登录：第二步 / passkey sign-in, step two',
      body: z.object({ challengeId: z.string().max(100), response: webauthn }),
      response: { 200: me },
    },
    handler: async (request, reply) => {
      const response = request.body.response as unknown as AuthenticationResponseJSON;
      const answer = { challengeId: request.body.challengeId, response };
      const signed = await signInWithPasskey(db, deps, siteOf(request, publicUrl), answer, placeOf(request));
      setSessionCookie(request, reply, signed.token, publicUrl);
      setDeviceCookie(request, reply, signed.deviceToken, publicUrl);
      return presentMe(db, deps, signed.session);
    },
  });
}
