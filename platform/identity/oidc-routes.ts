import { z } from 'zod';
import { setDeviceCookie, setSessionCookie } from '../http/access.ts';
import type { App } from '../http/types.ts';
import type { Oidc } from './oidc.ts';
import { type IdentityRouteOptions, placeOf } from './route-place.ts';

const COOKIE = 'qy_oidc';
const PATH = '/api/oidc';
const LIFE = 300;
const limit = { max: 30, timeWindow: '1 minute' };
const redirected = z.null().describe('empty, with the address in `location`');

/** Signing in through an outside identity provider; 404 `identity.oidc-off` where none is configured. */
export function addOidcRoutes(app: App, options: IdentityRouteOptions & { readonly oidc: Oidc }): void {
  const { db, deps, publicUrl, oidc } = options;
  app.route({
    method: 'GET',
    url: `${PATH}/begin`,
    config: { access: 'anyone', rateLimit: limit },
    schema: {
      tags: ['session'],
      summary: '转到统一身份认证 / go to the identity provider',
      response: { 302: redirected },
    },
    handler: async (request, reply) => {
      const { url, browserToken } = await oidc.begin(db, deps);
      const secure = request.protocol === 'https' || publicUrl?.startsWith('https:') === true;
      // Lax: the browser comes back from another site, with which it sends no strict cookie.
      const cookie = { path: PATH, httpOnly: true, sameSite: 'lax', secure, maxAge: LIFE } as const;
      return reply.setCookie(COOKIE, browserToken, cookie).redirect(url, 302);
    },
  });
  app.route({
    method: 'GET',
    url: `${PATH}/callback`,
    config: { access: 'anyone', rateLimit: limit },
    schema: {
      tags: ['session'],
      summary: '统一身份认证返回 / back from the identity provider',
      querystring: z.record(z.string(), z.string()),
      response: { 302: redirected },
    },
    handler: async (request, reply) => {
      // Only the query counts: the address that the provider was told stands in the settings.
      const back = new URL(request.url, 'http://localhost');
      const signed = await oidc.finish(db, deps, back, request.cookies[COOKIE], placeOf(request));
      setSessionCookie(request, reply, signed.token, publicUrl);
      setDeviceCookie(request, reply, signed.deviceToken, publicUrl);
      return reply.clearCookie(COOKIE, { path: PATH }).redirect('/console/', 302);
    },
  });
}
