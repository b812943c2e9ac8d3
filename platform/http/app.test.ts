import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../kernel/error.ts';
import { defineErrors } from '../../kernel/error-catalogue.ts';
import { storeErrors } from '../store/errors.ts';
import { createLogger, createMetrics } from '../telemetry/index.ts';
import { getActorWith } from './access.ts';
import { createApp } from './app.ts';
import { errors } from './errors.ts';
import { anonymousKeys } from './rate-limit.ts';
import type { App } from './types.ts';

const own = defineErrors({
  'test.teapot': {
    status: 418,
    zh: '我是{what}',
    en: 'I am {what}',
    remedy: { zh: '换壶', en: 'another pot' },
  },
  'test.broken': { status: 500, zh: '坏了 {secret}', en: 'broken {secret}', remedy: { zh: '', en: '' } },
});

let app: App;
let log = '';
const sink = new Writable({
  write(chunk, _encoding, done) {
    log += String(chunk);
    done();
  },
});

const person = { personId: 'p', name: '张三', authority: '980101', roles: ['officer'], scope: '980101%', clearance: 0 };

beforeAll(async () => {
  app = await createApp(
    {
      logger: createLogger({ level: 'info', service: 'test' }, sink),
      metrics: createMetrics(),
      authenticator: {
        bySession: async () => ({ ...person, onBehalfOf: null, sessionId: 's' }) as never,
        byKey: async () => {
          throw new AppError('http.signed-out', 401);
        },
      },
      catalogue: { ...errors, ...storeErrors, ...own },
      publicUrl: undefined,
      version: '0',
      bodyLimit: 2_000,
      checks: { database: async () => false },
    },
    (routes) => {
      const config = { access: 'public' as const };
      routes.get('/boom', { config }, async () => {
        throw new TypeError('password hunter2 of 张三 is wrong');
      });
      routes.get('/teapot', { config }, async () => {
        throw new AppError('test.teapot', 418, { what: '茶壶' });
      });
      routes.get('/broken', { config }, async () => {
        throw new AppError('test.broken', 500, { secret: 'hunter2' });
      });
      routes.get('/away', { config }, async () => {
        throw new AppError('store.unreachable', 503);
      });
      routes.get('/api/closed', async () => ({ secret: 1 }));
      routes.get('/api/heads', async (request) => getActorWith(request, 'head'));
      const body = z.object({ name: z.string().min(2), age: z.int().max(9).optional(), on: z.iso.date().optional() });
      routes.post(
        '/echo',
        { config, schema: { body, response: { 200: z.object({ name: z.string() }) } } },
        async (request) => ({
          ...request.body,
        }),
      );
    },
  );
  await app.ready();
});
afterAll(() => app.close());

describe('a failure', () => {
  test('that is coded says itself in both languages with values and the way out', async () => {
    const answer = await app.inject('/teapot');
    expect(answer.statusCode).toBe(418);
    expect(answer.json()).toEqual({
      code: 'test.teapot',
      zh: '我是茶壶',
      en: 'I am 茶壶',
      remedy: { zh: '换壶', en: 'another pot' },
      params: { what: '茶壶' },
      traceId: answer.headers['x-trace-id'],
    });
  });

  test.each(['/boom', '/broken'])('that nobody foresaw leaks nothing: %s', async (url) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ code: 'http.internal', remedy: { zh: expect.stringContaining('追踪号') } });
    expect(answer.payload).not.toMatch(/hunter2|张三|TypeError|at /);
    expect(answer.json().remedy.en).toContain(answer.headers['x-trace-id']);
  });

  test('of the database says when to come back', async () => {
    const answer = await app.inject('/away');
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.json().code).toBe('store.unreachable');
  });

  test.each([
    ['no such address', { url: '/nowhere' }, 404, 'http.not-found'],
    ['too large', { method: 'POST', url: '/echo', payload: { name: 'x'.repeat(3_000) } }, 413, 'http.body-too-large'],
    [
      'half JSON',
      { method: 'POST', url: '/echo', payload: '{"name":', headers: { 'content-type': 'application/json' } },
      400,
      'http.bad-json',
    ],
    [
      'another type',
      { method: 'POST', url: '/echo', payload: '<a/>', headers: { 'content-type': 'text/xml' } },
      415,
      'http.media-type',
    ],
    [
      'poisoned prototype',
      {
        method: 'POST',
        url: '/echo',
        payload: '{"__proto__":{"a":1}}',
        headers: { 'content-type': 'application/json' },
      },
      400,
      'http.bad-json',
    ],
  ] as const)('of asking: %s', async (_name, request, status, code) => {
    const answer = await app.inject(request as never);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ code, zh: expect.any(String), en: expect.any(String) });
  });

  test('of form names each field in both languages and never repeats what was sent', async () => {
    const payload = { name: '张', age: 12.5, on: '2026-02-30' };
    const answer = await app.inject({ method: 'POST', url: '/echo', payload });
    const { code, zh, en, params } = answer.json();
    expect(code).toBe('http.invalid');
    expect(zh).toContain('name：至少 2 个字');
    expect(zh).toContain('age：应为整数');
    expect(zh).toContain('on：应为日期');
    expect(en).toContain('name: needs at least 2 characters');
    expect(params.issues).toHaveLength(3);
    expect(answer.payload).not.toMatch(/12\.5|2026-02-30|"张"/);
    const missing = await app.inject({ method: 'POST', url: '/echo', payload: {} });
    expect(missing.json().zh).toContain('name：必填');
  });
});

describe('by default', () => {
  test('what lies below /api needs somebody, and roles are asked for by name', async () => {
    expect((await app.inject('/api/closed')).json().code).toBe('http.signed-out');
    const signedIn = { cookie: 'qy_session=x' };
    expect((await app.inject({ url: '/api/closed', headers: signedIn })).statusCode).toBe(200);
    expect((await app.inject({ url: '/api/heads', headers: signedIn })).json()).toMatchObject({
      code: 'http.forbidden',
      params: { needed: 'head' },
    });
    const headers = { ...signedIn, authorization: 'Bearer nonsense' };
    expect((await app.inject({ url: '/api/closed', headers })).statusCode).toBe(401);
  });

  test('answers drop what their schema does not name', async () => {
    const answer = await app.inject({ method: 'POST', url: '/echo', payload: { name: 'ab', age: 3 } });
    expect(answer.json()).toEqual({ name: 'ab' });
  });

  test('pages run only our own scripts and are framed by nobody', async () => {
    const policy = String((await app.inject('/healthz')).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
  });

  test('a trace id is the caller’s where it is well formed, else a fresh one', async () => {
    const id = '4bf92f3577b34da6a3ce929d0e0e4736';
    const given = await app.inject({ url: '/healthz', headers: { traceparent: `00-${id}-00f067aa0ba902b7-01` } });
    expect(given.headers['x-trace-id']).toBe(id);
    const forged = await app.inject({ url: '/healthz', headers: { 'x-trace-id': 'a\r\nset-cookie: x' } });
    expect(forged.headers['x-trace-id']).toMatch(/^[0-9a-f]{32}$/);
  });

  test('readiness is that of the parts', async () => {
    const answer = await app.inject('/readyz');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toEqual({ status: 'not-ready', checks: { database: false } });
  });

  test('metrics are for this machine and name routes, not addresses', async () => {
    const metrics = (await app.inject('/metrics')).payload;
    expect(metrics).toContain('route="/teapot"');
    expect(metrics).not.toContain('/nowhere');
    expect((await app.inject({ url: '/metrics', remoteAddress: '203.0.113.9' })).statusCode).toBe(404);
    const forwarded = await app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(forwarded.statusCode).toBe(404);
  });
});

describe('the log', () => {
  test('holds route, status and trace, never bodies, queries, names, addresses or messages of failures', async () => {
    const headers = { 'x-trace-id': 'f'.repeat(32), 'user-agent': 'PeculiarAgent' };
    await app.inject({
      method: 'POST',
      url: '/echo?q=私事',
      payload: { name: '李四光' },
      headers,
      remoteAddress: '203.0.113.9',
    });
    await app.inject({ url: '/boom', headers });
    expect(log).toContain('f'.repeat(32));
    expect(log).toContain('"route":"/echo"');
    expect(log).toContain('"type":"TypeError"');
    for (const secret of ['李四光', '私事', '203.0.113.9', 'PeculiarAgent', encodeURIComponent('私事')]) {
      expect(log).not.toContain(secret);
    }
  });

  test('censors fields that hold people even where a call site passes them', () => {
    let line = '';
    const catching = new Writable({
      write(chunk, _encoding, done) {
        line += String(chunk);
        done();
      },
    });
    const logger = createLogger({ level: 'info', service: 'test' }, catching);
    logger.info({ name: '赵六', matter: { phone: '13800000000', id: 'kept' } }, 'x');
    expect(line).toContain('kept');
    expect(line).not.toMatch(/赵六|13800000000/);
    const driver = Object.assign(new Error('invalid input "赵六"'), { code: '22P02', routine: 'string_to_uuid' });
    logger.error({ err: driver }, 'x');
    expect(line).toContain('22P02');
    expect(line).not.toContain('赵六');
  });
});

test('a caller is counted under a name that changes every hour and tells nobody the address', () => {
  let now = 0;
  const keyOf = anonymousKeys(() => now);
  const first = keyOf('203.0.113.9');
  expect(first).not.toContain('203.0.113');
  expect(keyOf('203.0.113.9')).toBe(first);
  expect(keyOf('203.0.113.10')).not.toBe(first);
  now = 3_600_000;
  expect(keyOf('203.0.113.9')).not.toBe(first);
  expect(anonymousKeys(() => now)('203.0.113.9')).not.toBe(keyOf('203.0.113.9'));
});
