import multipart from '@fastify/multipart';
import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { translateError } from './translate-error.ts';

const boundary = (name: string) => `multipart/form-data; boundary=${name}`;
const form = '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc';

// The parser's own words, not ours: if a new version says it otherwise, this fails and not the server.
test.each([
  ['cut off in a file', boundary('b'), form],
  ['cut off in a head', boundary('b'), form.slice(0, 30)],
  ['of another boundary', boundary('other'), form],
  ['without a boundary', 'multipart/form-data', form],
  ['with an endless boundary', boundary('b'.repeat(300)), form],
])('a form %s is the sender’s fault', async (_, type, payload) => {
  const app = fastify();
  await app.register(multipart);
  app.post('/', async (request) => {
    const part = await request.file();
    return { bytes: (await part?.toBuffer())?.length ?? 0 };
  });
  const told: unknown[] = [];
  app.setErrorHandler((error, _request, reply) => {
    told.push(translateError(error, 1));
    return reply.code(400).send({});
  });
  const answer = await app.inject({ method: 'POST', url: '/', headers: { 'content-type': type }, payload });
  await app.close();
  expect(answer.statusCode).toBe(400);
  expect(told).toEqual([expect.objectContaining({ code: 'http.bad-request', status: 400 })]);
});
