import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Actor } from '../identity/actor.ts';

/** The server that routes are added to; bodies, queries and answers are typed by their zod schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression<RawServerDefault>,
  RawReplyDefaultExpression<RawServerDefault>,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/**
 * Who may call a route. `actor` (the default): a signed-in person or a key. `session`: a signed-in browser, also one
 * whose password must be changed first. `anyone`: no sign-in, but a browser's call must come from our pages.
 * `public`: the portal and machines, no cookie is read.
 */
export type Access = 'actor' | 'session' | 'anyone' | 'public';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null on routes that need nobody. */
    actor: Actor | null;
    /** The session cookie's value, '' without one. */
    sessionToken: string;
  }
  interface FastifyContextConfig {
    access?: Access;
  }
}
