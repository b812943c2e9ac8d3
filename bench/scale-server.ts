/** The product's own server without workers, for scale.ts: prints its port and a session of each level. */
import pino from 'pino';
import { compose } from '../apps/server/compose.ts';
import { SESSION_COOKIE } from '../platform/http/access.ts';
import { signIn } from '../platform/identity/index.ts';
import { levels, PASSWORD } from './lib/large-offices.ts';

const [, , url = '', dataDir = ''] = process.argv;
const composed = await compose({ databaseUrl: url, dataDir, logger: pino({ level: 'warn' }) });
const cookies: Record<string, string> = {};
for (const login of levels) {
  const { token } = await signIn(composed.store.db, composed.identity, { login, password: PASSWORD, source: 'bench' });
  cookies[login] = `${SESSION_COOKIE}=${token}`;
}
await composed.app.listen({ host: '127.0.0.1', port: 0 });
const address = composed.app.server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
process.stdout.write(`${JSON.stringify({ port, cookies })}\n`);
