import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../kernel/error.ts';
import type { Actor, Role } from '../identity/actor.ts';
import type { App } from './types.ts';

export const SESSION_COOKIE = 'qy_session';
export const DEVICE_COOKIE = 'qy_device';

/** Says who stands behind a session cookie or a key. */
export interface Authenticator {
  /** @throws AppError 401 `identity.session-ended`, 403 when nothing is held today or the password must be changed */
  bySession(token: string, request: { readonly mustBeReady: boolean }): Promise<Actor | null>;
  /** @throws AppError 401; 403 `http.key-scope` */
  byKey(token: string, request: { readonly writes: boolean }): Promise<Actor>;
}

export interface AccessOptions {
  readonly authenticator: Authenticator;
  /** Origins that our own pages are served from beside the address asked. */
  readonly publicUrl: string | undefined;
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A call that changes something with the browser's cookie must carry a header that other sites' forms cannot set,
 * and come from our origin: both, since each has been got around alone.
 */
function refuseCrossSite(request: FastifyRequest, publicUrl: string | undefined): void {
  const { origin, 'x-qingyuan': mark, 'sec-fetch-site': site } = request.headers;
  const own = `${request.protocol}://${request.host}`;
  const originFits = origin === undefined || origin === own || (publicUrl !== undefined && origin === publicUrl);
  const siteFits = site === undefined || site === 'same-origin' || site === 'none';
  if (mark !== '1' || !originFits || !siteFits) throw new AppError('http.cross-site', 403);
}

/** Every route below `/api` needs a signed-in caller unless it says otherwise in `config.access`. */
export function guard(app: App, options: AccessOptions): void {
  app.decorateRequest('actor', null);
  app.decorateRequest('sessionToken', '');
  app.addHook('onRequest', async (request) => {
    const access =
      request.routeOptions.config.access ??
      (request.routeOptions.url?.startsWith('/api') === true ? 'actor' : 'public');
    if (access === 'public' || request.is404) return;
    const bearer = request.headers.authorization;
    if (bearer?.startsWith('Bearer ') === true && access === 'actor') {
      request.actor = await options.authenticator.byKey(bearer.slice(7).trim(), {
        writes: !READS.has(request.method),
      });
      return;
    }
    if (!READS.has(request.method)) refuseCrossSite(request, options.publicUrl);
    request.sessionToken = request.cookies[SESSION_COOKIE] ?? '';
    if (access === 'anyone') return;
    if (request.sessionToken === '') throw new AppError('http.signed-out', 401);
    request.actor = await options.authenticator.bySession(request.sessionToken, { mustBeReady: access === 'actor' });
  });
}

/** The caller. @throws AppError 401 `http.signed-out` */
export function getActor(request: FastifyRequest): Actor {
  if (request.actor === null) throw new AppError('http.signed-out', 401);
  return request.actor;
}

/** The caller, who must hold one of the roles. @throws AppError 403 `http.forbidden` */
export function getActorWith(request: FastifyRequest, ...roles: readonly Role[]): Actor {
  const actor = getActor(request);
  if (!roles.some((role) => actor.roles.includes(role))) {
    throw new AppError('http.forbidden', 403, { needed: roles.join(', ') });
  }
  return actor;
}

/** As all cookies that sign somebody in: not for scripts, not for other sites, over TLS alone where there is TLS. */
export function cookieOptions(request: FastifyRequest, publicUrl: string | undefined) {
  const secure = request.protocol === 'https' || publicUrl?.startsWith('https:') === true;
  return { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
}

/** Gives the browser its session; it ends with the browser, the server's own limits hold besides. */
export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  publicUrl?: string,
): void {
  reply.setCookie(SESSION_COOKIE, token, cookieOptions(request, publicUrl));
}

export function setDeviceCookie(request: FastifyRequest, reply: FastifyReply, token: string, publicUrl?: string): void {
  reply.setCookie(DEVICE_COOKIE, token, { ...cookieOptions(request, publicUrl), maxAge: 180 * 86_400 });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply, publicUrl?: string): void {
  reply.clearCookie(SESSION_COOKIE, cookieOptions(request, publicUrl));
}
