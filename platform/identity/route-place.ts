import type { FastifyRequest } from 'fastify';
import { DEVICE_COOKIE, SESSION_COOKIE } from '../http/access.ts';
import type { Db } from '../store/types.ts';
import type { IdentityDeps } from './settings.ts';
import type { SignInPlace } from './sign-in.ts';

export interface IdentityRouteOptions {
  /** The pool: failures of sign-in stay counted although they throw. */
  readonly db: Db;
  readonly deps: IdentityDeps;
  readonly publicUrl: string | undefined;
}

/** "Chromium, Linux": enough for a person to know their own devices by. */
function deviceLabelOf(agent: string | undefined): string {
  const text = agent ?? '';
  const browser = /(Edg|Firefox|Chrome|Safari)\//.exec(text)?.[1] ?? '';
  const system = /(Windows|Mac OS X|Android|iPhone|iPad|Linux)/.exec(text)?.[1] ?? '';
  return [browser.replace('Edg', 'Edge'), system].filter((part) => part !== '').join(', ');
}

export function placeOf(request: FastifyRequest): SignInPlace {
  return {
    source: request.ip,
    device: request.cookies[DEVICE_COOKIE],
    deviceLabel: deviceLabelOf(request.headers['user-agent']),
    previousToken: request.cookies[SESSION_COOKIE],
  };
}
