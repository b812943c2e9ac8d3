/**
 * The product's own server with one route more: `POST /bench/bare` does one INSERT into the same database, without
 * validation, permission or anything else. Run by http.ts as a process of its own; prints its port and a session.
 */
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { compose } from '../apps/server/compose.ts';
import { SESSION_COOKIE } from '../platform/http/access.ts';
import { signIn } from '../platform/identity/index.ts';
import { DEMO_PASSWORD } from '../world/people.ts';
import { seedSmallWorld } from '../world/seed.ts';

const [, , url = '', dataDir = ''] = process.argv;
const composed = await compose({ databaseUrl: url, dataDir, logger: pino({ level: 'warn' }) });
await seedSmallWorld(composed);
const { store } = composed;

composed.app.route({
  method: 'POST',
  url: '/bench/bare',
  config: { access: 'public' },
  handler: async (request) => {
    await store.db.query({
      name: 'bench-bare',
      text: 'insert into bench_bare (id, body) values ($1, $2)',
      values: [randomUUID(), JSON.stringify(request.body)],
    });
    return { ok: true };
  },
});

const { token, session } = await signIn(store.db, composed.identity, {
  login: 'intake',
  password: DEMO_PASSWORD,
  source: 'bench',
});
await composed.app.listen({ host: '127.0.0.1', port: 0 });
const address = composed.app.server.address();
composed.startWorkers('apart');
const port = typeof address === 'object' && address !== null ? address.port : 0;
process.stdout.write(`${JSON.stringify({ port, cookie: `${SESSION_COOKIE}=${token}`, person: session.personId })}\n`);
