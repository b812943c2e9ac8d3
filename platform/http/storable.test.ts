import { fastify } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAppError } from '../../kernel/error.ts';
import { refuseUnstorable } from './storable.ts';
import type { App } from './types.ts';

const app = fastify();
const told: unknown[] = [];
beforeAll(async () => {
  app.setErrorHandler((error, _request, reply) => {
    told.push(isAppError(error) ? `${error.code} ${error.params.field}` : error);
    return reply.code(400).send({});
  });
  refuseUnstorable(app as unknown as App);
  app.post('/', async (request) => ({ body: request.body }));
  app.get('/', async () => ({}));
  await app.ready();
});
afterAll(() => app.close());

const post = (payload: string) =>
  app.inject({ method: 'POST', url: '/', headers: { 'content-type': 'application/json' }, payload });

test.each([
  ['{"a":{"b":["x","\\u0000"]}}', 'a.b.1'],
  ['{"a":"\\ud800"}', 'a'],
  ['{"a":"\\udc00\\ud800"}', 'a'],
  ['{"a":{"\\u0000":1}}', 'a'],
  ['"\\uDBFF"', '—'],
])('refuses %s and says where', async (text, path) => {
  expect((await post(text)).statusCode).toBe(400);
  expect(told.at(-1)).toBe(`http.unstorable ${path}`);
});

test.each(['{"a":"\\\\u0000"}', '{"a":"\\ud842\\udfb7"}', '{"a":"𠮷"}', '{"a":"\\uffff"}'])(
  'takes %s',
  async (text) => {
    const answer = await post(text);
    expect([answer.statusCode, answer.json()]).toEqual([200, { body: JSON.parse(text) }]);
  },
);

test('refuses a NUL in an address, and still no poisoned prototype', async () => {
  expect((await app.inject('/?q=a%00b')).statusCode).toBe(400);
  expect((await app.inject('/?q=a%2500b')).statusCode).toBe(200);
  expect((await post('{"__proto__":{"x":1}}')).statusCode).toBe(400);
  expect((await post(`${'['.repeat(100_000)}"\\u0000"${']'.repeat(100_000)}`)).statusCode).toBe(400);
});
