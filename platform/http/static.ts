import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { App } from './types.ts';

/** A built web app: `prefix` `/console/` or `/`, files in `root` with an index.html. */
export interface WebApp {
  readonly prefix: string;
  readonly root: string;
}

const HASHED = `${sep}assets${sep}`;

/**
 * Serves the built pages: hashed files for ever, pages asked for anew each time (ETag), and any other path of an app
 * by its index.html, so that a deep link opens. `/api` and `/public` paths never fall back to a page.
 */
export async function serveWebApps(app: App, apps: readonly WebApp[]): Promise<(url: string) => WebApp | undefined> {
  const built = apps.filter(({ root }) => existsSync(join(root, 'index.html')));
  for (const [index, { prefix, root }] of built.entries()) {
    await app.register(fastifyStatic, {
      root,
      prefix,
      decorateReply: index === 0,
      wildcard: true,
      index: 'index.html',
      cacheControl: false,
      schemaHide: true,
      setHeaders: (response, path) => {
        const cache = path.includes(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache';
        response.setHeader('cache-control', cache);
      },
    });
  }
  for (const { prefix } of built.filter(({ prefix: each }) => each !== '/')) {
    app.get(prefix.slice(0, -1), { schema: { hide: true } as object }, (_request, reply) =>
      reply.redirect(prefix, 308),
    );
  }
  const bySpecificity = [...built].sort((a, b) => b.prefix.length - a.prefix.length);
  return (url) =>
    /^\/(api|public|metrics|healthz|readyz|openapi\.json)(\/|\?|$)/.test(url) || /\.[a-z0-9]{1,8}(\?|$)/.test(url)
      ? undefined
      : bySpecificity.find(({ prefix }) => url.startsWith(prefix) || `${url}/` === prefix);
}
