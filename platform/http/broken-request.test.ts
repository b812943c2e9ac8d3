import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger, createMetrics } from '../telemetry/index.ts';
import { errors } from './errors.ts';
import { type App, createApp } from './index.ts';

let app: App;
let port: number;
beforeAll(async () => {
  app = await createApp(
    {
      logger: createLogger({ level: 'silent', service: 'test' }),
      metrics: createMetrics(),
      catalogue: errors,
      publicUrl: undefined,
      version: 'test',
      authenticator: {
        bySession: () => Promise.reject(new Error('not asked')),
        byKey: () => Promise.reject(new Error('not asked')),
      },
    },
    (routes) => {
      routes.get('/things/:name', { config: { access: 'public' } }, async () => ({ ok: true }));
    },
  );
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => app.close());

/** What comes back for bytes on the line, until the server closes it. */
function say(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      heard += text;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(heard));
  });
}

const PROBLEM = {
  code: 'http.bad-request',
  zh: expect.stringMatching(/\p{Script=Han}/u),
  en: expect.any(String),
  remedy: { zh: expect.any(String), en: expect.any(String) },
  traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
};

test.each(['/things/%zz', '/things/%ff%fe', '/things/%'])(
  'an address that cannot be decoded is a coded refusal: %s',
  async (url) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject(PROBLEM);
  },
);

test.each([
  ['no HTTP at all', 'hello\r\n\r\n', 400],
  ['a method that nobody knows', 'FROB / HTTP/1.1\r\nhost: x\r\n\r\n', 400],
  ['a header with a NUL', 'GET / HTTP/1.1\r\nhost: x\r\nx-a: \u0000\r\n\r\n', 400],
  ['two lengths', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab', 400],
  [
    'a length and chunks',
    'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
  ],
  ['endless headers', `GET / HTTP/1.1\r\nhost: x\r\nx-a: ${'a'.repeat(100_000)}\r\n\r\n`, 431],
])('%s is a coded refusal', async (_, bytes, status) => {
  const [head, body] = (await say(bytes)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(JSON.parse(body ?? '')).toMatchObject(PROBLEM);
});
