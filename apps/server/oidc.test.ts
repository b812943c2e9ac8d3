import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { linkOidcIdentity, readOidcSettings, systemActor } from '../../platform/identity/index.ts';
import { provider } from '../../platform/identity/tiny-provider.ts';
import { cookiesOf, type TestServer, testServer } from './testing/test-server.ts';

async function withProvider() {
  const idp = await provider();
  const server = await testServer({ oidc: idp.settings });
  onTestFinished(() => server.end());
  const system = systemActor('test', '%');
  const { issuer } = idp.settings;
  const officer = server.people.officer;
  if (officer === undefined) throw new Error('no officer');
  await linkOidcIdentity(server.store.db, server.identity, system, { personId: officer, issuer, subject: 's1' });
  return { idp, server };
}

const get = (server: TestServer, url: string, cookie = '') =>
  server.send({ method: 'GET', url, headers: { cookie, 'sec-fetch-site': 'cross-site' } });
const callback = (back: URL): string => `/api/oidc/callback${back.search}`;

test('the provider’s account opens a session of the person tied to it, once, in the browser that asked', async () => {
  const { idp, server } = await withProvider();
  const begun = await get(server, '/api/oidc/begin');
  expect(begun.status).toBe(302);
  expect(String(begun.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/);
  const back = idp.approve(String(begun.headers.location), 's1');
  const done = await get(server, callback(back), cookiesOf(begun));
  expect([done.status, done.headers.location]).toEqual([302, '/console/']);
  const cookie = cookiesOf(done);
  expect((await get(server, '/api/session', cookie)).body.person.login).toBe('officer');
  const again = await get(server, callback(back), cookiesOf(begun));
  expect([again.status, again.headers.location]).toEqual([302, '/console/?sign-in=identity.challenge-ended']);
  expect(cookiesOf(again)).not.toContain('qy_session');

  const second = await get(server, '/api/oidc/begin');
  const stolen = idp.approve(String(second.headers.location), 's1');
  const elsewhere = await get(server, callback(stolen));
  expect([elsewhere.status, elsewhere.headers.location]).toEqual([302, '/console/?sign-in=identity.oidc-refused']);
  expect(String(elsewhere.headers['set-cookie'] ?? '')).not.toContain('qy_session');
});

test('an account that nobody tied is refused', async () => {
  const { idp, server } = await withProvider();
  const begun = await get(server, '/api/oidc/begin');
  const back = idp.approve(String(begun.headers.location), 'officer');
  const refused = await get(server, callback(back), cookiesOf(begun));
  expect([refused.status, refused.headers.location]).toEqual([302, '/console/?sign-in=identity.oidc-not-linked']);
  expect(cookiesOf(refused)).not.toContain('qy_session');
});

test('who changed their mind at the provider comes back to a page that says so', async () => {
  const { server } = await withProvider();
  const begun = await get(server, '/api/oidc/begin');
  const state = new URL(String(begun.headers.location)).searchParams.get('state');
  const back = await get(server, `/api/oidc/callback?error=access_denied&state=${state}`, cookiesOf(begun));
  expect([back.status, back.headers.location]).toEqual([302, '/console/?sign-in=identity.oidc-refused']);
});

test('the sign-in page learns whether there is a provider; the callback is described as a redirect', async () => {
  const { server } = await withProvider();
  expect((await get(server, '/api/session/ways')).body).toEqual({ oidc: true, failure: null });
  const { paths } = (await get(server, '/openapi.json')).body;
  const { parameters, responses } = paths['/api/oidc/callback'].get;
  expect(parameters.map(({ name }: { name: string }) => name)).toEqual(['state', 'code', 'error']);
  expect(Object.keys(responses)).toEqual(['302', 'default']);
  expect(responses['302'].headers.location).toBeDefined();
  expect(responses['302'].content).toBeUndefined();
});

test('a provider that cannot be reached sends nobody into the void', async () => {
  const settings = { issuer: 'http://127.0.0.1:9', clientId: 'q', redirectUri: 'http://127.0.0.1/x', allowHttp: true };
  const server = await testServer({ oidc: settings });
  onTestFinished(() => server.end());
  const begun = await get(server, '/api/oidc/begin');
  expect([begun.status, begun.headers.location]).toEqual([302, '/console/?sign-in=identity.oidc-unreachable']);
  const { failure } = (await get(server, '/api/session/ways?failed=identity.oidc-unreachable')).body;
  expect(failure.zh).toContain('http://127.0.0.1:9 ');
  for (const code of ['constructor', 'http.invalid', '']) {
    expect((await get(server, `/api/session/ways?failed=${code}`)).body.failure).toBeNull();
  }
});

test('it is off unless configured, and half a configuration is refused at the start', async () => {
  const server = await testServer();
  onTestFinished(() => server.end());
  for (const path of ['begin', 'callback?code=x&state=y']) {
    const off = await get(server, `/api/oidc/${path}`);
    expect([off.status, off.body.code]).toEqual([404, 'identity.oidc-off']);
  }
  expect((await get(server, '/api/session/ways')).body).toEqual({ oidc: false, failure: null });
  const secret = join(server.dataDir, 'secret');
  writeFileSync(secret, 'of two\n');
  const whole = { QY_OIDC_ISSUER: 'https://id.example', QY_OIDC_CLIENT_ID: 'q', QY_OIDC_CLIENT_SECRET_FILE: secret };
  expect(readOidcSettings({}, undefined)).toBeUndefined();
  expect(readOidcSettings(whole, 'https://q.example')).toMatchObject({
    clientSecret: 'of two',
    redirectUri: 'https://q.example/api/oidc/callback',
  });
  for (const [env, variable] of [
    [{ ...whole, QY_OIDC_ISSUER: 'http://id.example' }, 'QY_OIDC_ISSUER'],
    [{ ...whole, QY_OIDC_CLIENT_ID: '' }, 'QY_OIDC_CLIENT_ID'],
    [{ ...whole, QY_OIDC_CLIENT_SECRET_FILE: '/no/such/file' }, 'QY_OIDC_CLIENT_SECRET_FILE'],
  ] as const) {
    expect(() => readOidcSettings(env, 'https://q.example')).toThrow(
      expect.objectContaining({ code: 'identity.oidc-incomplete', params: { variable } }),
    );
  }
  expect(() => readOidcSettings(whole, undefined)).toThrow('identity.oidc-incomplete');
});
