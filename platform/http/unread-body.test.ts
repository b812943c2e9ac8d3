import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { afterEach, describe, expect, test } from 'vitest';
import type { App } from './types.ts';
import { readOffUnread } from './unread-body.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A server that refuses every file after its first piece. */
async function refusing(mended: boolean): Promise<number> {
  const app = fastify();
  if (mended) readOffUnread(app as unknown as App);
  await app.register(multipart, { limits: { fileSize: 100_000_000 } });
  app.post('/file', async (asked, reply) => {
    const part = await asked.file();
    for await (const _ of part?.file ?? []) break;
    return reply.code(507).send('full');
  });
  app.get('/', async () => 'here');
  await app.listen({ port: 0, host: '127.0.0.1' });
  ends.push(() => {
    app.server.closeAllConnections();
    void app.close();
  });
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const HEAD = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n';

/** One request over the only connection of an agent. */
function ask(agent: Agent, port: number, body?: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const options = { agent, port, host: '127.0.0.1', path: body === undefined ? '/' : '/file' };
    const asked = request(body === undefined ? options : { ...options, method: 'POST', headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += String(chunk);
      });
      answer.on('end', () => resolve(`${answer.statusCode} ${text}`));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

describe('a file that is refused while it still comes', () => {
  const upload = Buffer.concat([Buffer.from(HEAD), Buffer.alloc(8_000_000), Buffer.from('\r\n--b--\r\n')]);
  const twoOverOne = async (mended: boolean): Promise<readonly string[]> => {
    const port = await refusing(mended);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    ends.push(() => agent.destroy());
    const first = await ask(agent, port, upload);
    const second = ask(agent, port).catch(() => 'cut');
    return [first, await Promise.race([second, sleep(3_000, 'silence')])];
  };

  test('leaves the connection good for the next request', async () => {
    expect(await twoOverOne(true)).toEqual(['507 full', '200 here']);
  });

  test('where nobody reads it off, the next one waits', async () => {
    expect(await twoOverOne(false)).toEqual(['507 full', 'silence']);
  });
});
