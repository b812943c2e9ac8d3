import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isAppError } from '../../kernel/error.ts';
import { type ErrorCatalogue, fillText } from '../../kernel/error-catalogue.ts';
import { setDeviceCookie, setSessionCookie } from '../http/access.ts';
import type { App } from '../http/types.ts';
import { waysToSignIn } from './contract.ts';
import { errors } from './errors.ts';
import type { Oidc } from './oidc.ts';
import { type IdentityRouteOptions, placeOf } from './route-place.ts';

const COOKIE = 'qy_oidc';
const PATH = '/api/oidc';
const LIFE = 300;
const limit = { max: 30, timeWindow: '1 minute' };
const redirected = z.null().meta({
  description: '转向，无正文 / a redirect without body',
  headers: { location: { type: 'string', description: '浏览器转到的地址 / where the browser goes on' } },
});
/** RFC 6749 4.1.2; whatever else a provider adds is left alone. */
const returned = z.looseObject({
  state: z.string().optional().describe('发起登录时给出的随机值 / the value that the sign-in began with'),
  code: z.string().optional().describe('一次性授权码 / the code to be exchanged, once'),
  error: z.string().optional().describe('认证平台拒绝的原因 / why the provider refused'),
});

const codes: ErrorCatalogue = errors;

/** A failure of this part by its code, in words; null for any other. */
function failureOf(code: string | undefined, issuer: string): z.infer<typeof waysToSignIn>['failure'] {
  const entry = code === undefined || !Object.hasOwn(codes, code) ? undefined : codes[code];
  if (code === undefined || entry === undefined) return null;
  const { zh, en, remedy } = entry;
  return { code, zh: fillText(zh, { issuer }), en: fillText(en, { issuer }), remedy };
}

/** Where a browser goes whose sign-in failed: the page there says the code in words. */
const failedAt = (code: string): string => `/console/?sign-in=${encodeURIComponent(code)}`;

/**
 * A person stands before the answer, in a browser that came from somewhere else: a page says what went wrong, not JSON.
 * Where no provider is set up nobody is on that way, and the failure stays a failure.
 */
async function orBackWithReason(request: FastifyRequest, reply: FastifyReply, work: () => Promise<FastifyReply>) {
  try {
    return await work();
  } catch (error) {
    if (!isAppError(error) || error.code === 'identity.oidc-off') throw error;
    request.log.warn({ err: error, code: error.code }, 'sign-in through the identity provider failed');
    return reply.clearCookie(COOKIE, { path: PATH }).redirect(failedAt(error.code), 302);
  }
}

/** Signing in through an outside identity provider; 404 `identity.oidc-off` where none is configured. */
export function addOidcRoutes(app: App, options: IdentityRouteOptions & { readonly oidc: Oidc }): void {
  const { db, deps, publicUrl, oidc } = options;
  app.route({
    method: 'GET',
    url: '/api/session/ways',
    config: { access: 'anyone' },
    schema: {
      tags: ['session'],
      summary: '可用的登录方式 / how one may sign in here',
      querystring: z.object({
        failed: z
          .string()
          .max(60)
          .optional()
          .describe('上次登录未通过的错误代码 / the code with which the last one failed'),
      }),
      response: { 200: waysToSignIn },
    },
    handler: async (request) => ({ oidc: oidc.on, failure: failureOf(request.query.failed, oidc.issuer) }),
  });
  app.route({
    method: 'GET',
    url: `${PATH}/begin`,
    config: { access: 'anyone', rateLimit: limit },
    schema: {
      tags: ['session'],
      summary: '转到统一身份认证 / go to the identity provider',
      description:
        '302 转到认证平台；平台连不上时转回登录页并说明原因。 / 302 to the provider; where it cannot be reached, back to the sign-in page, which says why.',
      response: { 302: redirected },
    },
    handler: (request, reply) =>
      orBackWithReason(request, reply, async () => {
        const { url, browserToken } = await oidc.begin(db, deps);
        const secure = request.protocol === 'https' || publicUrl?.startsWith('https:') === true;
        // Lax: the browser comes back from another site, with which it sends no strict cookie.
        const cookie = { path: PATH, httpOnly: true, sameSite: 'lax', secure, maxAge: LIFE } as const;
        return reply.setCookie(COOKIE, browserToken, cookie).redirect(url, 302);
      }),
  });
  app.route({
    method: 'GET',
    url: `${PATH}/callback`,
    config: { access: 'anyone', rateLimit: limit },
    schema: {
      tags: ['session'],
      summary: '统一身份认证返回 / back from the identity provider',
      description:
        '由浏览器访问。302 转到 `/console/`（已登录，并设置会话 Cookie），或 `/console/?sign-in=<错误代码>`（未通过，登录页说明原因）。' +
        ' / For the browser. 302 to `/console/`, signed in, with the session cookie; or to `/console/?sign-in=<code>`, where the sign-in page says what went wrong.',
      querystring: returned,
      response: { 302: redirected },
    },
    handler: (request, reply) =>
      orBackWithReason(request, reply, async () => {
        // Only the query counts: the address that the provider was told stands in the settings.
        const back = new URL(request.url, 'http://localhost');
        const signed = await oidc.finish(db, deps, back, request.cookies[COOKIE], placeOf(request));
        setSessionCookie(request, reply, signed.token, publicUrl);
        setDeviceCookie(request, reply, signed.deviceToken, publicUrl);
        return reply.clearCookie(COOKIE, { path: PATH }).redirect('/console/', 302);
      }),
  });
}
