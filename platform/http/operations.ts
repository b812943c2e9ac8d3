import { z } from 'zod';
import { AppError } from '../../kernel/error.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { App } from './types.ts';

const health = z.object({ status: z.literal('ok') });
const readiness = z.object({ status: z.enum(['ready', 'not-ready']), checks: z.record(z.string(), z.boolean()) });

export interface OperationsOptions {
  readonly metrics: Metrics;
  /** What must hold before requests are sent here: database, migrations. */
  readonly checks: Readonly<Record<string, () => Promise<boolean>>>;
}

const isLocal = (address: string): boolean => address === '::1' || /^(::ffff:)?127\./.test(address);

/** `/healthz` the process, `/readyz` what it rests on, `/metrics` for a scraper on this machine. */
export function addOperations(app: App, { metrics, checks }: OperationsOptions): void {
  app.route({
    method: 'GET',
    url: '/healthz',
    config: { access: 'public' },
    schema: { tags: ['operations'], summary: '进程是否存活 / is the process alive', response: { 200: health } },
    handler: async () => ({ status: 'ok' as const }),
  });
  app.route({
    method: 'GET',
    url: '/readyz',
    config: { access: 'public' },
    schema: {
      tags: ['operations'],
      summary: '是否可以接受请求 / may requests be sent here',
      response: { 200: readiness, 503: readiness },
    },
    handler: async (_request, reply) => {
      const results: Record<string, boolean> = {};
      for (const [name, check] of Object.entries(checks)) results[name] = await check().catch(() => false);
      const ready = Object.values(results).every(Boolean);
      reply.code(ready ? 200 : 503);
      return { status: ready ? ('ready' as const) : ('not-ready' as const), checks: results };
    },
  });
  app.route({
    method: 'GET',
    url: '/metrics',
    config: { access: 'public' },
    schema: { tags: ['operations'], summary: 'Prometheus 指标（仅本机） / Prometheus metrics, this machine only' },
    handler: async (request, reply) => {
      // Behind a proxy every caller looks local: a forwarded request is not the scraper.
      if (!isLocal(request.ip) || request.headers['x-forwarded-for'] !== undefined)
        throw new AppError('http.not-found', 404);
      reply.type(metrics.registry.contentType);
      return metrics.registry.metrics();
    },
  });
}
