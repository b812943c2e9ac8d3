import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { type FastifyError, type FastifyReply, type FastifyRequest, fastify, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { AppError } from '../../kernel/error.ts';
import type { ErrorCatalogue } from '../../kernel/error-catalogue.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { type Authenticator, guard } from './access.ts';
import { refuseBrokenRequest } from './broken-request.ts';
import { describeRoutes } from './openapi.ts';
import { addOperations } from './operations.ts';
import { problemOfUnknown } from './problem.ts';
import { limitRates } from './rate-limit.ts';
import { serveWebApps, type WebApp } from './static.ts';
import { refuseUnstorable } from './storable.ts';
import { traceIdOf } from './trace-id.ts';
import { translateError } from './translate-error.ts';
import type { App } from './types.ts';
import { readOffUnread } from './unread-body.ts';

/** 1 MiB: the longest form with its text is a tenth of it; files go through routes of their own. */
const BODY_LIMIT = 1_048_576;

export interface AppOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly authenticator: Authenticator;
  /** All failures of the product by code. */
  readonly catalogue: ErrorCatalogue;
  readonly publicUrl: string | undefined;
  readonly version: string;
  readonly checks?: Readonly<Record<string, () => Promise<boolean>>>;
  readonly webApps?: readonly WebApp[];
  readonly bodyLimit?: number;
  /** Proxies whose `x-forwarded-*` is believed; none by default. */
  readonly trustProxy?: boolean | string;
}

/**
 * The server without its routes: validation by zod, coded failures in both languages, trace ids, access by default
 * only for who is signed in, security headers, limits, metrics, OpenAPI at `/openapi.json`.
 * `routes` adds the modules' routes.
 */
export async function createApp(options: AppOptions, routes: (app: App) => void | Promise<void>): Promise<App> {
  const bodyLimit = options.bodyLimit ?? BODY_LIMIT;
  const app: App = fastify({
    loggerInstance: options.logger,
    // The own line below says the route, never the address asked: queries hold what people look for.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'traceId' }),
    genReqId: traceIdOf,
    bodyLimit,
    requestTimeout: 60_000,
    connectionTimeout: 65_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    trustProxy: options.trustProxy ?? false,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (failure, request, reply) => answerFailure(failure, request, reply, options, bodyLimit),
    clientErrorHandler: refuseBrokenRequest,
  }) as unknown as App;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerFailures(app, options, bodyLimit);
  refuseUnstorable(app);
  readOffUnread(app);
  measureRequests(app, options);
  await app.register(cookie);
  await protectPages(app, options.publicUrl);
  guard(app, options);
  await limitRates(app);
  await describeRoutes(app, options.version);
  addOperations(app, { metrics: options.metrics, checks: options.checks ?? {} });
  app.get(
    '/openapi.json',
    { config: { access: 'public' }, schema: { hide: true } as object },
    async (_request, reply) => {
      reply.type('application/json');
      return JSON.stringify(app.swagger());
    },
  );
  await routes(app);
  const pageOf = await serveWebApps(app, options.webApps ?? []);
  app.setNotFoundHandler(async (request, reply) => {
    const page = request.method === 'GET' ? pageOf(request.url) : undefined;
    if (page === undefined) throw new AppError('http.not-found', 404);
    return reply.header('cache-control', 'no-cache').sendFile('index.html', page.root);
  });
  return app;
}

function answerFailures(app: App, options: AppOptions, bodyLimit: number): void {
  app.setErrorHandler((failure: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
    answerFailure(failure, request, reply, options, request.routeOptions.bodyLimit ?? bodyLimit),
  );
}

function answerFailure(
  failure: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  options: AppOptions,
  bodyLimit: number,
): void {
  const error = translateError(failure, bodyLimit);
  const answer = problemOfUnknown(error, request.id, options.catalogue);
  if (answer.defect) request.log.error({ err: error, route: request.routeOptions.url }, 'defect');
  if (answer.retryAfter !== null) reply.header('retry-after', String(answer.retryAfter));
  // Not through the route's own schemas: a failure has one shape everywhere.
  reply.code(answer.status).type('application/json').serializer(String).send(JSON.stringify(answer.body));
}

function measureRequests(app: App, { metrics }: AppOptions): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-trace-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const seconds = reply.elapsedTime / 1000;
    metrics.httpSeconds.observe({ method: request.method, route, status: String(reply.statusCode) }, seconds);
    request.log.info(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(seconds * 1000) },
      'answered',
    );
  });
}

/**
 * Only our own files run; styles may stand in the page because the console's components write theirs there.
 * One constant: building the same policy for each answer took a thirtieth of the server's time.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self' blob:",
  // A dossier is shown by the browser's own viewer, within our page.
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join(';');

async function protectPages(app: App, publicUrl: string | undefined): Promise<void> {
  const https = publicUrl?.startsWith('https:') === true;
  await app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
  });
}
